import * as z from "zod";
import { Instant } from "../../domain/kernel/instant.ts";

/** Which version of an article: the one in force at an instant, now unless said otherwise. */
export const ArticleQuery = z.strictObject({ at: Instant.optional() });
export type ArticleQuery = z.infer<typeof ArticleQuery>;

/** Which articles. */
export const ArticleListQuery = ArticleQuery.extend({
  market: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
});
export type ArticleListQuery = z.infer<typeof ArticleListQuery>;
