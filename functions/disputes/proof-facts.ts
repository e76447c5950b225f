import type { ProofFacts } from "../../domain/disputes/index.ts";
import { latest } from "../../domain/kernel/instant.ts";
import type { DeliveryFacts } from "../../domain/orders/delivery-facts.ts";
import type { FrozenOrder } from "../../domain/orders/frozen-order.ts";

/**
 * What is known of the delivery of some lines taken together: shipped when a carrier had any of them, delivered when all of them
 * arrived, at the last arrival. A carrier reports an arrival with a scan at the address, so an arrival is proof.
 */
export const proofFacts = (order: FrozenOrder, delivery: DeliveryFacts, lineIds: ReadonlySet<string>): ProofFacts => {
  const lines = order.snapshot.lines.filter(({ lineId }) => lineIds.has(lineId));
  const facts = lines.map(({ lineId }) => delivery[lineId] ?? {});
  const arrivals = facts.flatMap(({ deliveredAt }) => deliveredAt ?? []);
  const [first, ...others] = arrivals;
  const hasArrived = first !== undefined && arrivals.length === lines.length;
  const [promise, ...promises] = lines.flatMap(({ promisedAt }) => promisedAt ?? []);
  return {
    shipped: facts.some(
      ({ shippedAt, lastScanAt, deliveredAt }) => (shippedAt ?? lastScanAt ?? deliveredAt) !== undefined,
    ),
    deliveryProven: hasArrived,
    ...(hasArrived ? { deliveredAt: latest(first, ...others) } : {}),
    ...(promise === undefined ? {} : { promisedAt: latest(promise, ...promises) }),
  };
};
