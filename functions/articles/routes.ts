import type { Audience, Route } from "../../adapters/http/route.ts";
import { ArticleAnswer, ArticlePage } from "./article-answers.ts";
import { ArticleListQuery, ArticleQuery } from "./article-query.ts";

/** Everybody who reads a case may read the articles that it cites. */
const readers = ["storefront", "seller", "agent", "platform"] as const satisfies readonly Audience[];

const reads = (audience: Audience): Route => ({
  audience,
  method: "GET",
  path: "/articles/{articleId}",
  entry: "get-article",
  summary: "A policy article as JSON or Markdown, in the version of an instant",
  query: ArticleQuery,
  response: ArticleAnswer,
  produces: ["application/json", "text/markdown"],
  status: 200,
});

/** The policy articles. */
export const articleRoutes: readonly Route[] = [
  {
    audience: "platform",
    method: "GET",
    path: "/articles",
    entry: "list-articles",
    summary: "The policy articles of an instant, with the state of each language",
    query: ArticleListQuery,
    response: ArticlePage,
    status: 200,
  },
  ...readers.map(reads),
];
