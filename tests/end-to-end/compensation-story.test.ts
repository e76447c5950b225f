import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { caseKeys } from "../../adapters/dynamodb/table-keys.ts";
import type { Case } from "../../functions/returns/answers.ts";
import { scenarios } from "../support/case-scenarios.ts";
import { PaymentStory } from "../support/payment-stories.ts";
import { must, type ReturnStory } from "../support/return-stories.ts";
import {
  agent,
  buyer,
  caseExecutions,
  platform,
  type Speaker,
  type Story,
  seller,
  senior,
  startStory,
} from "../support/running-recourse.ts";
import { putItem } from "../support/table-items.ts";

let story: Story;
beforeEach(async () => {
  story = await startStory({ pause: async () => undefined });
});
afterEach(() => story.recourse.stop());

const second: Speaker = { role: "senior_agent", subject: "senior-2" };
const goodwill = { overrideReason: "GOODWILL", payer: "platform" };
const grant = { amountMinor: 20_000, tender: "store_credit" };
const alone = { ...goodwill, outcome: "compensate", compensation: grant };

const brl = (amountMinor: number) => ({ amountMinor, currency: "BRL" });

/** What the order can give back, has set aside and gave back, and whether all accounts sum to zero. */
const books = async (orderId = "order-1") => {
  const ledger = must(
    await story.get<{ payments: { refundableMinor: number; reservedMinor: number; refundedMinor: number }[] }>(
      platform,
      `/platform/v1/orders/${orderId}/ledger`,
    ),
  );
  const { balanced } = must(await story.get<{ balanced: boolean }>(platform, "/platform/v1/ledger/trial-balance"));
  const counters = ledger.payments.map((row) => [row.refundableMinor, row.reservedMinor, row.refundedMinor]);
  return { counters, balanced };
};

const decide = (told: ReturnStory, body: object, speaker = agent) =>
  story.post<Case>(speaker, `/agent/v1/cases/${told.id}/decisions`, body);

const claimed = async (what: keyof typeof scenarios, speaker = agent): Promise<ReturnStory> => {
  const told = await scenarios[what](story, "order-1");
  must(await story.post(speaker, `/agent/v1/cases/${told.id}/claim`));
  return told;
};

const asksOfCompensation = () =>
  story.recourse.sandbox.records.all().flatMap(({ request }) => (request.kind === "compensation" ? [request] : []));

const readAs = async (speaker: Speaker, { id }: ReturnStory) =>
  must(await story.get<Case>(speaker, `/${speaker.role === "seller" ? "seller" : "storefront"}/v1/returns/${id}`));

const sentencesFor = async (speaker: Speaker, { id }: ReturnStory) => {
  const path = `/${speaker.role === "seller" ? "seller" : "storefront"}/v1/returns/${id}/timeline`;
  const { items } = must(await story.get<{ items: { sentence: string }[] }>(speaker, path));
  return items.map(({ sentence }) => sentence).join("\n");
};

