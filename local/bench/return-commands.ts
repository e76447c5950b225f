import { calendarOf } from "../../adapters/policies/calendars.ts";
import { policyFor } from "../../adapters/policies/policies.ts";
import type { Actor } from "../../domain/kernel/actor.ts";
import { newId, SellerId } from "../../domain/kernel/ids.ts";
import { addMs, instant } from "../../domain/kernel/instant.ts";
import { freezeOrder } from "../../domain/orders/freeze-order.ts";
import { OrderSnapshot } from "../../domain/orders/order-snapshot.ts";
import { evaluateRequest, type RequestFacts } from "../../domain/policies/index.ts";
import type { ReturnCommand } from "../../domain/returns/index.ts";
import { LIFE_BEGINS, orderOf } from "./life.ts";

const HOUR_MS = 3_600_000;
const begins = instant(LIFE_BEGINS);
const calendar = calendarOf("BR");
const order = freezeOrder(OrderSnapshot.parse(orderOf(0)), begins);
const { orderId, buyer, market, currency } = order.snapshot;
const id = (digit: number): string => `01KK${"0".repeat(21)}${digit}`;
const refundId = newId("rfd_", id(1));

/** What the policy is told of the measured request. */
export const requestFacts: RequestFacts = {
  requestedAt: begins,
  seller: { legalStatus: "trader" },
  buyer: { kind: "consumer", priorReturnless: 0 },
  withdrawalInformed: true,
  wholeOrder: true,
  lastDeliveredAt: instant("2026-03-06T15:00:00Z"),
  lines: [
    {
      lineId: "line-1",
      reason: "LATE_DELIVERY",
      category: "housewares",
      flags: [],
      exclusionDisclosed: false,
      valueMinor: 21_500,
      photos: 0,
      shipped: true,
      deliveredAt: instant("2026-03-06T15:00:00Z"),
      deliveryProven: true,
      promisedAt: instant("2026-03-04T00:00:00Z"),
    },
  ],
};

/** The policy's verdict on the measured request. */
export const verdict = () => evaluateRequest(policyFor("BR"), requestFacts, calendar);

const actors = {
  buyer: { role: "buyer", id: "bench-buyer-0" },
  seller: { role: "seller", id: "bench-clerk" },
  carrier: { role: "carrier", id: "correios" },
  system: { role: "system", id: "recourse" },
} as const satisfies Record<string, Actor>;

const head = (hours: number, actor: Actor) => ({ at: addMs(begins, hours * HOUR_MS), actor, calendar });

const unitNos = order.units.map(({ unitNo }) => unitNo);

const scanned = (scan: "first_scan" | "in_transit" | "delivered", hours: number): ReturnCommand => {
  const scannedAt = addMs(begins, hours * HOUR_MS);
  return { type: "RecordScan", ...head(hours, actors.carrier), parcelId: "parcel-1", scan, scannedAt, refundId };
};

/** Everything that is said in the life of a return which ends with all money back, in order. */
export const lifeCommands = (): readonly ReturnCommand[] => [
  {
    type: "RequestReturn",
    ...head(0, actors.buyer),
    returnId: newId("ret_", id(2)),
    orderId,
    buyerId: buyer.buyerId,
    sellerId: SellerId.parse("bench-seller"),
    market,
    currency,
    units: order.units.map((value) => ({ value, reason: "LATE_DELIVERY" as const, evidenceIds: [] })),
    terms: verdict().terms,
    refundId,
  },
  { type: "ApproveReturn", ...head(20, actors.seller), refundId },
  {
    type: "HandOver",
    ...head(44, actors.buyer),
    parcelId: "parcel-1",
    arrangedBy: "seller",
    carrier: "correios",
    trackingNumber: "BR-0",
    proofIds: [],
  },
  scanned("first_scan", 46),
  scanned("in_transit", 60),
  scanned("delivered", 92),
  {
    type: "RecordInspection",
    ...head(97, actors.seller),
    lines: unitNos.map((unitNo) => ({
      lineId: "line-1",
      unitNo,
      result: "accepted" as const,
      deductions: [],
      evidenceIds: [],
      disposition: "restock" as const,
    })),
    refundId,
  },
  { type: "RecordRefundSubmitted", ...head(98, actors.system), refundId },
  { type: "RecordRefundOutcome", ...head(99, actors.system), refundId, outcome: "paid", refundedMinor: 21_500 },
];
