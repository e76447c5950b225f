import { findOrder } from "../../adapters/dynamodb/orders.ts";
import type { Store } from "../../adapters/dynamodb/store.ts";
import { invariant } from "../../domain/kernel/invariant.ts";
import type { CaseConcerned } from "./evidence-cases.ts";

/**
 * The order as it was taken in, with those of its lines that a case is about, and who sold them: what was promised, at what price and
 * under which terms. Throws when there is no such order, which no case can be without.
 */
export const orderSnapshot = async (store: Store, { orderId, sellerId, lineIds }: CaseConcerned) => {
  const found = await findOrder(store, orderId);
  invariant(found !== undefined, `the order ${orderId} of a case is kept`);
  const { snapshot, receivedAt } = found.order;
  const isConcerned = (line: { readonly lineId: string; readonly sellerId: string }) =>
    lineIds === undefined ? line.sellerId === sellerId : lineIds.includes(line.lineId);
  return {
    ...snapshot,
    receivedAt,
    sellers: snapshot.sellers.filter((seller) => seller.sellerId === sellerId),
    lines: snapshot.lines.filter(isConcerned),
  };
};
