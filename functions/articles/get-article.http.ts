import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { notFound } from "../../adapters/http/problem.ts";
import { publishedArticles } from "../../adapters/policies/articles/articles.ts";
import { articleMarkdown } from "../../adapters/policies/articles/markdown.ts";
import { shownArticle } from "../../adapters/policies/articles/shown-article.ts";
import { negotiateLanguage } from "../../adapters/policies/language.ts";
import { inForceAt } from "../../domain/policy-articles/index.ts";
import { articleAnswer } from "./article-answers.ts";
import type { ArticleQuery } from "./article-query.ts";
import { documentAnswer } from "./document-answer.ts";

/** A policy article in the version of an instant, as JSON or Markdown, in the reader's language or the nearest there is. */
export const getArticle: HttpHandler = async (request: HttpRequest<unknown, ArticleQuery>) => {
  const { query, params, at, accepts } = request;
  const found = inForceAt(publishedArticles().versions, query.at ?? at).find(
    ({ article }) => article.articleId === params.articleId,
  );
  if (found === undefined) throw notFound("article");
  const shown = shownArticle(found, negotiateLanguage(request.language));
  const form = accepts === "text/markdown" ? { text: articleMarkdown(shown) } : { body: articleAnswer(shown) };
  return documentAnswer(request, { ...form, language: shown.shown.locale });
};
