export {
  ArticleBlock,
  ArticleLocale,
  Audience,
  BlockKind,
  BlockText,
  LocaleState,
  LocaleTexts,
  PolicyArticle,
} from "./article.ts";
export { articleFindings, versionFindings } from "./article-checks.ts";
export { citationIn, citationProblem, type GatedArticle } from "./citation.ts";
export { effectiveTo, inForceAt } from "./in-force.ts";
export { type LocaleStanding, sourcesOf, standingOf, type TextHash, wordsOf } from "./locale-standings.ts";
export { type GateFinding, gateFindings, type NeededLocales } from "./publish-gate.ts";
export { type Fallbacks, type ShownLocale, shownLocale } from "./reading.ts";
