import type { Finding } from "../compiled-policy.ts";
import { stepLimits } from "./budget.ts";

/** What is said of a rule about which the steps ran out: that it could not be checked, never that it is right. */
export const undecided = (ruleId: string): Finding => ({
  ruleId,
  code: "undecided",
  reason: `could not be checked within ${stepLimits.question} steps a question and ${stepLimits.policy} in all: the rules ask for too many facts at once; split or shorten their conditions`,
});
