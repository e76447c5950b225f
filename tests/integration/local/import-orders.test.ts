import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { ApiProblem, ApiUnreachable, createApiClient } from "../../../local/api-client.ts";
import { composition } from "../../../local/composition.ts";
import { mintToken } from "../../../local/mint-token.ts";
import { readOlistOrders } from "../../../local/orders/olist-orders.ts";
import { sendOrders } from "../../../local/orders/send-orders.ts";
import { showProgress } from "../../../local/progress.ts";
import { type Recourse, startRecourse } from "../../../local/recourse.ts";
import { generatedFolder, writeFolder } from "../../support/olist-folder.ts";

let recourse: Recourse;
beforeAll(async () => {
  recourse = await startRecourse(composition);
});
afterAll(() => recourse.stop());

const platform = () => mintToken(createApiClient(recourse.url), { role: "platform", subject: "shop" });

const documents = (count: number, seed: number) => {
  const { folder, remove } = writeFolder(generatedFolder(count, seed));
  const { orders } = readOlistOrders(folder);
  remove();
  // Ids of each test's own: all use one system.
  const prefix = createHash("sha256").update(`${count} ${seed}`).digest("hex").slice(0, 6);
  return orders.map(({ order }) => ({ ...order, orderId: `${prefix}-${order.orderId}` }));
};

const quiet = showProgress("orders", 0, { write: () => undefined });

const Captured = z.object({ payments: z.array(z.object({ capturedMinor: z.int() })) });

describe("orders sent through the import", () => {
  it("all come in, in parts, and the one that does not balance is marked", async () => {
    const orders = documents(230, 1);
    const lines: string[] = [];
    const progress = showProgress("orders", orders.length, { write: (line) => lines.push(line) });
    const sent = await sendOrders(await platform(), orders, progress);
    expect(sent).toEqual({ imported: 230, unchanged: 0, unbalanced: [orders[0]?.orderId], refused: [] });
    expect(lines).toEqual(["orders: 100/230\n", "orders: 200/230\n", "orders: 230/230\n"]);
  });

  it("change nothing when they are sent again", async () => {
    const orders = documents(20, 2);
    await sendOrders(await platform(), orders, quiet);
    expect(await sendOrders(await platform(), orders, quiet)).toMatchObject({
      imported: 0,
      unchanged: 20,
      refused: [],
    });
  });

  it("that are refused are named by their place, and the others come in", async () => {
    const orders = documents(120, 3);
    const spoilt = orders.map((order, index) => (index === 110 ? { ...order, lines: [] } : order));
    const sent = await sendOrders(await platform(), spoilt, quiet);
    expect(sent).toMatchObject({ imported: 119, refused: [{ index: 110, why: expect.stringContaining("/lines") }] });
  });
});

describe("the client", () => {
  it("gives the typed problem of a refusal, with its code, words and facts", async () => {
    const asking = (await platform()).get("/platform/v1/orders/nobodys/ledger", Captured);
    await expect(asking).rejects.toThrow(ApiProblem);
    await expect(asking).rejects.toMatchObject({
      status: 404,
      type: "/problems/not-found",
      code: "not-found",
      title: "Not found",
      facts: { instance: expect.any(String) },
    });
  });

  it("tells an answer that is sent again from a new one, and a key that was used for something else", async () => {
    const client = await platform();
    const sending = { key: "one-import", media: "application/x-ndjson" } as const;
    const line = JSON.stringify(documents(1, 4)[0]);
    const send = (body: string) =>
      client.post("/platform/v1/order-imports", body, z.object({ imported: z.int() }), sending);
    expect(await send(line)).toMatchObject({ status: 200, body: { imported: 1 }, replayed: false });
    expect(await send(line)).toMatchObject({ status: 200, body: { imported: 1 }, replayed: true });
    await expect(send(`${line}\n{}`)).rejects.toMatchObject({ code: "idempotency-key-reused", status: 422 });
  });

  it("is nobody without a token", async () => {
    const asking = createApiClient(recourse.url).get("/platform/v1/ledger/trial-balance", z.unknown());
    await expect(asking).rejects.toMatchObject({ code: "unauthenticated", status: 401 });
  });

  it("says so when nobody answers, and when the answer is of another form", async () => {
    await expect(createApiClient("http://localhost:1").get("/", z.unknown())).rejects.toThrow(ApiUnreachable);
    const asking = createApiClient(recourse.url).get("/_local/clock", z.object({ hour: z.string() }));
    await expect(asking).rejects.toThrow(/GET \/_local\/clock: the answer is not of the expected form/);
  });
});
