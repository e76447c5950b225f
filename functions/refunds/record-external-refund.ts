import { orderBalances } from "../../adapters/dynamodb/ledger-reads.ts";
import { load } from "../../adapters/dynamodb/load.ts";
import { findOrder } from "../../adapters/dynamodb/orders.ts";
import { casesOfOrder } from "../../adapters/dynamodb/pointers.ts";
import { notFound, problemOfRefusal } from "../../adapters/http/problem.ts";
import { calendarOf } from "../../adapters/policies/calendars.ts";
import { policyFor } from "../../adapters/policies/policies.ts";
import { refundTerms } from "../../adapters/policies/refund-terms.ts";
import { derivedUlid } from "../../adapters/runtime/derived-ulid.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { sendCommand } from "../../adapters/workflow/send-command.ts";
import { dueAt } from "../../domain/kernel/clocks.ts";
import { newId, type RefundId, SellerId } from "../../domain/kernel/ids.ts";
import { invariant } from "../../domain/kernel/invariant.ts";
import type { FrozenOrder } from "../../domain/orders/frozen-order.ts";
import type { RefundCommandOf } from "../../domain/refunds/index.ts";
import type { PaymentEventOf } from "./payment-event-body.ts";
import { refundAggregate } from "./refund-aggregate.ts";
import { refundEffects } from "./refund-effects.ts";
import { sendToRefund } from "./send-to-refund.ts";

type ExternalNews = PaymentEventOf<"refund.external">;

const PROVIDER = { role: "payment_provider", id: "payment-provider" } as const;
// The id follows from the provider's own, so that hearing of a refund twice opens one.
const refundIdOf = (providerRefundId: string): RefundId => newId("rfd_", derivedUlid(providerRefundId));

/** A refund of ours that waits to pay from the same payment: the one made by hand may have been meant to be it. */
const openRefundOn = async (runtime: Runtime, news: ExternalNews): Promise<RefundId | undefined> => {
  const cases = await casesOfOrder(runtime.store, news.orderId);
  for (const { caseId } of cases.filter(({ kind }) => kind === "refund")) {
    const state = (await load(runtime.store, refundAggregate, caseId))?.state;
    const isLike = (leg: { paymentId: string; amountMinor: number; providerRefundId?: string | undefined }) =>
      leg.providerRefundId === news.providerRefundId ||
      (leg.paymentId === news.paymentId &&
        leg.amountMinor === news.amount.amountMinor &&
        state?.completed === undefined);
    if (state?.legs.some(isLike)) return state.refundId;
  }
  return undefined;
};

const openExternal = (
  runtime: Runtime,
  order: FrozenOrder,
  sellerId: string,
  refundId: RefundId,
): RefundCommandOf<"OpenRefund"> => {
  const { orderId, buyer, market, currency } = order.snapshot;
  const { id, version, limits, clocks } = policyFor(market).document;
  const at = runtime.clock.now();
  return {
    type: "OpenRefund",
    at,
    actor: PROVIDER,
    refundId,
    orderId,
    buyerId: buyer.buyerId,
    sellerId: SellerId.parse(sellerId),
    market,
    currency,
    purpose: "external",
    policy: { id, version },
    units: [],
    unitValues: [],
    commissionReturned: false,
    adminFeePercent: 0,
    platformAbsorbsUndeterminedUpToMinor: limits.platformAbsorbsUndeterminedUpToMinor,
    ...refundTerms,
    fault: "PLATFORM",
    provisional: false,
    submitBy: dueAt(at, clocks.refundSubmission, calendarOf(market)),
  };
};

/** The seller whose part of the order still has room for the money; a refund by hand does not say whose it was. */
const sellerFor = async (runtime: Runtime, order: FrozenOrder, amountMinor: number): Promise<string> => {
  const { balances } = await orderBalances(runtime.store, order.snapshot.orderId);
  const roomOf = (sellerId: string) =>
    balances.reduce((sum, row) => sum + (row.sellerId === sellerId ? row.refundableMinor : 0), 0);
  const sellers = order.snapshot.sellers.map(({ sellerId }) => sellerId);
  const seller = sellers.find((sellerId) => roomOf(sellerId) >= amountMinor) ?? sellers[0];
  invariant(seller !== undefined, "an order has a seller");
  return seller;
};

/** Adopts a refund that somebody made at the provider, past this system, so that the order's balance knows of it. */
export const recordExternalRefund = async (runtime: Runtime, news: ExternalNews, commandId: string) => {
  const { orderId, paymentId, amount, providerRefundId } = news;
  const found = await findOrder(runtime.store, orderId);
  if (found === undefined || !found.order.payments.some((payment) => payment.paymentId === paymentId))
    throw notFound("payment");
  const ours = await openRefundOn(runtime, news);
  const refundId = ours ?? refundIdOf(providerRefundId);
  if (ours === undefined) {
    const command = openExternal(
      runtime,
      found.order,
      await sellerFor(runtime, found.order, amount.amountMinor),
      refundId,
    );
    const { at, actor } = command;
    const head = { aggregate: refundAggregate, caseId: refundId, commandId: `${commandId}:open`, actor, at };
    await sendCommand(runtime, { ...head, command: () => command, effects: refundEffects });
  }
  const sent = await sendToRefund(
    runtime,
    refundId,
    commandId,
    async ({ at, actor }) => {
      const { balances, payments } = await orderBalances(runtime.store, orderId);
      const facts = { balances: [...balances], payments: [...payments] };
      return {
        type: "AdoptExternalRefund",
        at,
        actor,
        paymentId,
        amountMinor: amount.amountMinor,
        providerRefundId,
        ...facts,
      };
    },
    PROVIDER,
  );
  if (sent.outcome === "refused") throw problemOfRefusal({ ...sent.refusal });
  return { outcome: sent.outcome === "moved" ? "recorded" : "unchanged", caseId: refundId };
};
