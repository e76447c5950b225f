import { aLine, anOrderInput, brl } from "../../support/orders.ts";

/** What the process says of itself. */
export interface Door {
  readonly url: string;
  readonly tokens: Readonly<Record<Who, string>>;
}
export type Who = "buyer" | "seller" | "platform";

/** A command that was answered: what was asked, under which key, and the answer. */
export interface Acknowledged {
  readonly who: Who;
  readonly path: string;
  readonly key: string;
  readonly body: unknown;
  readonly answer: unknown;
}

/** The process died, or said no; whoever works on the order leaves it there. */
class Left extends Error {}

/** What the APIs answer, as far as the batch looks into it. */
type Answer = Readonly<Record<string, unknown>>;

/** Sends one request, and reads the answer whole. */
export const send = async (door: Door, who: Who, method: string, path: string, body?: unknown, key?: string) => {
  const response = await fetch(`${door.url}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${door.tokens[who]}`,
      "content-type": "application/json",
      ...(key !== undefined && { "idempotency-key": key }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const answer: Answer = (await response.json()) as Answer;
  return { status: response.status, answer, replayed: response.headers.get("idempotency-replayed") === "true" };
};

type Steps = (who: Who, path: string, step: string, body: unknown) => Promise<Readonly<Record<string, unknown>>>;

/** The system's own time. */
export const nowAt = async (door: Door): Promise<string> =>
  String((await send(door, "platform", "GET", "/_local/clock")).answer.now);

const daysBefore = (instant: string, days: number): string =>
  new Date(Date.parse(instant) - days * 86_400_000).toISOString();

// One order from purchase to refund: asked for, approved, sent, scanned, inspected.
const completeReturn = async (door: Door, orderId: string, tell: Steps): Promise<void> => {
  const now = await nowAt(door);
  const lines = [aLine({ shipping: brl(1_500), promisedAt: daysBefore(now, 5), deliveredAt: daysBefore(now, 1) })];
  const order = anOrderInput({ orderId, lines, placedAt: daysBefore(now, 9) });
  await send(door, "platform", "PUT", `/platform/v1/orders/${orderId}`, order);
  const asked = { orderId, lines: [{ lineId: "line-1", units: 1, reason: "LATE_DELIVERY" }] };
  const { id } = await tell("buyer", "/storefront/v1/returns", "request", asked);
  await tell("seller", `/seller/v1/returns/${id}/approve`, "approve", {});
  const parcel = { carrier: "correios", trackingNumber: orderId };
  await tell("buyer", `/storefront/v1/returns/${id}/hand-over`, "hand-over", parcel);
  await tell("platform", "/platform/v1/carrier-events", "scan", {
    ...parcel,
    scan: "delivered",
    scannedAt: await nowAt(door),
  });
  const unit = {
    lineId: "line-1",
    unitNo: 1,
    result: "accepted",
    deductions: [],
    evidenceIds: [],
    disposition: "restock",
  };
  await tell("seller", `/seller/v1/returns/${id}/inspections`, "inspect", { lines: [unit] });
};

/** Works on order after order until the process dies, and keeps what it was told had happened. */
export const workUntilKilled = async (door: Door, name: string, acknowledged: Acknowledged[]): Promise<void> => {
  const tell =
    (orderId: string): Steps =>
    async (who, path, step, body) => {
      const key = `${orderId}-${step}`;
      const { status, answer } = await send(door, who, "POST", path, body, key);
      if (status >= 300) throw new Left(JSON.stringify(answer));
      acknowledged.push({ who, path, key, body, answer });
      return answer;
    };
  for (let number = 1; ; number += 1) {
    const orderId = `order-${name}-${number}`;
    try {
      await completeReturn(door, orderId, tell(orderId));
    } catch (error) {
      // A refusal is about this order only; everything else means that the process is gone.
      if (!(error instanceof Left)) return;
    }
  }
};

/** Sends the clock on, hour by hour, until the process dies. */
export const passTimeUntilKilled = async (door: Door): Promise<void> => {
  try {
    for (;;) await send(door, "platform", "POST", "/_local/clock", { advance: "PT1H" });
  } catch {
    // The process is gone.
  }
};
