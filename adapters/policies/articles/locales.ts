import * as z from "zod";
import { ArticleLocale } from "../../../domain/policy-articles/index.ts";
import document from "../../../policies/articles/locales.json" with { type: "json" };

/** Which locales a market's articles need, and what readers are shown instead of one that cannot be shown. Checked at load. */
export const articleLocales = z
  .strictObject({
    needed: z.record(z.string().regex(/^[A-Z]{2}$/), z.array(ArticleLocale).min(1)),
    fallbacks: z.record(ArticleLocale, z.array(ArticleLocale)),
  })
  .parse(document);
