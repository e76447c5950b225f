import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { RefundRequest } from "../../../adapters/ports/payment-gateway.ts";
import { instant } from "../../../domain/kernel/instant.ts";
import { createActivity, settled } from "../../../local/activity.ts";
import { type DataPlace, inMemory } from "../../../local/data-place.ts";
import { createGate } from "../../../local/gate.ts";
import { createLog } from "../../../local/log.ts";
import type { Behaviour } from "../../../local/sandbox/behaviours.ts";
import { openSandbox, type Sandbox } from "../../../local/sandbox/sandbox.ts";
import type { PaymentEvent } from "../../../local/sandbox/webhooks.ts";
import { createTimerQueue } from "../../../local/state-machines/engine.ts";
import { createVirtualClock, type VirtualClock } from "../../../local/virtual-clock.ts";

const START = instant("2026-03-02T12:00:00Z");

let clock: VirtualClock;
let sandbox: Sandbox;
let delivered: { at: string; event: PaymentEvent; delivery: string }[];
let refuseDeliveries: number;
let pausedMs: number;

const open = (place: DataPlace) => {
  const [alarms, activity] = [createTimerQueue(), createActivity()];
  const settle = () => settled(activity, { idle: async () => undefined });
  const failed = () => undefined;
  const gate = createGate();
  clock = createVirtualClock({
    place,
    ticking: false,
    startAt: START,
    realNowMs: () => 0,
    alarms,
    settle,
    gate,
    failed,
  });
  sandbox = openSandbox({
    place,
    timers: alarms,
    activity,
    log: createLog(clock, "quiet"),
    uploadSecret: "s",
    baseUrl: () => "http://localhost",
    nowMs: clock.nowMs,
    pause: async (waitMs) => {
      pausedMs += waitMs;
    },
    deliverWebhook: async (event, delivery) => {
      if (refuseDeliveries > 0) {
        refuseDeliveries -= 1;
        throw new Error("answered 503");
      }
      delivered.push({ at: clock.now(), event, delivery });
    },
  });
};

beforeEach(() => {
  [delivered, refuseDeliveries, pausedMs] = [[], 0, 0];
  open(inMemory());
});
afterEach(() => sandbox.close());

const request = (over: Partial<RefundRequest> = {}): RefundRequest => ({
  key: "leg_1:1",
  refundId: "rfd_1",
  legId: "leg_1",
  orderId: "order-1",
  kind: "refund",
  paymentId: "payment-1",
  tender: "card",
  amount: { amountMinor: 1990, currency: "BRL" },
  lines: [],
  ...over,
});
const behave = (behaviour: Behaviour, rest: object = {}) => sandbox.behaviours.replace([{ behaviour, ...rest }]);
const outcomes = () => sandbox.records.all().map(({ key, outcome }) => [key, outcome]);

describe("the payment provider on a good day", () => {
  it("answers pending for a card, then says by webhook that the money is there", async () => {
    const answer = await sandbox.payments.refund(request());
    expect(answer).toMatchObject({ outcome: "pending", pendingReason: "processing" });
    expect(await sandbox.payments.findRefund("leg_1:1")).toEqual(answer);
    await clock.advance("PT1M");
    expect(delivered).toMatchObject([
      {
        at: "2026-03-02T12:00:05.000Z",
        event: {
          type: "refund.succeeded",
          key: "leg_1:1",
          legId: "leg_1",
          amount: { amountMinor: 1990, currency: "BRL" },
          occurredAt: "2026-03-02T12:00:05.000Z",
        },
      },
    ]);
    expect(await sandbox.payments.findRefund("leg_1:1")).toMatchObject({ outcome: "succeeded" });
  });

  it.each(["wallet", "gift_card", "store_credit"])("has paid at once to %s, without a webhook", async (tender) => {
    expect(await sandbox.payments.refund(request({ tender }))).toMatchObject({ outcome: "succeeded" });
    await clock.advance("P9D");
    expect(delivered).toEqual([]);
  });

  it("pays once a key, however often it is asked", async () => {
    const first = await sandbox.payments.refund(request());
    expect(await sandbox.payments.refund(request())).toEqual(first);
    await clock.advance("PT1M");
    expect(await sandbox.payments.refund(request())).toMatchObject({ outcome: "succeeded" });
    expect(outcomes()).toEqual([["leg_1:1", "succeeded"]]);
    expect(delivered).toHaveLength(1);
    expect(sandbox.records.asks().map(({ behaviour }) => behaviour)).toEqual([
      "normal",
      "repeated key",
      "repeated key",
    ]);
  });

  it("does not take a key for another amount", async () => {
    await sandbox.payments.refund(request());
    const other = request({ amount: { amountMinor: 1, currency: "BRL" } });
    await expect(sandbox.payments.refund(other)).rejects.toMatchObject({ name: "Upstream.Failure", retryable: false });
  });
});

