import { GetCommand } from "@aws-sdk/lib-dynamodb";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { caseKeys } from "../../adapters/dynamodb/table-keys.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { bucketOf } from "../../domain/experiments/index.ts";
import { newId } from "../../domain/kernel/ids.ts";
import type { Case } from "../../functions/returns/answers.ts";
import { RequestReturnBody } from "../../functions/returns/bodies.ts";
import { openReturn } from "../../functions/returns/open-return.ts";
import { withDefault } from "../support/flags.ts";
import { flowExperiment, putInForce, weighted } from "../support/flow-experiments.ts";
import { must, PRICES, ReturnStory } from "../support/return-stories.ts";
import { agent, buyer, type Story, seller, startStory } from "../support/running-recourse.ts";
import { itemAt } from "../support/table-items.ts";

let story: Story;
beforeEach(async () => {
  story = await startStory({ pause: async () => undefined });
});
afterEach(() => story.recourse.stop());

const store = () => story.recourse.runtime.store;
const request = (orderId = "order-1") => ({
  orderId,
  lines: [{ lineId: "line-1", units: 1, reason: "LATE_DELIVERY" }],
});
const late = { promisedAt: "2026-03-04T00:00:00Z" };
const [straight, first] = ["straight_to_return", "offer_first"] as const;
const all = (variant: typeof straight | typeof first, parts: object = {}) =>
  flowExperiment("offer_v1", { variants: weighted(straight, first, variant === straight), ...parts });

const assignmentOf = async (key: string, unitId: string) =>
  (await store().client.send(new GetCommand({ TableName: store().casesTable, Key: caseKeys.assignment(key, unitId) })))
    .Item;

const timelineFor = async (speaker: typeof agent, path: string) =>
  must(await story.get<{ items: { type: string; sentence: string; facts?: object }[] }>(speaker, `${path}/timeline`))
    .items;

describe("a case under an experiment over partial_offer", () => {
  it("is pinned to its variant, goes by it, and is exposed where it first matters", async () => {
    await putInForce(store(), all(first));
    const told = await ReturnStory.requested(story, { orderId: "order-1" });
    expect((await told.read()).experiments).toEqual({ offer_v1: first });
    expect(await told.types()).not.toContain("VariantExposed");
    expect(await assignmentOf("offer_v1", told.id)).toMatchObject({ variant: first, unit: "CASE", unitId: told.id });

    const { offers } = await told.approve();
    expect(offers).toMatchObject([{ by: "platform", amountMinor: (PRICES.large * 30) / 100, withReturn: false }]);
    const exposed = (await timelineFor(agent, `/agent/v1/cases/${told.id}`)).filter(
      ({ type }) => type === "VariantExposed",
    );
    expect(exposed).toMatchObject([
      {
        sentence:
          "The case takes part in the experiment offer_v1 with the variant offer_first: what follows the approval.",
        facts: { key: "offer_v1", flag: "partial_offer", variant: first, unitId: told.id, surface: "return_approved" },
      },
    ]);
    await story.rest();
    const key = caseKeys.exposure("offer_v1", story.recourse.clock.now().slice(0, 10), told.id, told.id);
    expect(await itemAt(store(), key)).toMatchObject({
      variant: first,
      sellerId: "seller-1",
      valueMinor: PRICES.large,
    });
    for (const [speaker, path] of [
      [buyer, `/storefront/v1/returns/${told.id}`],
      [seller, `/seller/v1/returns/${told.id}`],
    ] as const) {
      const types = (await timelineFor(speaker, path)).map(({ type }) => type);
      expect(types).toContain("OfferMade");
      expect(types).not.toContain("VariantExposed");
    }
  });

  it("takes the offer, is paid, and leaves the seller his word about it", async () => {
    await putInForce(store(), all(first));
    const told = await ReturnStory.requested(story);
    const { offers } = await told.approve();
    const accepted = await told.act(buyer, `offers/${offers[0]?.offerId}/accept`);
    expect(accepted.status).toBe("settling");
    await story.pass("P1D");
    const closed = await told.read();
    expect(closed).toMatchObject({ status: "closed", closeReason: "REFUNDED_PARTIAL" });
    expect(closed.money.refunded.amountMinor).toBe((PRICES.large * 30) / 100);
    expect(closed.nextActions).toContainEqual(expect.objectContaining({ actor: "seller", action: "contest" }));
  });

  it("that lets the offer run out sends the goods as if there had been none", async () => {
    await putInForce(store(), all(first));
    const told = await ReturnStory.requested(story);
    await told.approve();
    const before = await told.read();
    await told.timeOut();
    expect(await told.read()).toMatchObject({ status: "awaiting_handover" });
    expect(before.status).toBe("negotiating");
    await told.handOver();
    expect((await told.read()).status).toBe("in_transit");
  });

  it("goes straight on in the other arm, and is exposed all the same", async () => {
    await putInForce(store(), all(straight));
    const told = await ReturnStory.requested(story);
    expect(await told.approve()).toMatchObject({ status: "awaiting_handover", offers: [] });
    expect(await told.types()).toContain("VariantExposed");
  });
});

