import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BadRequest, expectRefused } from "../support/bad-requests.ts";
import { brl } from "../support/orders.ts";
import { must, ReturnStory } from "../support/return-stories.ts";
import { platform, type Story, startStory } from "../support/running-recourse.ts";
import { wholeStore } from "../support/whole-store.ts";

let story: Story;
let told: ReturnStory;
let leg: Record<string, unknown>;

const CARRIER = "/platform/v1/carrier-events";
const PAYMENT = "/platform/v1/payment-events";

beforeAll(async () => {
  story = await startStory();
  told = await ReturnStory.requested(story, { orderId: "order-1" });
  await told.approve();
  await told.handOver();
  await story.pass("P1D");
  await told.scan("delivered");
  await told.inspect();
  await story.pass("P1D");
  const [webhook] = story.recourse.sandbox.webhooks.all();
  leg = { ...webhook?.body };
  expect(leg.type).toBe("refund.succeeded");
  await story.order({ orderId: "order-2" });
  await story.order({ orderId: "order-3" });
});
afterAll(() => story.recourse.stop());

const scan = { carrier: "correios", trackingNumber: "BR-1", scan: "delivered", scannedAt: "2026-03-10T11:00:00Z" };
const external = {
  type: "refund.external",
  eventId: "event-1",
  occurredAt: "2026-03-10T11:00:00Z",
  orderId: "order-2",
  paymentId: "pay-1",
  providerRefundId: "re-by-hand",
  amount: brl(100),
};
const chargeback = {
  type: "chargeback.opened",
  eventId: "event-2",
  occurredAt: "2026-03-10T11:00:00Z",
  orderId: "order-3",
  paymentId: "pay-1",
  chargebackId: "cb-1",
};
const { amount: _amount, ...withoutAmount } = external;

const bad = (what: string, path: string, body: object, rest: Partial<BadRequest>): BadRequest => ({
  what,
  code: "invalid-request",
  by: platform,
  path,
  body,
  ...rest,
});
const fromCarrier = (what: string, fields: object, rest: Partial<BadRequest>) =>
  bad(what, CARRIER, { ...scan, ...fields }, rest);
const fromProvider = (what: string, fields: object, rest: Partial<BadRequest>) =>
  bad(what, PAYMENT, { ...external, ...fields }, rest);
const at = (pointer: string) => ({ place: { pointer } });
const NOT_FOUND = { code: "not-found" } as const;
const legOf = (fields: object) => ({
  type: "refund.succeeded",
  eventId: "event-3",
  occurredAt: "2026-03-10T11:00:00Z",
  key: `rfd_${"0".repeat(26)}:leg_${"0".repeat(26)}:1`,
  legId: `leg_${"0".repeat(26)}`,
  providerRefundId: "re-1",
  amount: brl(100),
  ...fields,
});

const rows: readonly BadRequest[] = [
  fromCarrier("a parcel of nobody", {}, NOT_FOUND),
  fromCarrier("an order of nobody", { orderId: "order-9" }, NOT_FOUND),
  fromCarrier("a line of another order", { orderId: "order-1", lineIds: ["line-1", "line-9"] }, at("#/lineIds/1")),
  fromCarrier("a scan from next year", { scannedAt: "2027-03-10T11:00:00Z" }, at("#/scannedAt")),
  fromCarrier("a scan of no kind", { scan: "eaten_by_dog" }, at("#/scan")),
  fromCarrier("a scan in local time", { scannedAt: "2026-03-10T11:00:00-03:00" }, at("#/scannedAt")),
  fromCarrier("a tracking number that drives a terminal", { trackingNumber: "BR\u001b[2J" }, at("#/trackingNumber")),
  bad("news of no kind", PAYMENT, { ...external, type: "refund.maybe" }, at("#/type")),
  bad("a leg of nobody", PAYMENT, legOf({}), NOT_FOUND),
  bad("a key of no form", PAYMENT, legOf({ key: "refund-1" }), at("#/key")),
  bad("a failure without a reason", PAYMENT, legOf({ type: "refund.failed" }), at("#/reason")),
  fromProvider("an order of nobody", { orderId: "order-9" }, NOT_FOUND),
  fromProvider("a payment of another order", { paymentId: "pay-9" }, NOT_FOUND),
  fromProvider(
    "more than was ever paid",
    { amount: brl(10_001) },
    { code: "refund.exceeds_refundable", facts: { refundableMinor: 10_000 } },
  ),
  fromProvider("nothing", { amount: brl(0) }, at("#/amount/amountMinor")),
  fromProvider("less than nothing", { amount: brl(-1) }, at("#/amount/amountMinor")),
  fromProvider("another currency", { amount: { amountMinor: 1, currency: "USD" } }, at("#/amount/currency")),
  fromProvider(
    "a currency that does not exist",
    { amount: { amountMinor: 1, currency: "XXQ" } },
    at("#/amount/currency"),
  ),
  bad("no amount", PAYMENT, withoutAmount, at("#/amount")),
  bad(
    "a chargeback of nothing",
    PAYMENT,
    { ...chargeback, amount: { amountMinor: 0, currency: "BRL" } },
    at("#/amount/amountMinor"),
  ),
  bad("a chargeback for a reason that is none", PAYMENT, { ...chargeback, reason: "4837" }, at("#/reason")),
  bad(
    "a chargeback in another currency",
    PAYMENT,
    { ...chargeback, amount: { amountMinor: 1, currency: "USD" } },
    {
      code: "chargeback.other_currency",
    },
  ),
];

