import * as z from "zod";
import { Actor } from "../../kernel/actor.ts";
import { DecisionId } from "../../kernel/ids.ts";
import { Instant } from "../../kernel/instant.ts";
import { PayloadHash } from "../../kernel/payload-hash.ts";
import { OverrideReason } from "../../kernel/reasons.ts";
import { DecisionBasis } from "../basis.ts";
import { DecisionOutcome } from "../outcomes.ts";
import { Bearer, CaseClock, ClockName, Grant, TextId } from "../parts.ts";
import { event } from "./base.ts";

/**
 * What an agent decided, beside what the engine had proposed; `amountMinor` is the money it newly orders or assigns.
 */
export const Decision = z.object({
  decisionId: DecisionId,
  outcome: DecisionOutcome,
  amountMinor: z.int().nonnegative(),
  overrideReason: OverrideReason,
  payer: Bearer,
  compensation: Grant.optional(),
  decidedBy: Actor,
  proposal: z.object({
    outcome: DecisionOutcome.or(z.literal("none")),
    amountMinor: z.int().nonnegative(),
    payer: Bearer,
  }),
  differsIn: z.array(z.enum(["outcome", "amount", "payer"])),
  textId: TextId.optional(),
});
export type Decision = z.infer<typeof Decision>;

/**
 * A decision that waits for a second person until `expiresAt`. `proposedHash` names what would have been carried out when it was
 * proposed. Both are absent from cases that were kept before decisions expired.
 */
export const PendingDecision = Decision.extend({
  expiresAt: Instant.optional(),
  proposedHash: PayloadHash.optional(),
});
export type PendingDecision = z.infer<typeof PendingDecision>;

/**
 * Above the limit a second, senior person must agree first. The clock is there when the case had none: in a closed case
 * nothing else would end the wait.
 */
export const DecisionProposed = event("DecisionProposed", {
  decision: Decision,
  secondPersonAboveMinor: z.int(),
  expiresAt: Instant.optional(),
  payloadHash: PayloadHash.optional(),
  clock: CaseClock.optional(),
  basis: DecisionBasis.optional(),
});

/** The decision holds; what follows from it is in the events after it. `payloadHash` is what the second person agreed to. */
export const DecisionMade = event("DecisionMade", {
  decision: Decision,
  confirmedBy: Actor.optional(),
  payloadHash: PayloadHash.optional(),
  basis: DecisionBasis.optional(),
});

/** The second person said no; nothing changes for the parties. */
export const DecisionRejected = event("DecisionRejected", {
  decisionId: DecisionId,
  rejectedBy: Actor,
  textId: TextId.optional(),
});

/** No second person answered in time: nothing of the decision is carried out, and another one can be proposed. */
export const DecisionExpired = event("DecisionExpired", { decisionId: DecisionId, expiresAt: Instant });

/** The platform did not decide in time: a breach. The clock, if any, is the one to the provisional payment. */
export const DecisionOverdue = event("DecisionOverdue", { dueAt: Instant, clock: CaseClock.optional() });

/** The clock stands still from now on. */
export const ChargebackOpened = event("ChargebackOpened", { chargebackId: z.string() });

/** The clock runs on with the time it had left; a clock that ran out of purpose is absent. */
export const ChargebackClosed = event("ChargebackClosed", {
  chargebackId: z.string(),
  outcome: z.enum(["won", "lost"]),
  pausedClock: ClockName.optional(),
  clock: CaseClock.optional(),
});

export const AgentEvents = [
  DecisionProposed,
  DecisionMade,
  DecisionRejected,
  DecisionExpired,
  DecisionOverdue,
  ChargebackOpened,
  ChargebackClosed,
] as const;
