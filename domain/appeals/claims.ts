import * as z from "zod";
import { EvidenceId } from "../kernel/ids.ts";
import { type AppealGround, Finding } from "../kernel/reasons.ts";

const claim = <Ground extends AppealGround, Named extends z.ZodRawShape>(ground: Ground, named: Named) =>
  z.strictObject({ ground: z.literal(ground), ...named });

const pieces = z.array(EvidenceId).min(1).max(20);

/**
 * What a party holds to be wrong with a decision, and where: the new pieces, or the finding, rule or amount of the decision that it
 * means. `amountMinor` is what the buyer should have got, in minor units of the dispute's currency. Only words can say what a
 * conflict of interest or a wrongly counted deadline is about.
 */
export const AppealClaim = z.discriminatedUnion("ground", [
  claim("NEW_EVIDENCE", { evidenceIds: pieces }),
  claim("FACT_ERROR", { finding: Finding }),
  claim("RULE_MISAPPLIED", { ruleId: z.string().min(1).max(128) }),
  claim("WRONG_AMOUNT", { amountMinor: z.int().nonnegative() }),
  claim("WRONG_LIABILITY", {}),
  claim("EVIDENCE_IGNORED", { evidenceIds: pieces }),
  claim("CONFLICT_OF_INTEREST", {}),
  claim("DEADLINE_COUNTED_WRONG", {}),
]);
export type AppealClaim = Readonly<z.infer<typeof AppealClaim>>;
export type AppealClaimOf<Ground extends AppealGround> = Extract<AppealClaim, { ground: Ground }>;

/** All that one appeal claims; each ground once. */
export const AppealClaims = z.array(AppealClaim).min(1).max(8);
export type AppealClaims = readonly AppealClaim[];