describe("news that cannot be true", () => {
  it.each(rows)("is refused and changes nothing: $what", (row) => expectRefused(story, row));
});

/** Everything but the records of which message was answered how. */
const facts = async (): Promise<readonly string[]> =>
  (await wholeStore(story)).filter((item) => !item.includes('"pk":"COMMAND#'));

/** Tells something first, then again in other deliveries: from then on nothing but the records of deliveries changes. */
const expectOnce = async (path: string, first: object, later: readonly object[]): Promise<void> => {
  must(await story.post(platform, path, first));
  await story.rest();
  const before = await facts();
  for (const body of later) {
    const { status } = await story.post(platform, path, body);
    expect(status).toBe(202);
  }
  await story.rest();
  expect(await facts()).toEqual(before);
};

describe("news that comes twice or late", () => {
  it("of a parcel to the buyer leaves the first delivery as it was", () => {
    const arrived = { ...scan, orderId: "order-2", lineIds: ["line-1"] };
    return expectOnce(CARRIER, arrived, [arrived, { ...arrived, scan: "in_transit" }, { ...arrived, scan: "lost" }]);
  });

  it("of a parcel to the buyer comes to the same in any order", async () => {
    const days = ["05", "07", "08", "09"].map((day) => ({ ...scan, scannedAt: `2026-03-${day}T11:00:00Z` }));
    const news = days.map((one, index) => ({ ...one, scan: index === 2 ? "delivered" : "in_transit" }));
    for (const orderId of ["order-4", "order-5"]) await story.order({ orderId });
    for (const one of news) must(await story.post(platform, CARRIER, { ...one, orderId: "order-4" }));
    for (const one of news.toReversed()) must(await story.post(platform, CARRIER, { ...one, orderId: "order-5" }));
    const deliveries = (await wholeStore(story)).filter((item) => item.includes('"sk":"DELIVERY"'));
    const [first, second] = ["order-4", "order-5"].map((id) => deliveries.find((item) => item.includes(id)));
    expect(first?.replace("order-4", "")).toBe(second?.replace("order-5", ""));
  });

  it("of a parcel that came back leaves the case as it was", async () => {
    const { version, status } = await told.read();
    const back = { carrier: "correios", trackingNumber: told.id, scannedAt: "2026-03-11T12:00:00Z" };
    for (const kind of ["delivered", "first_scan", "in_transit", "lost", "delivered"])
      expect((await story.post(platform, CARRIER, { ...back, scan: kind })).status).toBe(202);
    await story.rest();
    expect(await told.read()).toMatchObject({ version, status });
  });

  it("of a leg that was paid moves no money", () =>
    expectOnce(PAYMENT, leg, [
      leg,
      { ...leg, type: "refund.pending", pendingReason: "processing" },
      { ...leg, eventId: "event-9" },
    ]));

  it("of a refund made by hand adopts it once", () =>
    expectOnce(PAYMENT, external, [external, { ...external, eventId: "event-9", occurredAt: "2026-03-10T11:30:00Z" }]));

  it("of a chargeback is once", () => expectOnce(PAYMENT, chargeback, [chargeback, chargeback]));

  it("of a chargeback's end is once", () =>
    expectOnce(PAYMENT, { ...chargeback, type: "chargeback.won" }, [{ ...chargeback, type: "chargeback.won" }]));

  it("under the same key is answered as before, and under a key of other news refused", async () => {
    const first = must(await story.post(platform, PAYMENT, external, { key: "delivery-1" }));
    const again = await story.post(platform, PAYMENT, external, { key: "delivery-1" });
    expect(again.body).toEqual(first);
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    const reused = { code: "idempotency-key-reused", key: "delivery-1" } as const;
    await expectRefused(story, fromProvider("other news", { amount: brl(200) }, reused));
    await expectRefused(story, bad("news of another kind", CARRIER, { ...scan, orderId: "order-2" }, reused));
  });
});
