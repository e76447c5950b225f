import { orderBalances } from "../../adapters/dynamodb/ledger-reads.ts";
import { load } from "../../adapters/dynamodb/load.ts";
import { findOrder } from "../../adapters/dynamodb/orders.ts";
import { casesOfOrder } from "../../adapters/dynamodb/pointers.ts";
import { notFound, Problem, problemOfRefusal } from "../../adapters/http/problem.ts";
import { derivedUlid } from "../../adapters/runtime/derived-ulid.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { sendCommand } from "../../adapters/workflow/send-command.ts";
import { replay } from "../../domain/kernel/decider.ts";
import { newId, type RefundId } from "../../domain/kernel/ids.ts";
import type { FrozenOrder } from "../../domain/orders/frozen-order.ts";
import { type RefundCommandOf, refunds } from "../../domain/refunds/index.ts";
import { openExternal, PROVIDER, sellerFor } from "./open-external.ts";
import type { PaymentEventOf } from "./payment-event-body.ts";
import { refundAggregate } from "./refund-aggregate.ts";
import { refundEffects } from "./refund-effects.ts";
import { sendToRefund } from "./send-to-refund.ts";

type ExternalNews = PaymentEventOf<"refund.external">;

// The id follows from the provider's own, so that hearing of a refund twice opens one.
const refundIdOf = (providerRefundId: string): RefundId => newId("rfd_", derivedUlid(providerRefundId));

/** A refund of ours that waits to pay from the same payment: the one made by hand may have been meant to be it. */
const openRefundOn = async (runtime: Runtime, news: ExternalNews): Promise<RefundId | undefined> => {
  const cases = await casesOfOrder(runtime.store, news.orderId);
  for (const { caseId } of cases.filter(({ kind }) => kind === "refund")) {
    const state = (await load(runtime.store, refundAggregate, caseId))?.state;
    const isLike = (leg: {
      paymentId?: string | undefined;
      amountMinor: number;
      providerRefundId?: string | undefined;
    }) =>
      leg.providerRefundId === news.providerRefundId ||
      (leg.paymentId === news.paymentId &&
        leg.amountMinor === news.amount.amountMinor &&
        state?.completed === undefined);
    if (state?.legs.some(isLike)) return state.refundId;
  }
  return undefined;
};

type Adopt = RefundCommandOf<"AdoptExternalRefund">;

const adopting = async (runtime: Runtime, news: ExternalNews): Promise<Adopt> => {
  const { orderId, paymentId, amount, providerRefundId } = news;
  const { balances, payments } = await orderBalances(runtime.store, orderId);
  return {
    type: "AdoptExternalRefund",
    at: runtime.clock.now(),
    actor: PROVIDER,
    paymentId,
    amountMinor: amount.amountMinor,
    providerRefundId,
    balances: [...balances],
    payments: [...payments],
  };
};

/** Decides both steps before either is written, so that news which cannot be true leaves no empty refund behind. */
const checkAdoptable = (open: RefundCommandOf<"OpenRefund">, adopt: Adopt): void => {
  const opened = refunds.decide(refunds.initial, open);
  const decision = opened.outcome === "refused" ? opened : refunds.decide(replay(refunds, opened.events), adopt);
  if (decision.outcome === "refused") throw problemOfRefusal({ ...decision.refusal });
};

const openFor = async (
  runtime: Runtime,
  order: FrozenOrder,
  news: ExternalNews,
  commandId: string,
): Promise<RefundId> => {
  const refundId = refundIdOf(news.providerRefundId);
  const sellerId = await sellerFor(runtime, order, news.amount.amountMinor);
  const command = await openExternal(runtime, order, sellerId, refundId);
  checkAdoptable(command, await adopting(runtime, news));
  const { at, actor } = command;
  const head = { aggregate: refundAggregate, caseId: refundId, commandId: `${commandId}:open`, actor, at };
  await sendCommand(runtime, { ...head, command: () => command, effects: refundEffects });
  return refundId;
};

/** Adopts a refund that somebody made at the provider, past this system, so that the order's balance knows of it. */
export const recordExternalRefund = async (runtime: Runtime, news: ExternalNews, commandId: string) => {
  const { orderId, paymentId, amount } = news;
  const order = (await findOrder(runtime.store, orderId))?.order;
  if (order === undefined || !order.payments.some((payment) => payment.paymentId === paymentId))
    throw notFound("payment");
  if (amount.currency !== order.snapshot.currency)
    throw new Problem("invalid-request", "The amount has another currency than the order.", {
      errors: [{ pointer: "#/amount/currency", detail: `Must be ${order.snapshot.currency}.` }],
    });
  const refundId = (await openRefundOn(runtime, news)) ?? (await openFor(runtime, order, news, commandId));
  // The message's own id is kept for its answer; the steps that it takes have ids of their own.
  const sent = await sendToRefund(runtime, refundId, `${commandId}:adopt`, () => adopting(runtime, news), {
    actor: PROVIDER,
  });
  if (sent.outcome === "refused") throw problemOfRefusal({ ...sent.refusal });
  return { outcome: sent.outcome === "moved" ? "recorded" : "unchanged", caseId: refundId };
};
