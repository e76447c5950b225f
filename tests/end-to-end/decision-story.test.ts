import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Case } from "../../functions/returns/answers.ts";
import { aLine, brl } from "../support/orders.ts";
import { agent, buyer, otherAgent, platform, type Story, senior, startStory } from "../support/running-recourse.ts";

let story: Story;
beforeAll(async () => {
  story = await startStory();
});
afterAll(() => story.recourse.stop());

/** A closed, ineligible return that its buyer has taken to the agents, over one unit of a price. */
const escalated = async (orderId: string, priceMinor: number): Promise<string> => {
  await story.order({ orderId, lines: [aLine({ unitPrice: brl(priceMinor) })] });
  const lines = [{ lineId: "line-1", units: 1, reason: "LATE_DELIVERY" }];
  const opened = await story.post<Case>(buyer, "/storefront/v1/returns", { orderId, lines });
  expect(opened.body.closeReason, JSON.stringify(opened.body)).toBe("INELIGIBLE");
  const { id } = opened.body;
  expect((await story.post(buyer, `/storefront/v1/returns/${id}/escalate`)).status).toBe(200);
  await story.rest();
  return id;
};

const decide = (id: string, speaker = agent, overrides: Record<string, unknown> = {}) =>
  story.post<Case & { decisionId?: string }>(speaker, `/agent/v1/cases/${id}/decisions`, {
    outcome: "refund_without_return",
    overrideReason: "GOODWILL",
    payer: "platform",
    ...overrides,
  });

const claim = (id: string, speaker = agent) => story.post(speaker, `/agent/v1/cases/${id}/claim`);

describe("an agent's override", () => {
  it("comes from the queue, needs the claim, and pays at the platform's cost", async () => {
    const id = await escalated("order-a", 10_000);
    const queue = await story.get<{ items: { caseId: string }[] }>(agent, "/agent/v1/queues/escalated-returns/items");
    expect(queue.body.items.map(({ caseId }) => caseId)).toContain(id);
    expect((await decide(id)).body).toMatchObject({ type: "/problems/case.not_claimed" });
    expect((await claim(id)).status).toBe(200);
    expect((await claim(id, otherAgent)).body).toMatchObject({ type: "/problems/case.claimed_by_another" });
    const decided = await decide(id, agent, { comment: "Long-standing buyer" });
    expect(decided.status, JSON.stringify(decided.body)).toBe(201);
    await story.pass("P1D");
    const done = await story.get<Case>(buyer, `/storefront/v1/returns/${id}`);
    expect(done.body).toMatchObject({ status: "closed", closeReason: "DECIDED_BUYER" });
    const { body } = await story.get<{ entries: { legs: { account: string }[] }[] }>(
      platform,
      "/platform/v1/orders/order-a/ledger",
    );
    const accounts = body.entries.flatMap(({ legs }) => legs.map(({ account }) => account));
    expect(accounts).toContain("platform_loss");
    expect(accounts).not.toContain("seller_payable");
  });

  it("above the limit waits for a second, senior person who did not propose it", async () => {
    const id = await escalated("order-b", 90_000);
    await claim(id, senior);
    const proposed = await decide(id, senior);
    expect(proposed.status, JSON.stringify(proposed.body)).toBe(201);
    expect(proposed.body.status).toBe("escalated");
    await story.rest();
    const second = { role: "senior_agent", subject: "senior-2" } as const;
    const page = await story.get<Case>(second, `/agent/v1/cases/${id}`);
    const waiting = page.body.nextActions.find(({ action }) => action === "confirm-decision");
    expect(waiting?.href).toMatch(/^\/agent\/v1\/decisions\/dec_\w{26}\/approve$/);
    const { payloadHash, expiresAt } = page.body.pendingDecision ?? {};
    expect([payloadHash?.length, waiting?.dueAt]).toEqual([64, expiresAt]);
    expect((await story.get<Case>(buyer, `/storefront/v1/returns/${id}`)).body.pendingDecision).toBeUndefined();
    const approve = (by: typeof second | typeof senior | typeof agent, body: object) =>
      story.post<Case>(by, waiting?.href ?? "", body);
    const own = await approve(senior, { payloadHash });
    expect(own.body).toMatchObject({ type: "/problems/return.same_person" });
    expect((await approve(agent, { payloadHash })).status).toBe(403);
    expect((await approve(second, {})).body).toMatchObject({ errors: [{ pointer: "#/payloadHash" }] });
    const unseen = await approve(second, { payloadHash: "0".repeat(64) });
    expect(unseen.body).toMatchObject({ type: "/problems/decision.payload_changed", payloadHash });
    const agreed = await approve(second, { payloadHash });
    expect(agreed.status, JSON.stringify(agreed.body)).toBe(200);
    await story.pass("P1D");
    expect((await story.get<Case>(buyer, `/storefront/v1/returns/${id}`)).body.closeReason).toBe("DECIDED_BUYER");
  });

  it("that nobody agrees to in a day expires, goes back to its queue, and cannot be approved any more", async () => {
    const id = await escalated("order-x", 90_000);
    await claim(id, senior);
    expect((await decide(id, senior)).status).toBe(201);
    await story.rest();
    const second = { role: "senior_agent", subject: "senior-2" } as const;
    const read = () => story.get<Case & { work: { queue: string } }>(second, `/agent/v1/cases/${id}`);
    const before = (await read()).body;
    const href = before.nextActions.find(({ action }) => action === "confirm-decision")?.href ?? "";
    expect(before.work.queue).toBe("second-approvals");
    await story.pass("PT24H");
    await story.rest();
    const after = (await read()).body;
    expect([after.status, after.work.queue, after.pendingDecision]).toEqual([
      "escalated",
      "escalated-returns",
      undefined,
    ]);
    const late = await story.post(second, href, { payloadHash: before.pendingDecision?.payloadHash });
    expect(late.body).toMatchObject({ type: "/problems/return.decision_not_pending" });
    const timeline = await story.get<{ items: { type: string }[] }>(agent, `/agent/v1/cases/${id}/timeline`);
    expect(timeline.body.items.at(-1)).toMatchObject({ type: "DecisionExpired" });
    await claim(id, senior);
    expect((await decide(id, senior)).status).toBe(201);
  });

  it("in goodwill ends with the agent's budget of the month, and goes on with the next month's", async () => {
    const seniors = { role: "senior_agent", subject: "senior-9" } as const;
    const give = async (orderId: string) => {
      const id = await escalated(orderId, 49_000);
      await claim(id, seniors);
      return { id, answer: await decide(id, seniors) };
    };
    for (let given = 0; given < 10; given += 1) expect((await give(`order-g${given}`)).answer.status).toBe(201);
    const { id, answer } = await give("order-g10");
    expect(answer.body).toMatchObject({
      type: "/problems/return.goodwill_budget_used",
      spentMinor: 490_000,
      budgetMinor: 500_000,
    });
    expect((await story.get<Case>(buyer, `/storefront/v1/returns/${id}`)).body.status).toBe("escalated");
  });
});
