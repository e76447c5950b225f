import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { experimentsInForce } from "../../adapters/dynamodb/experiments-in-force.ts";
import { exposedCasesOf } from "../../adapters/dynamodb/exposed-cases.ts";
import { instant } from "../../domain/kernel/instant.ts";
import { experimentIdOf } from "../../functions/experiments/experiment-aggregate.ts";
import { ExperimentStory, governance } from "../support/experiment-stories.ts";
import { type Arms, exposedCases } from "../support/exposed-cases.ts";
import { weighted } from "../support/flow-experiments.ts";
import { must, ReturnStory } from "../support/return-stories.ts";
import { agent, buyer, platform, type Story, startStory } from "../support/running-recourse.ts";
import { Surveys } from "../support/survey-stories.ts";

const startAt = instant("2026-03-10T12:00:00Z");
let story: Story;
beforeEach(async () => {
  story = await startStory({ startAt });
});
afterEach(() => story.recourse.stop());

const plain = { units: 300, hours: 40, escalated: 0.05, csat: 4 };
const same: Arms = { straight_to_return: plain, offer_first: plain };
const harmful: Arms = { straight_to_return: plain, offer_first: { ...plain, escalated: 0.6 } };
const better: Arms = { straight_to_return: plain, offer_first: { ...plain, hours: 20 } };
const uneven: Arms = { straight_to_return: plain, offer_first: { ...plain, units: 500 } };
const wide = { guardrails: [{ metric: "escalated", direction: "must_not_rise", margin: 0.25, action: "stop" }] };

const inForce = async () => (await experimentsInForce(story.recourse.runtime.store)).map(({ key }) => key);

describe("a draft", () => {
  it("is written, read, changed under its version, and approved by somebody else", async () => {
    const ours = new ExperimentStory(story, "offer_v1");
    const put = must(await ours.put());
    expect(put).toMatchObject({ key: "offer_v1", status: "draft", author: "shop", version: 1, nextAt: null });
    expect(must(await ours.put())).toMatchObject({ version: 1 });
    const stale = await ours.put({ ...ours.definition, salt: "s2" }, { headers: { "if-match": '"7"' } });
    expect([stale.status, stale.body]).toEqual([412, expect.objectContaining({ current: 1 })]);
    const changed = await ours.put({ ...ours.definition, salt: "s2" }, { headers: { "if-match": '"1"' } });
    expect([changed.status, changed.headers.get("etag")]).toEqual([200, '"2"']);
    must(await ours.step("submit"));
    expect((await ours.step("approve")).body).toMatchObject({
      type: "/problems/experiment.own_approval",
      author: "shop",
    });
    expect(must(await ours.step("approve", {}, governance))).toMatchObject({
      status: "scheduled",
      approvals: [{ by: "governance", at: startAt }],
    });
    const { items } = must(
      await story.get<{ items: { key: string }[] }>(platform, "/platform/v1/experiments?status=scheduled"),
    );
    expect(items.map(({ key }) => key)).toEqual(["offer_v1"]);
  });

  it.each<[string, object, string]>([
    [
      "weights that do not sum up",
      {
        variants: [
          { name: "straight_to_return", weight: 1 },
          { name: "offer_first", weight: 2 },
        ],
      },
      "#/variants",
    ],
    ["a plan of two days", { plan: { alpha: 0.05, power: 0.8, mde: 1, minDays: 2, maxDays: 3 } }, "#/plan/minDays"],
    ["a flag of no flow", { flag: "colour" }, "#/flag"],
    ["something that nobody asked for", { statutoryToo: true }, "#/statutoryToo"],
  ])("with %s is refused by the field, and nothing is kept", async (_, parts, pointer) => {
    const ours = new ExperimentStory(story, "offer_v1");
    const { status, body } = await ours.put({ ...ours.definition, ...parts });
    expect(status).toBe(400);
    expect((body as unknown as { errors: { pointer: string }[] }).errors.map((error) => error.pointer)).toContain(
      pointer,
    );
    expect((await story.get(platform, "/platform/v1/experiments/offer_v1")).status).toBe(404);
  });

  it("has a key that can be one, and is of the platform alone", async () => {
    const bad = await new ExperimentStory(story, "Offer-1").put();
    expect([bad.status, bad.body]).toEqual([400, expect.objectContaining({ type: "/problems/invalid-request" })]);
    expect((await story.get(agent, "/platform/v1/experiments/offer_v1")).status).toBe(403);
    expect((await story.get(platform, "/platform/v1/experiments/nothing/results")).status).toBe(404);
  });

  it("repeated under one key is answered once", async () => {
    const ours = new ExperimentStory(story, "offer_v1");
    must(await ours.put());
    const path = "/platform/v1/experiments/offer_v1/submit";
    const first = await story.post(platform, path, {}, { key: "k1" });
    const again = await story.post(platform, path, {}, { key: "k1" });
    expect([again.status, again.body]).toEqual([first.status, first.body]);
    expect(again.headers.get("idempotency-replayed")).toBe("true");
  });
});

