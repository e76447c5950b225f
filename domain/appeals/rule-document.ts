import * as z from "zod";
import { AppealClocks, AppealLimits, GroundsByParty } from "./terms.ts";

const ofDispute = { agentCapMinor: true, seniorCapMinor: true, secondPersonAboveMinor: true } as const;

/**
 * The rules for appeals, as they stand in a file. How long a party has to appeal, and what one person may decide, stand in the rules of
 * disputes, and how long a second person has is the same for all decisions, so that none of them is here. `sources` says where the
 * numbers of each part come from.
 */
export const AppealRules = z.strictObject({
  id: z.literal("appeals"),
  version: z.int().positive(),
  clocks: AppealClocks.omit({ secondApproval: true }),
  limits: AppealLimits.omit(ofDispute),
  groundsByParty: GroundsByParty,
  sources: z.record(z.string(), z.string().min(1)),
});
export type AppealRules = Readonly<z.infer<typeof AppealRules>>;
