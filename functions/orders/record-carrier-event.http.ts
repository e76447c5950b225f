import * as z from "zod";
import { deliveryOf, findOrder, replaceDelivery } from "../../adapters/dynamodb/orders.ts";
import { findParcel } from "../../adapters/dynamodb/pointers.ts";
import { answerOnce } from "../../adapters/http/answer-once.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { notFound, Problem } from "../../adapters/http/problem.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { LineId, OrderId } from "../../domain/kernel/ids.ts";
import { Instant } from "../../domain/kernel/instant.ts";
import { text } from "../../domain/kernel/text.ts";
import type { LineDelivery } from "../../domain/orders/delivery-facts.ts";
import { mergeDelivery } from "../../domain/orders/merge-delivery.ts";
import { Scan } from "../../domain/returns/index.ts";
import { recordReturnScan } from "../returns/record-return-scan.ts";

/** What a carrier says: of a parcel to the buyer (with its order and lines), or of one that comes back (by its tracking number). */
export const CarrierEventBody = z.strictObject({
  carrier: text(64),
  trackingNumber: text(128),
  scan: Scan,
  scannedAt: Instant,
  orderId: OrderId.optional(),
  lineIds: z.array(LineId).min(1).max(200).optional(),
});
export type CarrierEventBody = z.infer<typeof CarrierEventBody>;

/** A carrier's clock may run ahead of ours; further ahead than this is an error in the message. */
const AHEAD_MS_MAX = 60 * 60 * 1000;

const deliveryFact = ({ scan, scannedAt }: CarrierEventBody): LineDelivery => ({
  lastScanAt: scannedAt,
  ...(scan === "delivered" ? { deliveredAt: scannedAt } : {}),
  ...(scan === "first_scan" || scan === "in_transit" || scan === "delivered" ? { shippedAt: scannedAt } : {}),
});

const recordOutbound = async (runtime: Runtime, orderId: OrderId, body: CarrierEventBody): Promise<boolean> => {
  const found = await findOrder(runtime.store, orderId);
  if (found === undefined) throw notFound("order");
  const known = found.order.snapshot.lines.map(({ lineId }) => lineId);
  const lineIds = body.lineIds ?? known;
  const strangers = lineIds.flatMap((lineId, index) => (known.includes(lineId) ? [] : [index]));
  if (strangers.length > 0)
    throw new Problem("invalid-request", "The order has no such line.", {
      errors: strangers.map((index) => ({ pointer: `#/lineIds/${index}`, detail: "Not a line of the order." })),
    });
  const seen = await deliveryOf(runtime.store, orderId);
  const merged = mergeDelivery(seen, Object.fromEntries(lineIds.map((lineId) => [lineId, deliveryFact(body)])));
  if (merged === seen) return false;
  return (await replaceDelivery(runtime.store, orderId, seen, merged)) || recordOutbound(runtime, orderId, body);
};

/** Takes in a carrier's word, in any order and as often as it comes. */
export const recordCarrierEvent: HttpHandler = async (request: HttpRequest<CarrierEventBody>, runtime) => {
  const { body, at } = request;
  if (Date.parse(body.scannedAt) > Date.parse(at) + AHEAD_MS_MAX)
    throw new Problem("invalid-request", "The scan lies in the future.", {
      errors: [{ pointer: "#/scannedAt", detail: `Must not be after ${at}.` }],
    });
  const { orderId } = body;
  if (orderId !== undefined)
    return answerOnce(runtime, request, async () => {
      const isNew = await recordOutbound(runtime, orderId, body);
      return { status: 202, body: { outcome: isNew ? "recorded" : "unchanged", orderId } };
    });
  const parcel = await findParcel(runtime.store, body.carrier, body.trackingNumber);
  if (parcel === undefined) throw notFound("parcel");
  return recordReturnScan(runtime, request, parcel);
};
