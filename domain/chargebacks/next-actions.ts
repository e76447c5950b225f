import { type Chargeback, isMatched } from "./chargeback.ts";
import { mayAnswer } from "./decide.ts";

/** What agents may do with a chargeback. */
export type ChargebackAction = "match" | "represent" | "accept" | "review";

/** Everything that agents may do with a chargeback now: what is not here is refused, and what is here is accepted. */
export const nextActions = (state: Chargeback): readonly ChargebackAction[] => [
  ...(isMatched(state) ? [] : (["match"] as const)),
  ...(isMatched(state) && mayAnswer(state) ? (["represent", "accept"] as const) : []),
  ...(state.reviewable.length > 0 ? (["review"] as const) : []),
];