describe("a preview", () => {
  it("shows no assignment and makes none", async () => {
    await putInForce(store(), all(first, { unit: "BUYER" }));
    await story.order({ lines: [{ ...anyLine, ...late }] });
    const preview = must(await story.post<Case>(buyer, "/storefront/v1/return-previews", request()));
    expect(preview.experiments).toEqual({});
    expect(await assignmentOf("offer_v1", "buyer-1")).toBeUndefined();
  });
});

const anyLine = {
  lineId: "line-1",
  sellerId: "seller-1",
  sku: "SKU-1",
  title: "Red kettle",
  category: "housewares",
  units: 1,
  unitPrice: { amountMinor: PRICES.large, currency: "BRL" as const },
  discounts: [],
  taxes: [],
  shipping: { amountMinor: 0, currency: "BRL" as const },
  deliveredAt: "2026-03-06T15:00:00Z",
  flags: [],
};

describe("a unit with several cases", () => {
  const flagsNow = (variant: typeof straight | typeof first, unit: string) =>
    putInForce(store(), all(variant, { unit }));

  it.each([
    ["BUYER", "buyer-1"],
    ["SELLER", "seller-1"],
  ] as const)("%s keeps the first variant when the weights change", async (unit, unitId) => {
    const bucket = bucketOf("offer_v1", "s1", unitId);
    expect(bucket > 0 && bucket < 9_999).toBe(true);
    await flagsNow(first, unit);
    const one = await ReturnStory.requested(story, { orderId: "order-1" });
    await flagsNow(straight, unit);
    const two = await ReturnStory.requested(story, { orderId: "order-2" });
    expect([(await one.read()).experiments, (await two.read()).experiments]).toEqual([
      { offer_v1: first },
      { offer_v1: first },
    ]);
    expect((await two.approve()).offers).toHaveLength(1);
    expect(await assignmentOf("offer_v1", unitId)).toMatchObject({
      variant: first,
      bucket,
      assignmentId: `offer_v1:${unitId}`,
    });
  });

  it("gets one variant although two of its cases open at once and draw differently", async () => {
    for (const orderId of ["order-1", "order-2"]) await story.order({ orderId, lines: [{ ...anyLine, ...late }] });
    const { runtime } = story.recourse;
    const at = runtime.clock.now();
    const open = (orderId: string, number: number, hold?: () => Promise<void>) => {
      const http: HttpRequest = {
        caller: { role: "buyer", id: "buyer-1" },
        params: {},
        query: {},
        body: undefined,
        at,
        idempotencyKey: `key-${number}`,
        commandId: `buyer:buyer-1:key-${number}`,
        requestHash: `hash-${number}`,
        expectedVersion: undefined,
        language: "en",
        accepts: "application/json",
        ifNoneMatch: undefined,
        requestId: `request-${number}`,
      };
      let tries = 0;
      const flags: typeof runtime.flags = {
        ...runtime.flags,
        variantOf: async (flag, context) => {
          if (flag === "partial_offer") {
            tries += 1;
            if (tries === 1) await hold?.();
          }
          return runtime.flags.variantOf(flag, context);
        },
      };
      const returnId = newId("ret_", runtime.ids.ulid());
      const body = RequestReturnBody.parse(request(orderId));
      return openReturn({ ...runtime, flags }, http, returnId, body).then((answer) => ({ answer, tries, returnId }));
    };

    await flagsNow(first, "BUYER");
    let other: Awaited<ReturnType<typeof open>> | undefined;
    // While the first has drawn and not yet kept, the weights change and the second opens its case.
    const held = await open("order-1", 1, async () => {
      await flagsNow(straight, "BUYER");
      other = await open("order-2", 2);
    });
    expect([held.answer.status, other?.answer.status]).toEqual([201, 201]);
    expect([held.tries, other?.tries]).toEqual([2, 1]);
    for (const one of [held, other]) expect(one?.answer.body).toMatchObject({ experiments: { offer_v1: straight } });
    expect(await assignmentOf("offer_v1", "buyer-1")).toMatchObject({ variant: straight });
  });

  it("gets one variant however many of its cases open at once", async () => {
    await putInForce(store(), flowExperiment("offer_v1", { unit: "BUYER" }));
    const orders = Array.from({ length: 6 }, (_, number) => `order-${number}`);
    for (const orderId of orders) await story.order({ orderId, lines: [{ ...anyLine, ...late }] });
    const opened = await Promise.all(
      orders.map((orderId) => story.post<Case>(buyer, "/storefront/v1/returns", request(orderId))),
    );
    const variants = opened.map((answer) => must(answer).experiments.offer_v1);
    expect(new Set(variants).size).toBe(1);
    expect(variants[0]).toBeDefined();
  });
});

