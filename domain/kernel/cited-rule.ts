import * as z from "zod";

/** A rule that a decision rests on: of triage, of the market's policy, or a block of a policy article that a person cites. */
export const CitedRule = z.object({ ruleId: z.string().min(1).max(128), citation: z.string().max(500) });
export type CitedRule = z.infer<typeof CitedRule>;