describe("the payment provider on a bad day", () => {
  it("declines, and stays with it", async () => {
    behave("decline", { times: 1 });
    const declined = { outcome: "declined", reason: "expired_or_canceled_card" };
    expect(await sandbox.payments.refund(request())).toEqual(declined);
    expect(await sandbox.payments.refund(request())).toEqual(declined);
    expect(await sandbox.payments.refund(request({ key: "leg_1:2" }))).toMatchObject({ outcome: "pending" });
  });

  it("times out after it paid: only a look-up tells", async () => {
    behave("timeout_then_paid", { times: 1 });
    await expect(sandbox.payments.refund(request())).rejects.toMatchObject({ name: "Upstream.Retryable" });
    await clock.advance("P9D");
    expect(delivered).toEqual([]);
    expect(await sandbox.payments.findRefund("leg_1:1")).toMatchObject({ outcome: "succeeded" });
    expect(await sandbox.payments.refund(request())).toMatchObject({ outcome: "succeeded" });
    expect(outcomes()).toHaveLength(1);
  });

  it("times out without having paid: the look-up proves it, and asking again pays", async () => {
    behave("timeout_not_paid", { times: 1 });
    await expect(sandbox.payments.refund(request())).rejects.toMatchObject({ name: "Upstream.Retryable" });
    expect(await sandbox.payments.findRefund("leg_1:1")).toEqual({ outcome: "not_found" });
    expect(await sandbox.payments.refund(request())).toMatchObject({ outcome: "pending" });
  });

  it("answers late, and the money takes two days", async () => {
    behave("slow", { times: 1 });
    expect(await sandbox.payments.refund(request())).toMatchObject({ outcome: "pending" });
    expect(pausedMs).toBe(1_500);
    await clock.advance("P3D");
    expect(delivered.map(({ at }) => at)).toEqual(["2026-03-04T12:00:00.000Z"]);
  });

  it("pays once although it is asked again while it is slow", async () => {
    behave("slow");
    const [first, second] = await Promise.all([sandbox.payments.refund(request()), sandbox.payments.refund(request())]);
    expect(second).toEqual(first);
    expect(outcomes()).toEqual([["leg_1:1", "pending"]]);
  });

  it("calls back twice with the same event", async () => {
    behave("webhook_twice", { times: 1 });
    await sandbox.payments.refund(request());
    await clock.advance("PT1M");
    expect(delivered).toHaveLength(2);
    expect(delivered[0]?.event).toEqual(delivered[1]?.event);
    expect(delivered[0]?.delivery).not.toBe(delivered[1]?.delivery);
  });

  it("calls back before it answers", async () => {
    behave("webhook_before_answer", { times: 1 });
    const answer = await sandbox.payments.refund(request());
    expect(delivered).toHaveLength(1);
    expect(answer).toMatchObject({ outcome: "pending" });
    expect(await sandbox.payments.findRefund("leg_1:1")).toMatchObject({ outcome: "succeeded" });
  });

  it("behaves badly only for the order and the leg that were named, as often as was said", async () => {
    sandbox.behaviours.replace([
      { behaviour: "decline", times: 2, matching: { orderId: "order-2" } },
      { behaviour: "timeout_not_paid", matching: { legId: "leg_7" } },
    ]);
    const outcomeOf = async (over: Partial<RefundRequest>) =>
      sandbox.payments.refund(request(over)).then(
        ({ outcome }) => outcome,
        () => "timeout",
      );
    expect(await outcomeOf({ key: "a" })).toBe("pending");
    expect(await outcomeOf({ key: "b", orderId: "order-2" })).toBe("declined");
    expect(await outcomeOf({ key: "c", legId: "leg_7" })).toBe("timeout");
    expect(await outcomeOf({ key: "d", orderId: "order-2" })).toBe("declined");
    expect(await outcomeOf({ key: "e", orderId: "order-2" })).toBe("pending");
    expect(sandbox.behaviours.list()).toEqual([{ behaviour: "timeout_not_paid", matching: { legId: "leg_7" } }]);
  });
});

describe("a webhook", () => {
  it("that is not taken comes again, later and later, as a new delivery of the same event", async () => {
    refuseDeliveries = 2;
    await sandbox.payments.refund(request());
    await clock.advance("P1D");
    expect(delivered).toMatchObject([{ at: "2026-03-02T12:06:05.000Z", delivery: expect.stringMatching(/\.3\.1$/) }]);
    expect(sandbox.webhooks.all()).toMatchObject([{ state: "delivered", tries: 3 }]);
  });

  it("that is never taken is given up for a person to see", async () => {
    refuseDeliveries = Number.POSITIVE_INFINITY;
    await sandbox.payments.refund(request());
    await clock.advance("P30D");
    expect(sandbox.webhooks.all()).toMatchObject([{ state: "given_up", tries: 8, lastAnswer: "answered 503" }]);
  });
});

it("the same key issues the same label and sends one notice", async () => {
  const ask = (key: string) => sandbox.carriers.issueReturnLabel({ key, returnId: "r", orderId: "o", sellerId: "s" });
  const [first, again, other] = [await ask("a"), await ask("a"), await ask("b")];
  expect(again).toEqual(first);
  expect(first.trackingNumber).toMatch(/^RC\d{12}$/);
  expect(other.trackingNumber).not.toBe(first.trackingNumber);
  const notice = {
    key: "n",
    to: { role: "buyer", id: "b" },
    template: "t",
    caseId: "c",
    at: START,
    facts: {},
  } as const;
  await sandbox.notifier.notify(notice);
  await sandbox.notifier.notify({ ...notice, template: "changed" });
  expect(sandbox.notifier.sent()).toEqual([notice]);
});
