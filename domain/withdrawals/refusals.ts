import type { Instant } from "../kernel/instant.ts";
import type { ExplainedRule } from "../kernel/terms.ts";

/** Why a withdrawal is refused. */
export type WithdrawalRefusal =
  | {
      readonly code: "withdrawal.not_available";
      readonly windowEndedAt: string;
      readonly explanation: readonly ExplainedRule[];
    }
  | { readonly code: "withdrawal.lapsed"; readonly lapsedAt: Instant };

/** All codes, so that every one of them is known to have a page and a title. */
export const withdrawalRefusalCodes = [
  "withdrawal.not_available",
  "withdrawal.lapsed",
] as const satisfies readonly WithdrawalRefusal["code"][];
