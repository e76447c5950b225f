import { floorPrefix } from "../floors/floor-sentences.ts";
import type { GrantedSummary } from "./granted-summary.ts";

/** Floors by which a policy alone would have given less than the law, from what a decision names: a rule id a field. */
export const floorsNeeded = ({ rules }: GrantedSummary): readonly string[] =>
  rules
    .filter(({ ruleId, sentence }) => ruleId.startsWith(floorPrefix) && !sentence.startsWith("floor.unavailable"))
    .map(({ ruleId }) => ruleId);
