import { disputedPayments } from "../../adapters/dynamodb/chargebacks.ts";
import { loadSince } from "../../adapters/dynamodb/recent-cases.ts";
import type { ReactionHandler } from "../../adapters/events/reaction.ts";
import { refundTerms } from "../../adapters/policies/refund-terms.ts";
import type { Dispute, DisputeEventOf } from "../../domain/disputes/index.ts";
import { SYSTEM } from "../../domain/kernel/actor.ts";
import type { RecordedEvent } from "../../domain/kernel/event.ts";
import { LineId } from "../../domain/kernel/ids.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import type { RefundCommandOf } from "../../domain/refunds/index.ts";
import { disputeAggregate } from "../disputes/dispute-aggregate.ts";
import { sendOpening } from "./send-opening.ts";

type Ordered = DisputeEventOf<"DisputePaymentOrdered">["data"];

// Who bears it the decision says by legs of its own, so that the refund itself is booked as the platform's.
const openCommand = (
  at: Instant,
  state: Dispute,
  { refundId, purpose, units, submitBy }: Ordered,
  disputedPaymentIds: readonly string[],
): RefundCommandOf<"OpenRefund"> => {
  const { pendingOverdue, unknownOverdue, fallbackTenders } = refundTerms;
  const { disputeId, orderId, buyerId, sellerId, market, currency, terms } = state;
  const named = (unit: { lineId: string; unitNo: number }) =>
    units.some(({ lineId, unitNo }) => lineId === unit.lineId && unitNo === unit.unitNo);
  const decision = purpose === "provisional" ? undefined : state.decisions.at(-1);
  return {
    type: "OpenRefund",
    at,
    actor: SYSTEM,
    refundId,
    disputeId,
    ...(decision === undefined ? {} : { decisionId: decision.decisionId }),
    ...{ orderId, buyerId, sellerId, market, currency },
    purpose: "decision",
    // The ledger names a version by its number, which has one content for good.
    policy: { id: terms.policy.id, version: terms.policy.version },
    units: units.map((unit) => ({ ...unit, lineId: LineId.parse(unit.lineId), deductions: [] })),
    unitValues: state.units.filter(({ value }) => named(value)).map(({ value }) => value),
    commissionReturned: false,
    adminFeePercent: 0,
    platformAbsorbsUndeterminedUpToMinor: 0,
    fallbackTenders,
    pendingOverdue,
    unknownOverdue,
    fault: "PLATFORM",
    provisional: false,
    submitBy,
    disputedPaymentIds: [...disputedPaymentIds],
  };
};

/** Opens the refund that a dispute ordered. The refund's id is in the order, so that ordering twice opens one. */
export const openDisputeRefund: ReactionHandler = async (event: RecordedEvent, runtime) => {
  const state = (await loadSince(runtime.store, disputeAggregate, event))?.state;
  if (state === undefined) throw new Error(`dispute ${event.caseId} does not exist`);
  const disputed = await disputedPayments(runtime.store, state.orderId);
  const at = runtime.clock.now();
  await sendOpening(runtime, event.id, openCommand(at, state, event.data as Ordered, disputed));
};
