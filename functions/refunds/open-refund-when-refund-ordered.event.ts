import { disputedPayments } from "../../adapters/dynamodb/chargebacks.ts";
import { loadSince } from "../../adapters/dynamodb/recent-cases.ts";
import type { ReactionHandler } from "../../adapters/events/reaction.ts";
import { refundTerms } from "../../adapters/policies/refund-terms.ts";
import { SYSTEM } from "../../domain/kernel/actor.ts";
import type { RecordedEvent } from "../../domain/kernel/event.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import type { RefundCommandOf } from "../../domain/refunds/index.ts";
import type { EventOf, Return } from "../../domain/returns/index.ts";
import { returnAggregate } from "../returns/return-aggregate.ts";
import { sendOpening } from "./send-opening.ts";

type Ordered = EventOf<"RefundOrdered">["data"];

const openCommand = (
  at: Instant,
  state: Return,
  ordered: Ordered,
  disputedPaymentIds: readonly string[],
): RefundCommandOf<"OpenRefund"> => {
  const { refundId, purpose, units, fault, shares, provisional, returnLabel, commissionReturned, submitBy } = ordered;
  const { pendingOverdue, unknownOverdue, fallbackTenders } = refundTerms;
  const named = (unit: { lineId: string; unitNo: number }) =>
    units.some(({ lineId, unitNo }) => lineId === unit.lineId && unitNo === unit.unitNo);
  return {
    type: "OpenRefund",
    at,
    actor: SYSTEM,
    refundId,
    returnId: state.returnId,
    ...(state.decision === undefined ? {} : { decisionId: state.decision.decisionId }),
    orderId: state.orderId,
    buyerId: state.buyerId,
    sellerId: state.sellerId,
    market: state.market,
    currency: ordered.currency,
    purpose,
    // The ledger names a version by its number, which has one content for good.
    policy: { id: state.terms.policy.id, version: state.terms.policy.version },
    units: units as RefundCommandOf<"OpenRefund">["units"],
    unitValues: state.units.filter(named).map(({ value }) => value),
    ...(returnLabel === undefined ? {} : { returnLabel }),
    commissionReturned,
    adminFeePercent: state.terms.sellerAdminFeePercent,
    platformAbsorbsUndeterminedUpToMinor: state.terms.limits.platformAbsorbsUndeterminedUpToMinor,
    fallbackTenders,
    storeCreditBonusPercent: state.terms.compensation?.storeCreditBonusPercent,
    pendingOverdue,
    unknownOverdue,
    fault,
    ...(shares === undefined ? {} : { shares }),
    provisional,
    submitBy,
    disputedPaymentIds: [...disputedPaymentIds],
  };
};

/** Opens the refund that a return ordered. The refund's id is in the order, so that ordering twice opens one. */
export const openRefund: ReactionHandler = async (event: RecordedEvent, runtime) => {
  const state = (await loadSince(runtime.store, returnAggregate, event))?.state;
  if (state === undefined) throw new Error(`return ${event.caseId} does not exist`);
  const disputed = await disputedPayments(runtime.store, state.orderId);
  const at = runtime.clock.now();
  await sendOpening(runtime, event.id, openCommand(at, state, event.data as Ordered, disputed));
};
