import * as z from "zod";
import { Instant } from "../../domain/kernel/instant.ts";
import { Money } from "../../domain/kernel/money.ts";
import { PayloadHash } from "../../domain/kernel/payload-hash.ts";
import { Finding } from "../../domain/kernel/reasons.ts";

/** One consequence of a decision, with its amount where it moves money, and the units' parts where it pays the buyer. */
export const DisputeLegAnswer = z.object({
  type: z.string(),
  amount: Money.optional(),
  units: z.array(z.object({ lineId: z.string(), unitNo: z.int(), amount: Money })).optional(),
});
export type DisputeLegAnswer = z.infer<typeof DisputeLegAnswer>;

const rules = z.array(z.object({ ruleId: z.string(), citation: z.string() }));

/** What the engine would decide on the file as it is; agents alone are told. */
export const ProposalAnswer = z.object({ legs: z.array(DisputeLegAnswer), findings: z.array(Finding), rules });

/** What waits for a second person, to agents: all of it under the hash that an approval must name. */
export const PendingAnswer = z.object({
  decisionId: z.string(),
  legs: z.array(DisputeLegAnswer),
  findings: z.array(Finding),
  rules,
  overrideReason: z.string().optional(),
  proposedBy: z.string(),
  payloadHash: PayloadHash,
  expiresAt: Instant,
});