describe("a running experiment", () => {
  it("draws cases, counts those that it made a difference in, and measures what became of them", async () => {
    const ours = new ExperimentStory(story, "offer_v1", {
      variants: weighted("straight_to_return", "offer_first", false),
    });
    expect(await ours.start()).toMatchObject({ status: "running", nextAt: "2026-03-11T12:00:00.000Z" });
    expect(await inForce()).toEqual(["offer_v1"]);
    const told = await ReturnStory.requested(story);
    expect((await ours.results()).units).toBe(0);
    const { offers } = await told.approve();
    await told.act(buyer, `offers/${offers[0]?.offerId}/accept`);
    await story.pass("PT30H");
    await new Surveys(story, told.id).answer("buyer", { csat: 5 });
    await story.rest();
    const { store } = story.recourse.runtime;
    const { cases } = await exposedCasesOf(store, "offer_v1", ["2026-03-10"]);
    const { money } = await told.read();
    expect(cases).toMatchObject([
      {
        unitId: told.id,
        variant: "offer_first",
        values: {
          escalated: 0,
          contested: 0,
          reopened: 0,
          sla_breached: 0,
          seller_answered_in_time: 1,
          refund_cost_minor: money.refunded.amountMinor,
          csat: 5,
        },
      },
    ]);
    expect(cases[0]?.closedAt).toBeDefined();
  });

  it("hides the numbers of arms that are so small that they would be those of persons", async () => {
    const ours = new ExperimentStory(story, "offer_v1", {
      variants: weighted("straight_to_return", "offer_first", false),
    });
    await ours.start();
    await (await ReturnStory.requested(story)).approve();
    const { units, arms, primary, finding } = await ours.results();
    expect([units, arms.map((arm) => arm.units)]).toEqual([1, [0, 1]]);
    expect(primary.arms).toEqual([
      { variant: "straight_to_return", n: null, mean: null, variance: null },
      { variant: "offer_first", n: null, mean: null, variance: null },
    ]);
    expect(primary.comparisons).toEqual([{ variant: "offer_first", difference: null, lift: null, p: 1 }]);
    expect(finding).toMatchObject({
      code: null,
      wouldChange: [{ what: "days" }, { what: "units", needs: 150, has: 1 }],
    });
  });

  it("never takes in a case under a right of the law", async () => {
    await new ExperimentStory(story, "offer_v1").start();
    const told = await ReturnStory.requested(story, { reason: "CHANGED_MIND" });
    expect((await told.read()).experiments).toEqual({});
  });

  it("has its plan frozen and may only become wider", async () => {
    const ours = new ExperimentStory(story, "offer_v1", { coverage: 5_000 });
    await ours.start();
    const frozen = await ours.put({ ...ours.definition, plan: { ...ours.definition.plan, alpha: 0.1 } });
    expect([frozen.status, frozen.body]).toEqual([
      409,
      expect.objectContaining({ type: "/problems/experiment.frozen", currentStatus: "running", changed: ["plan"] }),
    ]);
    expect(must(await ours.put({ ...ours.definition, coverage: 8_000 })).definition.coverage).toBe(8_000);
    expect((await experimentsInForce(story.recourse.runtime.store))[0]?.coverage).toBe(8_000);
    expect((await ours.put({ ...ours.definition, coverage: 100 })).status).toBe(409);
  });

  it("keeps others from its flag and its buckets of the layer, until it is over", async () => {
    const first = new ExperimentStory(story, "offer_v1", { layer: { name: "resolution", from: 0, to: 5_000 } });
    await first.start();
    const rival = new ExperimentStory(story, "offer_v2");
    await rival.schedule();
    expect((await rival.step("start")).body).toMatchObject({ type: "/problems/experiment.flag_taken", by: "offer_v1" });
    must(await first.step("pause"));
    expect((await rival.step("start")).status).toBe(409);
    must(await first.step("decide", { code: "ABANDONED" }));
    expect(must(await rival.step("start"))).toMatchObject({ status: "running" });
    expect(await inForce()).toEqual(["offer_v2"]);
  });

  it("starts by itself when it is due, once it is approved", async () => {
    const ours = new ExperimentStory(story, "offer_v1", { startAt: "2026-03-12T09:00:00Z" });
    await ours.schedule();
    await story.pass("P1D");
    expect(await inForce()).toEqual([]);
    await story.pass("P1D");
    expect(await ours.read()).toMatchObject({ status: "running", startedAt: "2026-03-12T09:00:00.000Z" });
    expect(await inForce()).toEqual(["offer_v1"]);
  });
});

