import type { Reaction } from "../../../adapters/events/reaction.ts";
import type { Route } from "../../../adapters/http/route.ts";
import type { ReactingDomain } from "../../../lib/stacks/events-stack.ts";

const row = (audience: Route["audience"], method: Route["method"], path: Route["path"]): Route => ({
  audience,
  method,
  path,
  entry: `${method}${path}`.toLowerCase(),
  summary: "a row for tests",
  status: 200,
});

/** One row for each audience, and each method. */
export const sampleRoutes: readonly Route[] = [
  row("storefront", "GET", "/returns"),
  row("storefront", "POST", "/returns"),
  row("seller", "POST", "/returns/{returnId}/approve"),
  row("agent", "GET", "/queues"),
  row("platform", "PUT", "/orders/{orderId}"),
];

/** One row with one event type, one with two, and a domain with none. */
export const sampleReactions: Readonly<Record<ReactingDomain, readonly Reaction[]>> = {
  returns: [{ entry: "record-outcome-when-refund-completed", on: ["RefundCompleted"] }],
  refunds: [{ entry: "open-refund-when-ordered", on: ["RefundOrdered", "LiabilitySettled"] }],
  "agent-desk": [],
};
