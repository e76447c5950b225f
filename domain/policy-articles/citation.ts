import type { Instant } from "../kernel/instant.ts";
import type { PolicyArticle } from "./article.ts";
import { effectiveTo } from "./in-force.ts";
import type { GateFinding } from "./publish-gate.ts";

/** A version of an article with what keeps it from being published. */
export type GatedArticle = { readonly article: PolicyArticle; readonly gate: readonly GateFinding[] };

/** What a rule cites: a block of an article. */
export type Citation = { readonly articleId: string; readonly blockId: string };

/** Reads `<articleId>#<blockId>`. */
export const citationIn = (reference: string): Citation => {
  const [articleId = "", blockId = ""] = reference.split("#");
  return { articleId, blockId };
};

const whyNot = ({ article, gate }: GatedArticle, blockId: string, market: string): string | undefined => {
  const { articleId, version } = article;
  const block = article.blocks.find((candidate) => candidate.blockId === blockId);
  if (block === undefined) return `${articleId} ${version} has no block ${blockId}`;
  if (!article.markets.includes(market)) return `${articleId} ${version} is not for ${market}`;
  if (block.markets !== undefined && !block.markets.includes(market))
    return `block ${blockId} of ${articleId} ${version} is not for ${market}`;
  const closed = gate.find((finding) => finding.market === market);
  if (closed === undefined) return undefined;
  const parts = closed.parts.length === 0 ? "" : ` (${closed.parts.join(", ")})`;
  return `${articleId} ${version} may not be published in ${market}: ${closed.locale} is ${closed.state}${parts}`;
};

/**
 * Why a market's rules of an instant may not cite a block, or undefined if they may: it must be there, speak of the market
 * and be publishable in it, in the version in force then and in every later one, for people follow the citation for years.
 */
export const citationProblem = (
  versions: readonly GatedArticle[],
  reference: string,
  market: string,
  from: Instant,
): string | undefined => {
  const { articleId, blockId } = citationIn(reference);
  const own = versions.filter(({ article }) => article.articleId === articleId);
  if (own.length === 0) return `there is no article ${articleId}`;
  if (own.every(({ article }) => article.effectiveFrom > from)) return `${articleId} is in force only later`;
  return own
    .filter((version) => {
      const end = effectiveTo(own, version);
      return end === undefined || end > from;
    })
    .map((version) => whyNot(version, blockId, market))
    .find((problem) => problem !== undefined);
};