describe("who is in no experiment", () => {
  const opened = async (order: object = {}, reason = "LATE_DELIVERY") => {
    const told = await ReturnStory.requested(story, { reason, order });
    return (await told.read()).experiments;
  };

  it("a withdrawal by law", async () => {
    await putInForce(
      store(),
      all(first, { flag: "refund_timing", variants: weighted("by_policy", "first_scan", false) }),
    );
    expect(await opened({}, "WITHDRAWAL_STATUTORY")).toEqual({});
  });

  it("who is not eligible", async () => {
    await putInForce(store(), all(first, { eligibility: [{ fact: "market", oneOf: ["MX"] }] }));
    expect(await opened()).toEqual({});
  });

  it("who is in another part of the layer", async () => {
    await putInForce(store(), all(first, { unit: "BUYER", layer: { name: "narrow", from: 0, to: 1 } }));
    expect(await opened()).toEqual({});
    expect(await assignmentOf("offer_v1", "buyer-1")).toBeUndefined();
  });

  it("anybody, once the experiment is paused; who was in it stays with his variant", async () => {
    const running = all(first);
    await putInForce(store(), running);
    const before = await ReturnStory.requested(story, { orderId: "order-1" });
    await putInForce(store(), { ...running, status: "paused" }, running);
    const after = await ReturnStory.requested(story, { orderId: "order-2" });
    expect((await after.read()).experiments).toEqual({});
    expect((await after.approve()).offers).toEqual([]);
    expect((await before.approve()).offers).toHaveLength(1);
  });

  it("anybody, once the winner is rolled out: all go its way, and nobody is counted", async () => {
    const running = all(straight);
    await putInForce(store(), { ...running, status: "rolled_out", rolledOut: { variant: first } });
    const told = await ReturnStory.requested(story);
    expect((await told.read()).experiments).toEqual({});
    expect((await told.approve()).offers).toHaveLength(1);
    expect(await told.types()).not.toContain("VariantExposed");
  });
});

describe("the definition of flags has the last word", () => {
  it.each<[string, string, number]>([
    ["one way for everybody", withDefault("partial_offer", first), 1],
    ["none at all", '{"flags": {}}', 0],
  ])("where it says %s, no case is part of the experiment", async (_name, text, offers) => {
    await story.recourse.stop();
    const { mkdtempSync, rmSync, writeFileSync } = await import("node:fs");
    const folder = mkdtempSync("/tmp/recourse-flags-");
    writeFileSync(`${folder}/flags.json`, text);
    story = await startStory({ flagFile: `${folder}/flags.json` });
    try {
      await putInForce(store(), all(offers === 1 ? straight : first));
      const told = await ReturnStory.requested(story);
      expect((await told.read()).experiments).toEqual({});
      expect((await told.approve()).offers).toHaveLength(offers);
      expect(await assignmentOf("offer_v1", told.id)).toBeUndefined();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
