import type { EvidenceId } from "../../domain/kernel/ids.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import { invariant } from "../../domain/kernel/invariant.ts";
import type { BuyerReason } from "../../domain/kernel/reasons.ts";
import { totalMinor } from "../../domain/ledger/component-amounts.ts";
import type { UnitValue } from "../../domain/ledger/unit-value.ts";
import { type DeliveryFacts, lastDeliveredAt } from "../../domain/orders/delivery-facts.ts";
import type { FrozenOrder } from "../../domain/orders/frozen-order.ts";
import { lineOf, linesOfSeller, unitsOf } from "../../domain/orders/order-selectors.ts";
import type { LineFacts, RequestFacts } from "../../domain/policies/index.ts";

/** One asked line with the very units that were chosen for it. */
export interface ChosenLine {
  readonly lineId: string;
  readonly reason: BuyerReason;
  readonly evidenceIds: readonly EvidenceId[];
  readonly units: readonly UnitValue[];
}

/** What is read before a policy can judge. */
export interface RequestReads {
  readonly order: FrozenOrder;
  readonly delivery: DeliveryFacts;
  readonly priorReturnless: number;
  readonly at: Instant;
}

const lineFacts = ({ order, delivery }: RequestReads, chosen: ChosenLine): LineFacts => {
  const line = lineOf(order, chosen.lineId);
  invariant(line !== undefined, "units are only chosen from lines of the order");
  const { deliveredAt, shippedAt, lastScanAt } = delivery[chosen.lineId] ?? {};
  return {
    lineId: chosen.lineId,
    reason: chosen.reason,
    category: line.category,
    flags: [...line.flags],
    exclusionDisclosed: line.exclusionDisclosed ?? false,
    valueMinor: chosen.units.reduce((sum, { paid }) => sum + totalMinor(paid), 0),
    photos: chosen.evidenceIds.length,
    shipped: shippedAt !== undefined || lastScanAt !== undefined || deliveredAt !== undefined,
    ...(deliveredAt === undefined ? {} : { deliveredAt }),
    deliveryProven: deliveredAt !== undefined,
    promisedAt: line.promisedAt,
  };
};

/** What the policy is told of a request on one seller's lines of an order. */
export const requestFacts = (reads: RequestReads, sellerId: string, chosen: readonly ChosenLine[]): RequestFacts => {
  const { order, delivery, priorReturnless, at } = reads;
  const seller = order.snapshot.sellers.find((candidate) => candidate.sellerId === sellerId);
  invariant(seller !== undefined, "an order names the sellers of its lines");
  const sold = linesOfSeller(order, sellerId).flatMap(({ lineId }) => unitsOf(order, lineId));
  const last = lastDeliveredAt(order, delivery, sellerId);
  return {
    requestedAt: at,
    orderedAt: order.snapshot.placedAt,
    seller: { legalStatus: seller.legalStatus },
    buyer: { kind: order.snapshot.buyer.kind, priorReturnless },
    withdrawalInformed: seller.withdrawalInformed ?? true,
    wholeOrder: chosen.reduce((sum, { units }) => sum + units.length, 0) === sold.length,
    ...(last === undefined ? {} : { lastDeliveredAt: last }),
    lines: chosen.map((line) => lineFacts(reads, line)),
  };
};
