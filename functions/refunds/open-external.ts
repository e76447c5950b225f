import { orderBalances } from "../../adapters/dynamodb/ledger-reads.ts";
import { calendarOf } from "../../adapters/policies/calendars.ts";
import { policyInForce } from "../../adapters/policies/policy-in-force.ts";
import { refundTerms } from "../../adapters/policies/refund-terms.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { dueAt } from "../../domain/kernel/clocks.ts";
import { type RefundId, SellerId } from "../../domain/kernel/ids.ts";
import { invariant } from "../../domain/kernel/invariant.ts";
import type { FrozenOrder } from "../../domain/orders/frozen-order.ts";
import type { RefundCommandOf } from "../../domain/refunds/index.ts";

/** The author of everything that the payment provider tells. */
export const PROVIDER = { role: "payment_provider", id: "payment-provider" } as const;

/** Opens an empty refund that a refund made by hand at the provider can be adopted into; the platform bears it. */
export const openExternal = async (
  runtime: Runtime,
  order: FrozenOrder,
  sellerId: string,
  refundId: RefundId,
): Promise<RefundCommandOf<"OpenRefund">> => {
  const { orderId, buyer, market, currency } = order.snapshot;
  const at = runtime.clock.now();
  const { document } = await policyInForce(runtime.store, market, at);
  const { id, version, limits, clocks } = document;
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
export const sellerFor = async (runtime: Runtime, order: FrozenOrder, amountMinor: number): Promise<string> => {
  const { balances } = await orderBalances(runtime.store, order.snapshot.orderId);
  const roomOf = (sellerId: string) =>
    balances.reduce((sum, row) => sum + (row.sellerId === sellerId ? row.refundableMinor : 0), 0);
  const sellers = order.snapshot.sellers.map(({ sellerId }) => sellerId);
  const seller = sellers.find((sellerId) => roomOf(sellerId) >= amountMinor) ?? sellers[0];
  invariant(seller !== undefined, "an order has a seller");
  return seller;
};
