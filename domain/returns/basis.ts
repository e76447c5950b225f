import * as z from "zod";
import { ClockLength } from "../kernel/clocks.ts";
import { ReturnTerms } from "../kernel/terms.ts";

/**
 * What a decision after the opening rests on: the policy of the case, the rules that had given it its terms, each limit or
 * deadline of that policy that was applied, by its place in the document, and the amounts in minor units that it was applied to.
 */
export const DecisionBasis = z.object({
  policy: ReturnTerms.shape.policy,
  ruleIds: z.array(z.string()),
  limits: z.array(z.object({ name: z.string(), value: z.union([z.int(), ClockLength]) })),
  facts: z.record(z.string(), z.int()),
});
export type DecisionBasis = z.infer<typeof DecisionBasis>;
