import { audienceOf, fullPath, type TokenRole } from "../../adapters/http/route.ts";
import type { ReadableRule } from "../../adapters/policies/texts.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import { citationIn } from "../../domain/policy-articles/index.ts";

/** A rule that fired, with the link to what it cites, under the API of its reader. */
export type LinkedRule = ReadableRule & { readonly href?: string };

/**
 * Rules with links to the blocks that they cite, in the version that was in force when the case was judged. A case that was
 * kept before rules cited articles has none.
 */
export const linked = (rules: readonly ReadableRule[], role: TokenRole, judgedAt: Instant): LinkedRule[] =>
  rules.map((rule) => {
    if (rule.article === undefined) return rule;
    const { articleId, blockId } = citationIn(rule.article);
    const path = fullPath({ audience: audienceOf(role), path: "/articles/{articleId}" });
    return { ...rule, href: `${path.replace("{articleId}", articleId)}?at=${judgedAt}#${blockId}` };
  });