describe("an agent's compensation", () => {
  it("goes instead of a refund, is paid once past every counter, and is told to the buyer alone", async () => {
    const told = await claimed("is with the agents");
    const before = await books();
    must(await decide(told, { ...goodwill, outcome: "deny", compensation: grant }));
    await story.pass("P1D");
    const read = await readAs(buyer, told);
    expect(read).toMatchObject({ status: "closed", closeReason: "DECIDED_SELLER", money: { refunded: brl(0) } });
    expect(read.compensations).toEqual([
      { refundId: expect.stringMatching(/^rfd_/), amount: brl(20_000), tender: "store_credit", outcome: "paid" },
    ]);
    expect(asksOfCompensation()).toMatchObject([{ tender: "store_credit", amount: brl(20_000), lines: [] }]);
    expect(asksOfCompensation()[0]).not.toHaveProperty("paymentId");
    expect(await books()).toEqual(before);
    expect(await sentencesFor(buyer, told)).toContain(
      "The platform grants you a compensation: R$200.00 (store credit).",
    );
    expect(JSON.stringify([await readAs(seller, told), await sentencesFor(seller, told)])).not.toMatch(/compensat/i);
  });

  it("goes beside a refund that another pays", async () => {
    const told = await claimed("is with the agents over a high price", senior);
    const body = {
      outcome: "refund_partial",
      amountMinor: 30_000,
      overrideReason: "EVIDENCE_OUTWEIGHS_RULE",
      payer: "seller",
    };
    must(await decide(told, { ...body, compensation: { ...grant, reason: "GOODWILL" } }, senior));
    await story.pass("P1D");
    expect(await readAs(buyer, told)).toMatchObject({
      closeReason: "DECIDED_SPLIT",
      money: { refunded: brl(30_000) },
      compensations: [{ amount: brl(20_000), outcome: "paid" }],
    });
    const { counters } = await books();
    expect(counters.map(([, reserved, refunded]) => [reserved, refunded])).toEqual([[0, 30_000]]);
  });

  it("above the limit of a closed case waits for a second person under a clock, and then is paid", async () => {
    const told = await claimed("was refunded", senior);
    const large = { ...alone, compensation: { amountMinor: 60_000, tender: "bank_transfer" } };
    const proposed = must(await decide(told, large, senior));
    expect(proposed).toMatchObject({ status: "closed", deadlines: [{ name: "platform_decision" }] });
    await story.rest();
    expect(await told.queueOf()).toBe("second-approvals");
    const { nextActions, pendingDecision } = must(await story.get<Case>(second, `/agent/v1/cases/${told.id}`));
    const href = nextActions.find(({ action }) => action === "confirm-decision")?.href ?? "";
    must(await story.post(second, href, { payloadHash: pendingDecision?.payloadHash }));
    await story.pass("P1D");
    expect(await readAs(buyer, told)).toMatchObject({
      closeReason: "REFUNDED_FULL",
      compensations: [{ outcome: "paid" }],
    });
    expect(asksOfCompensation()).toHaveLength(1);
    expect(caseExecutions(story.recourse, { status: "RUNNING" })).toEqual([]);
  });

  it("that nobody confirms expires, after which the case rests", async () => {
    const told = await claimed("was refunded", senior);
    must(await decide(told, { ...alone, compensation: { amountMinor: 60_000, tender: "store_credit" } }, senior));
    await story.pass("P10D");
    expect(await told.types()).toContain("DecisionExpired");
    expect(told.processes()).toEqual([]);
    expect(asksOfCompensation()).toEqual([]);
  });

  it.each(["timeout_then_paid", "timeout_not_paid", "webhook_twice", "webhook_before_answer"] as const)(
    "is paid once when the provider shows: %s",
    async (behaviour) => {
      const told = await claimed("was ineligible");
      story.recourse.sandbox.behaviours.replace([{ behaviour, times: 1 }]);
      must(await decide(told, alone));
      await story.pass("P4D");
      expect((await readAs(buyer, told)).compensations).toMatchObject([{ outcome: "paid" }]);
      expect(asksOfCompensation()).toHaveLength(1);
      expect((await books()).balanced).toBe(true);
    },
  );

  it("that the provider declines waits for an agent, who has it paid by the other tender", async () => {
    const told = await claimed("was ineligible");
    story.recourse.sandbox.behaviours.replace([{ behaviour: "decline", times: 1 }]);
    must(await decide(told, alone));
    await story.pass("PT1H");
    const { refunds } = must(
      await story.get<{ refunds: { id: string; status: string; purpose: string; legs: { legId: string }[] }[] }>(
        agent,
        `/agent/v1/cases/${told.id}`,
      ),
    );
    const [parked] = refunds;
    expect(parked).toMatchObject({ purpose: "compensation", status: "parked" });
    expect(await told.queueOf(parked?.id)).toBe("parked-refunds");
    const leg = `/agent/v1/refunds/${parked?.id}/legs/${parked?.legs[0]?.legId}`;
    must(await story.post(agent, `${leg}/reroute`, { tender: "bank_transfer" }));
    await story.pass("PT1H");
    expect((await readAs(buyer, told)).compensations).toMatchObject([{ outcome: "paid" }]);
    expect((await books()).balanced).toBe(true);
  });
});

