import { afterAll, beforeAll, expect, it } from "vitest";
import type { Case } from "../../functions/returns/answers.ts";
import { buyer, otherBuyer, type Story, startStory } from "../support/running-recourse.ts";

let story: Story;
beforeAll(async () => {
  story = await startStory();
});
afterAll(() => story.recourse.stop());

interface Statement {
  readonly withdrawalId: string;
  readonly confirm: { readonly href: string };
}

it("withdraws by law in two steps, without reason, photo or the seller's word, and acknowledges it", async () => {
  await story.order();
  const lines = [{ lineId: "line-1", units: 1 }];
  const stated = await story.post<Statement>(buyer, "/storefront/v1/withdrawals", { orderId: "order-1", lines });
  expect(stated.status, JSON.stringify(stated.body)).toBe(201);
  const { href } = stated.body.confirm;
  expect((await story.post(otherBuyer, href)).status).toBe(404);
  const confirmed = await story.post<Case>(buyer, href);
  expect(confirmed.status, JSON.stringify(confirmed.body)).toBe(201);
  expect(confirmed.body).toMatchObject({ status: "awaiting_handover", verdict: "approve" });
  expect((await story.post(buyer, href)).status).toBe(409);
  await story.rest();
  const { body } = await story.get<{ messages: { template: string }[] }>(null, "/_local/outbox");
  expect(body.messages.map(({ template }) => template)).toContain("return.WithdrawalAcknowledged");
});

it("refuses the statement already when the window is over", async () => {
  await story.order({ orderId: "order-old" });
  await story.pass("P30D");
  const lines = [{ lineId: "line-1", units: 1 }];
  const stated = await story.post(buyer, "/storefront/v1/withdrawals", { orderId: "order-old", lines });
  expect(stated.status, JSON.stringify(stated.body)).toBe(422);
});
