import * as z from "zod";
import type { Route } from "../../adapters/http/route.ts";
import { OrderSnapshot } from "../../domain/orders/order-snapshot.ts";
import { OrderAnswer } from "./order-answer.ts";
import { CarrierEventBody } from "./record-carrier-event.http.ts";

/** Every operation on orders and their parcels. */
export const orderRoutes: readonly Route[] = [
  {
    audience: "platform",
    method: "PUT",
    path: "/orders/{orderId}",
    entry: "put-order",
    summary: "Hand in an order; it is frozen at the first time",
    body: OrderSnapshot,
    response: OrderAnswer,
    status: 200,
  },
  {
    audience: "platform",
    method: "POST",
    path: "/order-imports",
    entry: "import-orders",
    summary: "Hand in many orders, one JSON document a line",
    media: "application/x-ndjson",
    response: z.object({
      imported: z.int(),
      unchanged: z.int(),
      unbalanced: z.array(z.string()),
      rejected: z.array(z.object({ line: z.int(), orderId: z.string().optional(), errors: z.array(z.unknown()) })),
    }),
    status: 200,
  },
  {
    audience: "platform",
    method: "POST",
    path: "/carrier-events",
    entry: "record-carrier-event",
    summary: "Tell what a carrier saw of a parcel, to the buyer or back",
    body: CarrierEventBody,
    response: z.object({
      outcome: z.enum(["recorded", "unchanged"]),
      caseId: z.string().optional(),
      orderId: z.string().optional(),
    }),
    status: 202,
  },
];
