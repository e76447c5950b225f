import { orderBalances } from "../../adapters/dynamodb/ledger-reads.ts";
import { findOrder } from "../../adapters/dynamodb/orders.ts";
import { calendarOf } from "../../adapters/policies/calendars.ts";
import { chargebackTerms } from "../../adapters/policies/chargeback-terms.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import type { ChargebackCommandOf } from "../../domain/chargebacks/index.ts";
import { refundsOfOrder } from "../refunds/refunds-of-order.ts";
import { moneyFacts } from "./money-facts.ts";

/** A payment with all that judging a chargeback on it needs. */
export type KnownPayment = NonNullable<ChargebackCommandOf<"MatchChargeback">["known"]>;

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
  const facts = moneyFacts({ balances, payments }, refunds, paymentId, chargebackCaseId);
  const { tender, capturedMinor } = facts.paymentRow;
  const { id, version } = chargebackTerms;
  const payment = {
    ...{ orderId: order.snapshot.orderId, paymentId, market, currency, buyerId: buyer.buyerId },
    tender,
    capturedMinor,
    policy: { id, version },
  };
  return { payment, calendar: calendarOf(market), facts };
};
