import { orderBalances, orderEntries } from "../../adapters/dynamodb/ledger-reads.ts";
import { findOrder } from "../../adapters/dynamodb/orders.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import { notFound } from "../../adapters/http/problem.ts";

/** What of an order can still go back, by component and payment, and every journal entry on it, oldest first. */
export const getOrderLedger: HttpHandler = async (request, runtime) => {
  const orderId = request.params.orderId ?? "";
  if ((await findOrder(runtime.store, orderId)) === undefined) throw notFound("order");
  const [{ balances, payments }, entries] = await Promise.all([
    orderBalances(runtime.store, orderId),
    orderEntries(runtime.store, orderId),
  ]);
  return { status: 200, body: { orderId, balances, payments, entries } };
};
