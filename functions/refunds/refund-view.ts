import { AUDIENCES } from "../../adapters/http/route.ts";
import { money } from "../../domain/kernel/money.ts";
import { deadlines, nextActions, type Refund, refundedMinor, refundStatus } from "../../domain/refunds/index.ts";

/** A refund in a line or two, for pages that show several. */
export const refundSummary = (state: Refund) => ({
  id: state.refundId,
  kind: "refund" as const,
  status: refundStatus(state),
  purpose: state.purpose,
  ...(state.returnId === undefined ? {} : { returnId: state.returnId }),
  ...(state.disputeId === undefined ? {} : { disputeId: state.disputeId }),
  refunded: money(refundedMinor(state), state.currency),
  legs: state.legs.map(({ legId, status, tender, amountMinor, currency, pendingReason, failedBecause }) => ({
    legId,
    status,
    tender,
    amount: money(amountMinor, currency),
    ...(pendingReason === undefined ? {} : { pendingReason }),
    ...(failedBecause === undefined ? {} : { failedBecause }),
  })),
});

const hrefOf = (refundId: string, action: { readonly action: string; readonly legId?: string }): string => {
  const refund = `${AUDIENCES.agent.prefix}/refunds/${refundId}`;
  if (action.legId === undefined) return `${refund}/${action.action}`;
  return `${refund}/legs/${action.legId}/${action.action.replace("-leg", "")}`;
};

/** A whole refund, as agents and the marketplace's systems read it. */
export const refundView = (state: Refund, version: number) => ({
  ...refundSummary(state),
  version,
  openedAt: state.openedAt,
  orderId: state.orderId,
  buyerId: state.buyerId,
  sellerId: state.sellerId,
  market: state.market,
  policy: state.policy,
  liability: state.liability,
  parked: state.parked,
  deadlines: deadlines(state),
  nextActions: nextActions(state).map((action) => ({
    actor: action.actor,
    action: action.action,
    method: "POST" as const,
    href: hrefOf(state.refundId, action),
    ...("legId" in action ? { legId: action.legId } : {}),
    ...("tenders" in action ? { tenders: action.tenders } : {}),
  })),
});
