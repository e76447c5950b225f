import type { PolicyReferences } from "../../domain/policies/index.ts";
import { articleProblem } from "./articles/articles.ts";
import { floorsByMarket } from "./floors.ts";
import { reasonCatalogue } from "./reasons.ts";
import { sentenceKeys } from "./sentence-keys.ts";

/** What every policy of this repository may refer to, whichever file or version it stands in. */
export const policyReferences: PolicyReferences = {
  reasons: reasonCatalogue,
  sentences: sentenceKeys,
  articleProblem,
  floors: floorsByMarket,
};