describe("nobody acts, and", () => {
  const lookedAt = async (arms: Arms, days: number, parts: object = {}) => {
    const ours = new ExperimentStory(story, "offer_v1", parts);
    await ours.start();
    await ours.expose(exposedCases(startAt, 1, arms));
    await story.pass(`P${days}D`);
    return ours;
  };

  it("a treatment that escalates six of ten is stopped for safety, and decided as harm when a week is over", async () => {
    const ours = await lookedAt(harmful, 1);
    expect(await ours.read()).toMatchObject({
      status: "stopped_safety",
      endedAt: "2026-03-11T12:00:00.000Z",
      halt: { because: "guardrail", metric: "escalated", variant: "offer_first" },
      nextAt: null,
    });
    expect(await inForce()).toEqual([]);
    expect((await (await ReturnStory.requested(story)).read()).experiments).toEqual({});
    expect([ours.processes("RUNNING"), ours.processes("SUCCEEDED")]).toEqual([0, 1]);
    const early = await ours.results();
    expect([early.finding.code, early.guardrails[0]?.comparisons[0]?.standing]).toEqual([null, "harmed"]);
    expect((await ours.step("decide", { code: "HARM" })).body).toMatchObject({
      type: "/problems/experiment.not_shown",
      allowed: ["ABANDONED"],
    });
    await story.pass("P7D");
    expect((await ours.results()).finding).toMatchObject({ code: "HARM", variant: "offer_first" });
    expect(must(await ours.step("decide", { code: "HARM" }))).toMatchObject({
      status: "decided",
      decision: { code: "HARM" },
    });
    expect((await ours.step("roll-out")).body).toMatchObject({ type: "/problems/experiment.nothing_to_roll_out" });
  });

  it("a broken draw is held, and cannot go on", async () => {
    const ours = await lookedAt(uneven, 1);
    expect(await ours.read()).toMatchObject({ status: "paused", halt: { because: "sample_ratio" } });
    expect(await inForce()).toEqual([]);
    expect((await ours.step("resume")).body).toMatchObject({ type: "/problems/experiment.draw_broken" });
    await story.pass("P7D");
    expect(must(await ours.step("decide", { code: "INVALID_SRM" }))).toMatchObject({ status: "decided" });
    expect(ours.processes("RUNNING")).toBe(0);
  });

  it("one without an effect ends on its last day", async () => {
    const plan = { alpha: 0.05, power: 0.8, mde: 0.1, nStar: 600, minDays: 7, maxDays: 10 };
    const ours = await lookedAt(same, 9, { plan, ...wide });
    expect(await ours.read()).toMatchObject({ status: "running", lastLook: { day: 9, units: 600 } });
    await story.pass("P1D");
    expect(await ours.read()).toMatchObject({ status: "stopped_futility", halt: { because: "max_days" } });
    expect((await ours.results()).finding.code).toBe("NO_EFFECT");
  });

  it("one that is better waits for a person, who ships it to everybody, takes it back, and puts it away", async () => {
    const ours = await lookedAt(better, 8, wide);
    const { finding, primary, looks, sampleRatio } = await ours.results();
    expect(finding).toMatchObject({ code: "SHIP", variant: "offer_first" });
    expect(looks).toEqual({ lastAt: "2026-03-18T12:00:00.000Z", nextAt: "2026-03-19T12:00:00.000Z" });
    expect(primary.comparisons[0]?.p).toBeLessThan(0.001);
    expect(primary.comparisons[0]?.difference?.upper).toBeLessThan(0);
    expect(primary.comparisons[0]?.lift?.estimate).toBeCloseTo(-0.5, 1);
    expect([sampleRatio.isAlarm, sampleRatio.days.map(({ day }) => day)]).toEqual([false, ["2026-03-10"]]);
    must(await ours.step("decide", { code: "SHIP" }));
    must(await ours.step("roll-out"));
    expect(await experimentsInForce(story.recourse.runtime.store)).toMatchObject([{ rolledOut: "offer_first" }]);
    must(await ours.step("roll-back"));
    expect(await inForce()).toEqual([]);
    expect(must(await ours.step("archive"))).toMatchObject({ status: "archived" });
  });

  it("a look that fails goes to a person, and the next one comes by itself", async () => {
    const ours = new ExperimentStory(story, "offer_v1");
    await ours.start();
    const [one] = exposedCases(startAt, 1, same);
    if (one === undefined) throw new Error("there is no case");
    await ours.expose([{ ...one, variant: 7 as unknown as string }]);
    await story.pass("P1D");
    const path = "/agent/v1/queues/parked-processes/items";
    const parked = async () => must(await story.get<{ items: { caseId: string }[] }>(agent, path)).items;
    expect((await parked()).map(({ caseId }) => caseId)).toEqual([experimentIdOf("offer_v1")]);
    await ours.expose([one]);
    await story.pass("P1D");
    expect(await parked()).toEqual([]);
    expect(await ours.read()).toMatchObject({ status: "running", lastLook: { day: 2, units: 1 } });
  });
});
