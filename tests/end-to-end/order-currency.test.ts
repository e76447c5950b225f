import { afterAll, beforeAll, expect, it } from "vitest";
import { anOrderInput } from "../support/orders.ts";
import { platform, type Story, startStory } from "../support/running-recourse.ts";

let story: Story;
beforeAll(async () => {
  story = await startStory();
});
afterAll(() => story.recourse.stop());

it("refuses an order in a currency that the market's limits are not in, and names the one they are in", async () => {
  const order = anOrderInput({ market: "KR" });
  const put = await story.call(platform, "PUT", `/platform/v1/orders/${order.orderId}`, order);
  expect(put.status).toBe(400);
  expect(put.body).toMatchObject({
    type: "/problems/invalid-request",
    errors: [{ pointer: "#/currency", detail: expect.stringContaining("KRW") }],
  });
  expect((await story.get(platform, `/platform/v1/orders/${order.orderId}/ledger`)).status).toBe(404);
});
