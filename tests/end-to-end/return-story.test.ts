import { afterEach, describe, expect, it } from "vitest";
import type { Case } from "../../functions/returns/answers.ts";
import { countTransitions } from "../../local/state-machines/engine.ts";
import { aLine, brl } from "../support/orders.ts";
import { buyer, caseExecutions, platform, type Story, seller, startStory } from "../support/running-recourse.ts";

/** The most state transitions that a complete return with its refund may cost; each is billed. */
const TRANSITIONS_MAX = 14;

let story: Story;
afterEach(() => story.recourse.stop());

interface Books {
  readonly balanced: boolean;
}

interface Timeline {
  readonly items: readonly { readonly type: string; readonly sentence: string }[];
}

const transitions = (): number =>
  caseExecutions(story.recourse)
    .map(({ executionArn }) => countTransitions(story.recourse.engine.getExecutionHistory(executionArn)))
    .reduce((sum, count) => sum + count, 0);

/** The whole of a return that a seller approves, from the request to the money, with every hand doing its part. */
const completeReturn = async (): Promise<string> => {
  await story.order({
    lines: [aLine({ units: 2, shipping: brl(1_500), promisedAt: "2026-03-04T00:00:00Z" })],
  });
  const opened = await story.post<Case>(buyer, "/storefront/v1/returns", {
    orderId: "order-1",
    lines: [{ lineId: "line-1", units: 2, reason: "LATE_DELIVERY" }],
  });
  expect(opened.status, JSON.stringify(opened.body)).toBe(201);
  const { id } = opened.body;
  await story.rest();
  await story.pass("PT20H");
  const approved = await story.post<Case>(seller, `/seller/v1/returns/${id}/approve`);
  expect(approved.status, JSON.stringify(approved.body)).toBe(200);
  await story.rest();
  await story.pass("P1D");
  const sent = await story.post(buyer, `/storefront/v1/returns/${id}/hand-over`, {
    carrier: "correios",
    trackingNumber: "BR-123",
  });
  expect(sent.status, JSON.stringify(sent.body)).toBe(200);
  await story.pass("P2D");
  const scannedAt = story.recourse.clock.now();
  const scan = { carrier: "correios", trackingNumber: "BR-123", scan: "delivered", scannedAt };
  expect((await story.post(platform, "/platform/v1/carrier-events", scan)).status).toBe(202);
  await story.pass("PT5H");
  const unit = { lineId: "line-1", result: "accepted", deductions: [], evidenceIds: [], disposition: "restock" };
  const inspected = await story.post(seller, `/seller/v1/returns/${id}/inspections`, {
    lines: [
      { ...unit, unitNo: 1 },
      { ...unit, unitNo: 2 },
    ],
  });
  expect(inspected.status, JSON.stringify(inspected.body)).toBe(201);
  await story.rest();
  await story.pass("P1D");
  return id;
};

describe("a return from request to refund", () => {
  it("ends with the buyer's money, balanced books and at most 14 state transitions", async () => {
    story = await startStory();
    const id = await completeReturn();
    const { body } = await story.get<Case>(buyer, `/storefront/v1/returns/${id}`);
    expect(body).toMatchObject({ status: "closed", closeReason: "REFUNDED_FULL", nextActions: [], deadlines: [] });
    expect(body.money.refunded).toEqual(body.money.paid);
    expect((await story.get<Books>(platform, "/platform/v1/ledger/trial-balance")).body.balanced).toBe(true);
    expect(transitions()).toBeLessThanOrEqual(TRANSITIONS_MAX);
  });

  it("can be read back step by step, each in a sentence for its reader", async () => {
    story = await startStory();
    const id = await completeReturn();
    const read = async (language: string) =>
      (
        await story.get<Timeline>(buyer, `/storefront/v1/returns/${id}/timeline`, {
          headers: { "accept-language": language },
        })
      ).body.items;
    expect((await read("en")).map(({ type }) => type)).toEqual([
      "ReturnRequested",
      "SellerAsked",
      "ReturnApproved",
      "GoodsHandedOver",
      "ParcelScanned",
      "RefundOrdered",
      "GoodsArrived",
      "RefundSubmitted",
      "RefundOutcomeRecorded",
      "UnitsInspected",
      "SettlementBegun",
      "ReturnClosed",
    ]);
    expect((await read("en"))[0]?.sentence).toBe("You asked for a return of 2 units.");
    expect((await read("pt-BR"))[0]?.sentence).not.toBe("You asked for a return of 2 units.");
  });
});
