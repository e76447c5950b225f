import * as z from "zod";
import { ActorRole } from "../../domain/kernel/actor.ts";
import { Instant } from "../../domain/kernel/instant.ts";
import { Money } from "../../domain/kernel/money.ts";
import { PayloadHash } from "../../domain/kernel/payload-hash.ts";
import { BuyerReason, CompensationReason, OverrideReason } from "../../domain/kernel/reasons.ts";
import { ExplainedRule, PinnedFloor } from "../../domain/kernel/terms.ts";
import { CompensationTender } from "../../domain/ledger/tender.ts";
import {
  Bearer,
  CloseReason,
  DecisionOutcome,
  Offer,
  Parcel,
  ReturnStatus,
  UnitKey,
} from "../../domain/returns/index.ts";
import { DisputeReturnOutcome } from "../../domain/returns/parts.ts";

/** A rule that fired, told to the reader, with the link to the block of the policy article that it cites. */
export const LinkedRule = ExplainedRule.omit({ endsAt: true }).extend({ href: z.string().optional() });

/** Something that the reader's case waits for, or could have done to it now. */
export const NextAction = z.object({
  actor: z.enum(["buyer", "seller", "agent", "senior_agent"]),
  action: z.string(),
  method: z.literal("POST"),
  href: z.string(),
  dueAt: Instant.optional(),
  evidence: z
    .object({ photosMin: z.int(), photosMinByReason: z.record(z.string(), z.int()).readonly().optional() })
    .optional(),
});

/** A clock that runs, and what happens by itself when it ends. */
export const Deadline = z.object({ name: z.string(), at: Instant, onTimeout: z.string() });

/** One unit of a case. */
const Unit = UnitKey.extend({
  reason: BuyerReason,
  reception: z.string(),
  acceptance: z.string(),
  paid: Money,
  refunded: Money.optional(),
});

/**
 * What the platform gave the buyer of its own; no part of what was paid or refunded. Sellers are not told, and why it was
 * given only agents and the marketplace's systems are.
 */
const CompensationAnswer = z.object({
  refundId: z.string(),
  amount: Money,
  tender: CompensationTender,
  outcome: z.enum(["paid", "partly_paid", "cancelled"]).optional(),
  reason: CompensationReason.optional(),
});

/** What waits for a second person, to agents: all of it under the hash that an approval must name. */
const PendingDecisionAnswer = z.object({
  decisionId: z.string(),
  outcome: DecisionOutcome,
  overrideReason: OverrideReason,
  payer: Bearer,
  amount: Money,
  compensation: z.object({ amount: Money, tender: CompensationTender, reason: OverrideReason }).optional(),
  proposedBy: z.string(),
  payloadHash: PayloadHash,
  expiresAt: Instant.optional(),
});

/** A return case as its parties, agents and the marketplace's systems read it. */
export const Case = z
  .object({
    id: z.string(),
    kind: z.literal("return"),
    status: ReturnStatus,
    version: z.int().nonnegative(),
    openedAt: Instant,
    orderId: z.string(),
    buyerId: z.string(),
    sellerId: z.string(),
    market: z.string(),
    lines: z.array(z.object({ lineId: z.string(), units: z.array(Unit) })),
    money: z.object({ paid: Money, ordered: Money, refunded: Money }),
    compensations: z.array(CompensationAnswer).optional(),
    /** The law that covered the case when it opened, in the version that it had. */
    floors: z.array(PinnedFloor).optional(),
    policy: z.object({ id: z.string(), version: z.int(), contentHash: z.string().optional() }),
    verdict: z.string(),
    explanation: z.array(LinkedRule),
    experiments: z.record(z.string(), z.string()),
    offers: z.array(Offer),
    parcels: z.array(Parcel),
    /** The dispute that the return was handed to, and what came of it. */
    dispute: z.object({ disputeId: z.string(), outcome: DisputeReturnOutcome.optional() }).optional(),
    deadlines: z.array(Deadline),
    pendingDecision: PendingDecisionAnswer.optional(),
    nextActions: z.array(NextAction),
    closeReason: CloseReason.optional(),
  })
  .meta({ id: "Case" });
export type Case = z.infer<typeof Case>;

/** A page of cases. */
export const CasePage = z.object({ items: z.array(Case), nextCursor: z.string().optional() });

/** A case's events as told to the reader. */
export const TimelineAnswer = z.object({
  items: z.array(
    z.object({
      seq: z.int(),
      at: Instant,
      type: z.string(),
      actor: z.object({ role: ActorRole, id: z.string().optional() }),
      sentence: z.string(),
      /** Where the event is a verdict: the rules that fired, as the reader reads them. */
      explanation: z.array(LinkedRule).optional(),
      /** What the author wrote with it, to those whom it was written to. */
      comment: z.string().optional(),
      facts: z.record(z.string(), z.unknown()).optional(),
    }),
  ),
});
export type TimelineAnswer = z.infer<typeof TimelineAnswer>;
