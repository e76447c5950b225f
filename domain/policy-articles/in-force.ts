import type { Instant } from "../kernel/instant.ts";
import type { PolicyArticle } from "./article.ts";

type Dated = { readonly article: Pick<PolicyArticle, "articleId" | "effectiveFrom"> };

/** The end of a version: when the next version of its article begins; undefined while none is known. */
export const effectiveTo = <Version extends Dated>(
  versions: readonly Version[],
  { article }: Dated,
): Instant | undefined =>
  versions
    .filter((other) => other.article.articleId === article.articleId)
    .map((other) => other.article.effectiveFrom)
    .filter((from) => from > article.effectiveFrom)
    .sort()[0];

/** The version of each article that is in force at an instant. */
export const inForceAt = <Version extends Dated>(versions: readonly Version[], at: Instant): readonly Version[] =>
  versions.filter((version) => {
    const end = effectiveTo(versions, version);
    return version.article.effectiveFrom <= at && (end === undefined || at < end);
  });
