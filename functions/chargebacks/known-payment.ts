import { orderBalances } from "../../adapters/dynamodb/ledger-reads.ts";
import { load } from "../../adapters/dynamodb/load.ts";
import { findOrder } from "../../adapters/dynamodb/orders.ts";
import { casesOfOrder } from "../../adapters/dynamodb/pointers.ts";
import { calendarOf } from "../../adapters/policies/calendars.ts";
import { chargebackTerms } from "../../adapters/policies/chargeback-terms.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import type { ChargebackCommandOf, MoneyFacts } from "../../domain/chargebacks/index.ts";
import { invariant } from "../../domain/kernel/invariant.ts";
import type { Refund, RefundLeg } from "../../domain/refunds/index.ts";
import { refundAggregate } from "../refunds/refund-aggregate.ts";

/** A payment with all that judging a chargeback on it needs. */
export type KnownPayment = NonNullable<ChargebackCommandOf<"MatchChargeback">["known"]>;

/** The refunds of an order, oldest first. */
export const refundsOfOrder = async (runtime: Runtime, orderId: string): Promise<readonly Refund[]> => {
  const cases = (await casesOfOrder(runtime.store, orderId)).filter(({ kind }) => kind === "refund");
  const found = await Promise.all(cases.map(({ caseId }) => load(runtime.store, refundAggregate, caseId)));
  return found.flatMap((refund) => refund?.state ?? []);
};

const sumOf = (legs: readonly RefundLeg[], isCounted: (leg: RefundLeg) => boolean): number =>
  legs.filter(isCounted).reduce((sum, { amountMinor }) => sum + amountMinor, 0);

const ON_ITS_WAY: readonly RefundLeg["status"][] = ["submitted", "pending", "unknown"];
const WAITING: readonly RefundLeg["status"][] = ["held", "failed"];

const proofsOf = (refunds: readonly Refund[], paymentId: string): MoneyFacts["proofs"] =>
  refunds.flatMap(({ refundId, legs }) =>
    legs.flatMap((leg) => {
      const { legId, status, amountMinor, currency, providerRefundId, succeededAt } = leg;
      if (leg.paymentId !== paymentId || status !== "succeeded" || succeededAt === undefined) return [];
      const named = providerRefundId === undefined ? {} : { providerRefundId };
      return [{ refundId, legId, amountMinor, currency, succeededAt, ...named }];
    }),
  );

/**
 * Finds the payment that a chargeback names, with its row in the books and what refunds on it have come to; undefined when the
 * order or the payment is not known.
 */
export const knownPayment = async (
  runtime: Runtime,
  { orderId, paymentId }: { readonly orderId: string; readonly paymentId: string },
  chargebackCaseId: string,
): Promise<KnownPayment | undefined> => {
  const order = (await findOrder(runtime.store, orderId))?.order;
  if (!order?.payments.some((payment) => payment.paymentId === paymentId)) return undefined;
  const { market, currency, buyer } = order.snapshot;
  const [{ balances, payments }, refunds] = await Promise.all([
    orderBalances(runtime.store, orderId),
    refundsOfOrder(runtime, orderId),
  ]);
  const paymentRow = payments.find((row) => row.paymentId === paymentId);
  invariant(paymentRow !== undefined, "a payment of an order has its row in the books");
  const legs = refunds.flatMap((refund) => refund.legs).filter((leg) => leg.paymentId === paymentId);
  const { id, version } = chargebackTerms;
  const payment = {
    ...{ orderId: order.snapshot.orderId, paymentId, market, currency, buyerId: buyer.buyerId },
    tender: paymentRow.tender,
    capturedMinor: paymentRow.capturedMinor,
    policy: { id, version },
  };
  return {
    payment,
    calendar: calendarOf(market),
    facts: {
      paymentRow,
      balances: [...balances],
      proofs: proofsOf(refunds, paymentId),
      onItsWayMinor: sumOf(legs, ({ status }) => ON_ITS_WAY.includes(status)),
      heldMinor: sumOf(legs, ({ status }) => WAITING.includes(status)),
      settledMinor: sumOf(legs, (leg) => leg.paidByChargeback && leg.chargebackCaseId === chargebackCaseId),
    },
  };
};
