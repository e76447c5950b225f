import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { publishedArticles } from "../../adapters/policies/articles/articles.ts";
import { shownArticle } from "../../adapters/policies/articles/shown-article.ts";
import { negotiateLanguage } from "../../adapters/policies/language.ts";
import { inForceAt } from "../../domain/policy-articles/index.ts";
import { articleHead } from "./article-answers.ts";
import type { ArticleListQuery } from "./article-query.ts";
import { documentAnswer } from "./document-answer.ts";

/** The policy articles of an instant, of one market if one is named, by their ids. */
export const listArticles: HttpHandler = async (request: HttpRequest<unknown, ArticleListQuery>) => {
  const { query, at } = request;
  const language = negotiateLanguage(request.language);
  const items = inForceAt(publishedArticles().versions, query.at ?? at)
    .filter(({ article }) => query.market === undefined || article.markets.includes(query.market))
    .toSorted((a, b) => (a.article.articleId < b.article.articleId ? -1 : 1))
    .map((read) => articleHead(shownArticle(read, language)));
  return documentAnswer(request, { body: { items }, language });
};
