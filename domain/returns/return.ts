import * as z from "zod";
import { Currency } from "../kernel/currencies.ts";
import { FlowFlag, PinnedFlags } from "../kernel/flow-flags.ts";
import { BuyerId, EvidenceId, OrderId, ReturnId, SellerId } from "../kernel/ids.ts";
import { Instant } from "../kernel/instant.ts";
import { PinnedVariants } from "../kernel/pinned-variants.ts";
import { BuyerReason } from "../kernel/reasons.ts";
import { ReturnTerms } from "../kernel/terms.ts";
import { UnitValue } from "../ledger/unit-value.ts";
import { Decision, PendingDecision } from "./events/agent.ts";
import { ReturnStatus } from "./lifecycle.ts";
import { CloseReason, EscalationCause, SettlementCause } from "./outcomes.ts";
import {
  CaseClock,
  ClockName,
  Compensation,
  HandedDispute,
  InspectionLine,
  Offer,
  OrderedRefund,
  Parcel,
  UnitKey,
} from "./parts.ts";
import { Acceptance, Reception } from "./unit-lifecycles.ts";

/**
 * One unit of the case: two lifecycles, what was found, and the money ordered for it. `orderedMinor` is absent until a
 * refund names the unit, which happens at most once.
 */
export const ReturnUnit = UnitKey.extend({
  value: UnitValue,
  reason: BuyerReason,
  evidenceIds: z.array(EvidenceId),
  reception: Reception,
  acceptance: Acceptance,
  inspection: InspectionLine.optional(),
  orderedMinor: z.int().nonnegative().optional(),
});
export type ReturnUnit = z.infer<typeof ReturnUnit>;

/**
 * Where a negotiation came from and goes back to, with the clock that kept running there, and when it ends at the
 * latest.
 */
export const Negotiation = z.object({
  from: z.enum(["awaiting_seller", "awaiting_handover"]),
  endsAt: Instant,
  resume: CaseClock,
});
export type Negotiation = z.infer<typeof Negotiation>;

/** One return case: units of one order and one seller, always equal to its timeline played from the start. */
export const Return = z.object({
  returnId: ReturnId,
  orderId: OrderId,
  buyerId: BuyerId,
  sellerId: SellerId,
  market: z.string(),
  currency: Currency,
  status: ReturnStatus,
  openedAt: Instant,
  enteredAt: Instant,
  terms: ReturnTerms,
  experiments: PinnedVariants.optional(),
  flags: PinnedFlags.optional(),
  /** The flags whose variant has made a difference so far. */
  exposed: z.array(FlowFlag).optional(),
  units: z.array(ReturnUnit).min(1),
  parcels: z.array(Parcel),
  handOverDueAt: Instant.optional(),
  offers: z.array(Offer),
  negotiation: Negotiation.optional(),
  agreedMinor: z.int().positive().optional(),
  agreementClaimed: z.boolean(),
  rejection: z.object({ stage: z.enum(["request", "inspection"]), reason: z.string() }).optional(),
  resubmissions: z.int().nonnegative(),
  inspectionExtended: z.boolean(),
  analysisUsed: z.boolean(),
  inspectedBy: z.string().optional(),
  refunds: z.array(OrderedRefund),
  /** Empty in cases that were kept before there was any. */
  compensations: z.array(Compensation).default([]),
  labelCharged: z.boolean(),
  settledBecause: SettlementCause.optional(),
  escalation: z.object({ because: EscalationCause, at: Instant }).optional(),
  dispute: HandedDispute.optional(),
  pendingDecision: PendingDecision.optional(),
  decision: Decision.optional(),
  contest: z.object({ kind: z.enum(["refund", "bad_parcel"]), standing: z.enum(["open", "decided"]) }).optional(),
  breaches: z.array(z.object({ clock: ClockName, dueAt: Instant })),
  suspended: z.object({ chargebackId: z.string(), since: Instant }).optional(),
  clock: CaseClock.optional(),
  closeReason: CloseReason.optional(),
  escalateUntil: Instant.optional(),
  contestUntil: Instant.optional(),
  reportUntil: Instant.optional(),
});
export type Return = z.infer<typeof Return>;

export { evolve } from "./evolve.ts";
