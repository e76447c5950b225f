import { afterEach, expect, it } from "vitest";
import * as z from "zod";
import { createApiClient } from "../../../local/api-client.ts";
import { composition } from "../../../local/composition.ts";
import { READY_IDENTITIES } from "../../../local/identity/ready-identities.ts";
import { mintToken } from "../../../local/mint-token.ts";
import { installSampleData } from "../../../local/orders/install-sample-data.ts";
import { type Recourse, startRecourse } from "../../../local/recourse.ts";

let recourse: Recourse;
const real = globalThis.fetch;
afterEach(async () => {
  globalThis.fetch = real;
  await recourse.stop();
});

const quiet = { write: () => undefined };

const Returns = z.object({
  items: z.array(z.object({ id: z.string(), orderId: z.string(), status: z.string(), version: z.int() })),
});

const returnsOfBuyer = async () => {
  const buyer = await mintToken(createApiClient(recourse.url), READY_IDENTITIES.buyer);
  const { items } = (await buyer.get("/storefront/v1/returns?limit=100", Returns)).body;
  return items.toSorted((a, b) => a.orderId.localeCompare(b.orderId, "en"));
};

const statusesByOrder = async () => (await returnsOfBuyer()).map(({ orderId, status }) => `${orderId} ${status}`);

const EXPECTED = [
  "sample-BR-1 awaiting_handover",
  "sample-BR-2 awaiting_seller",
  "sample-EU-1 in_transit",
  "sample-GB-2 inspecting",
  "sample-KR-2 escalated",
  "sample-MX-1 negotiating",
  "sample-US-1 rejected_open",
  "sample-US-2 closed",
];

it("sample data leaves a return in each place where a case can wait, once", async () => {
  recourse = await startRecourse(composition);
  await installSampleData(recourse, quiet);
  await recourse.clock.advance("PT1M");
  expect(await statusesByOrder()).toEqual(EXPECTED);
  const before = await returnsOfBuyer();
  await installSampleData(recourse, quiet);
  await recourse.idle();
  expect(await returnsOfBuyer()).toEqual(before);
});

it("sample data is completed after a start that was cut short", async () => {
  recourse = await startRecourse(composition);
  let [asked, answered, isDead] = [0, 0, false];
  // The process dies when three of the returns have been asked for, and whatever it was about to do is not done.
  globalThis.fetch = async (url, init) => {
    const isRequest = init?.method === "POST" && String(url).endsWith("/storefront/v1/returns");
    if (isRequest) asked += 1;
    isDead ||= asked > 3;
    if (isDead) throw new Error("cut short");
    const answer = await real(url, init);
    if (isRequest) answered += 1;
    return answer;
  };
  await expect(installSampleData(recourse, quiet)).rejects.toThrow("cut short");
  await expect.poll(() => answered, { timeout: 10_000 }).toBe(3);
  globalThis.fetch = real;
  expect(await returnsOfBuyer()).toHaveLength(3);
  await recourse.clock.advance("PT10M");
  await installSampleData(recourse, quiet);
  await recourse.clock.advance("PT1M");
  expect(await statusesByOrder()).toEqual(EXPECTED);
});
