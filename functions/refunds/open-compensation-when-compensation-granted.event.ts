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

type Granted = EventOf<"CompensationGranted">["data"];

const openCommand = (at: Instant, state: Return, granted: Granted): RefundCommandOf<"OpenRefund"> => {
  const { refundId, decisionId, amountMinor, tender, currency, submitBy } = granted;
  const { pendingOverdue, unknownOverdue } = refundTerms;
  return {
    type: "OpenRefund",
    at,
    actor: SYSTEM,
    refundId,
    returnId: state.returnId,
    ...(decisionId === undefined ? {} : { decisionId }),
    orderId: state.orderId,
    buyerId: state.buyerId,
    sellerId: state.sellerId,
    market: state.market,
    currency,
    purpose: "compensation",
    // The ledger names a version by its number, which has one content for good.
    policy: { id: state.terms.policy.id, version: state.terms.policy.version },
    units: [],
    unitValues: [],
    compensation: { amountMinor, tender },
    commissionReturned: false,
    adminFeePercent: 0,
    platformAbsorbsUndeterminedUpToMinor: 0,
    // A leg that fails waits for an agent: no payment of the buyer's says how else it could be paid.
    fallbackTenders: [],
    pendingOverdue,
    unknownOverdue,
    fault: "PLATFORM",
    provisional: false,
    submitBy,
  };
};

/**
 * Opens the case that pays a compensation. Its id is in the grant, so that granting twice opens one. A chargeback on the order
 * does not hold it, for it takes from no payment.
 */
export const openCompensation: ReactionHandler = async (event: RecordedEvent, runtime) => {
  const state = (await loadSince(runtime.store, returnAggregate, event))?.state;
  if (state === undefined) throw new Error(`return ${event.caseId} does not exist`);
  const at = runtime.clock.now();
  await sendOpening(runtime, event.id, openCommand(at, state, event.data as Granted));
};