describe("what a decision would do", () => {
  const preview = (told: ReturnStory, body: object, speaker = agent) =>
    story.post(speaker, `/agent/v1/cases/${told.id}/decision-previews`, body, { key: null });

  it("is what it then does", async () => {
    const told = await claimed("is with the agents");
    const body = { ...goodwill, outcome: "deny", compensation: grant };
    const seen = must(await preview(told, body));
    expect(seen).toMatchObject({
      outcome: "deny",
      needsSecondPerson: false,
      refund: brl(0),
      compensation: { amount: brl(20_000), tender: "store_credit", reason: "GOODWILL" },
      goodwill: { takes: brl(20_000), spent: brl(0), budget: brl(500_000) },
      statusAfter: "closed",
      closeReason: "DECIDED_SELLER",
    });
    expect(must(await preview(told, body))).toEqual(seen);
    expect(must(await decide(told, body))).toMatchObject({ status: "closed", closeReason: "DECIDED_SELLER" });
    expect(must(await preview(told, { ...alone, compensation: { ...grant, amountMinor: 1 } }))).toMatchObject({
      goodwill: { spent: brl(20_000) },
    });
  });

  it("looks past the second person whom it would wait for", async () => {
    const told = await scenarios["is with the agents over a high price"](story, "order-1");
    const body = { outcome: "refund_full", overrideReason: "EVIDENCE_OUTWEIGHS_RULE", payer: "platform" };
    expect(must(await preview(told, body, senior))).toMatchObject({
      needsSecondPerson: true,
      refund: brl(200_000),
      statusAfter: "settling",
      goodwill: { takes: brl(0) },
    });
  });

  it.each([
    ["nothing to compensate", { compensation: undefined }, "return.compensation_missing"],
    [
      "more than the rank may give",
      { compensation: { ...grant, amountMinor: 25_001 } },
      "return.compensation_cap_exceeded",
    ],
    [
      "a reason for no compensation",
      { compensation: { ...grant, reason: "SAFETY" } },
      "return.override_reason_not_allowed",
    ],
    ["another payer", { payer: "seller" }, "return.payer_not_allowed"],
  ])("is refused like the decision itself: %s", async (_what, overrides, code) => {
    const told = await claimed("was ineligible");
    const body = { ...alone, ...overrides };
    expect((await preview(told, body)).body).toMatchObject({ type: `/problems/${code}` });
    expect((await decide(told, body)).body).toMatchObject({ type: `/problems/${code}` });
    expect((await readAs(buyer, told)).compensations).toBeUndefined();
  });

  it.each([
    [
      "a tender that no compensation is paid in",
      { ...alone, compensation: { ...grant, tender: "card" } },
      "#/compensation/tender",
    ],
    ["an amount of nothing", { ...alone, compensation: { ...grant, amountMinor: 0 } }, "#/compensation/amountMinor"],
    ["an unknown field", { ...alone, compensation: { ...grant, bonus: 1 } }, "#/compensation"],
  ])("names the field of %s", async (_what, body, pointer) => {
    const told = await claimed("was ineligible");
    const { status, body: problem } = await preview(told, body);
    expect(status).toBe(400);
    expect(JSON.stringify(problem)).toContain(pointer);
  });

  it("minds the goodwill of the month, and a closed case lists no decision to an agent who has none left", async () => {
    const told = await claimed("was ineligible");
    const listed = async () =>
      must(await story.get<Case>(agent, `/agent/v1/cases/${told.id}`)).nextActions.some(
        ({ action }) => action === "decisions",
      );
    const spend = (spentMinor: number) =>
      putItem(story.recourse.runtime.store, { ...caseKeys.goodwill(agent.subject, "2026-03", "BRL"), spentMinor });
    await spend(490_000);
    expect(await listed()).toBe(true);
    for (const answer of [await preview(told, alone), await decide(told, alone)])
      expect(answer.body).toMatchObject({ type: "/problems/return.goodwill_budget_used", spentMinor: 490_000 });
    await spend(500_000);
    expect(await listed()).toBe(false);
  });

  it.each([
    ["some goodwill is left", 490_000 - 1, true],
    ["it takes the last of the goodwill", 490_000, false],
  ])(
    "answers a decision as the next reading does: when %s, another one is listed: %s",
    async (_when, spentMinor, more) => {
      const told = await claimed("was ineligible");
      const { store } = story.recourse.runtime;
      await putItem(store, { ...caseKeys.goodwill(agent.subject, "2026-03", "BRL"), spentMinor });
      const { status, body } = await decide(told, { ...alone, compensation: { ...grant, amountMinor: 10_000 } });
      expect(status).toBe(201);
      // The decision ends the hold, in a reaction of its own.
      await story.pass("PT1M");
      must(await story.post(agent, `/agent/v1/cases/${told.id}/claim`));
      for (const view of [body as Case, must(await story.get<Case>(agent, `/agent/v1/cases/${told.id}`))])
        expect(view.nextActions.some(({ action }) => action === "decisions")).toBe(more);
    },
  );
});

it("store credit taken instead of money earns a bonus, tracked as a compensation beside the whole refund", async () => {
  const ours = await PaymentStory.asked(story);
  ours.behave({ behaviour: "decline", times: 1 });
  await ours.refund();
  await story.pass("PT1H");
  const { legs } = await ours.read();
  const consent = { tender: "store_credit", storeCreditConsentAt: story.recourse.clock.now() };
  await ours.step(`legs/${legs[0]?.legId}/reroute`, consent);
  await story.pass("P1D");
  const read = await readAs(buyer, ours.ours);
  expect(read).toMatchObject({ status: "closed", money: { refunded: brl(10_000) } });
  expect(read.compensations).toMatchObject([{ amount: brl(500), tender: "store_credit", outcome: "paid" }]);
  expect(await sentencesFor(buyer, ours.ours)).toContain(
    "You get a bonus for taking store credit: R$5.00 (store credit).",
  );
  expect(await books()).toEqual({ counters: [[0, 0, 10_000]], balanced: true });
});
