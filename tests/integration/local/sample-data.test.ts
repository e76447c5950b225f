import { afterEach, expect, it } from "vitest";
import { z } from "zod";
import { createApiClient } from "../../../local/api-client.ts";
import { composition } from "../../../local/composition.ts";
import { READY_IDENTITIES } from "../../../local/identity/ready-identities.ts";
import { mintToken } from "../../../local/mint-token.ts";
import { installSampleData } from "../../../local/orders/install-sample-data.ts";
import { SAMPLE_RETURNS } from "../../../local/orders/sample-returns.ts";
import { type Recourse, startRecourse } from "../../../local/recourse.ts";

let recourse: Recourse;
afterEach(() => recourse.stop());

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
  let calls = 0;
  const real = globalThis.fetch;
  // The process dies somewhere in the middle of the returns.
  globalThis.fetch = async (...request) => {
    calls += 1;
    if (calls > 43) throw new Error("cut short");
    return real(...request);
  };
  await installSampleData(recourse, quiet)
    .catch(() => undefined)
    .finally(() => {
      globalThis.fetch = real;
    });
  const half = await returnsOfBuyer();
  expect(half.length).toBeGreaterThan(1);
  expect(half.length).toBeLessThan(SAMPLE_RETURNS.length);
  await recourse.clock.advance("PT10M");
  await installSampleData(recourse, quiet);
  await recourse.clock.advance("PT1M");
  expect(await statusesByOrder()).toEqual(EXPECTED);
});
