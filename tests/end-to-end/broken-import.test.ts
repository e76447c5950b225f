import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BadRequest, expectProblem, expectRefused } from "../support/bad-requests.ts";
import { aLine, anOrderInput, brl } from "../support/orders.ts";
import { type Answer, platform, type Story, startStory } from "../support/running-recourse.ts";
import { allItems } from "../support/table-items.ts";
import { wholeStore } from "../support/whole-store.ts";

let story: Story;
let imports = 0;
beforeAll(async () => {
  story = await startStory();
});
afterAll(() => story.recourse.stop());

const NDJSON = { "content-type": "application/x-ndjson" };
const IMPORTS = "/platform/v1/order-imports";

interface Report {
  readonly imported: number;
  readonly unchanged: number;
  readonly unbalanced: readonly string[];
  readonly rejected: readonly { line: number; orderId?: string; errors: { pointer: string; detail: string }[] }[];
}

const send = (raw: string, key = `import-${++imports}`): Promise<Answer<Report & Record<string, unknown>>> =>
  story.call(platform, "POST", IMPORTS, undefined, { raw, key, headers: NDJSON });

const order = (orderId: string, fields: object = {}): string =>
  JSON.stringify({ ...anOrderInput({ orderId }), ...fields });

/** The keys of everything that is kept of an order, in both tables. */
const keptOf = async (orderId: string): Promise<readonly string[]> =>
  (await allItems(story.recourse.runtime.store))
    .filter(({ pk }) => pk === `ORDER#${orderId}`)
    .map(({ sk }) => String(sk))
    .sort();

const WHOLE = ["BALANCE#seller-1#BRL#item", "DELIVERY", "LINE#line-1", "ORDER", "PAYMENT#pay-1"];

describe("an import with a broken line", () => {
  it.each([
    ["no JSON at all", '{"orderId": "broken-1"', "#"],
    ["a word", '"broken-2"', "#"],
    ["an unknown field", order("broken-3", { colour: "red" }), "#/colour"],
    ["a prototype", order("broken-4").replace("{", '{"__proto__":{"market":"US"},'), "#/__proto__"],
    [
      "a negative price",
      order("broken-5", { lines: [aLine({ unitPrice: brl(-1) })] }),
      "#/lines/0/unitPrice/amountMinor",
    ],
    [
      "a price beyond numbers",
      order("broken-6").replace('"amountMinor":10000', '"amountMinor":1e999'),
      "#/payments/0/captured/amountMinor",
    ],
    [
      "a second line that is broken",
      order("broken-7", { lines: [aLine(), aLine({ lineId: "line-2", units: 0 })] }),
      "#/lines/1/units",
    ],
    [
      "a payment that is broken",
      order("broken-8", { payments: [{ paymentId: "pay-1", tender: "shells", captured: brl(1) }] }),
      "#/payments/0/tender",
    ],
    ["no seller of its line", order("broken-9", { sellers: [] }), "#/sellers"],
    [
      "a line whose id every object has",
      order("broken-10", { lines: [aLine({ lineId: "valueOf" })] }),
      "#/lines/0/lineId",
    ],
    ["another currency than its market", order("broken-11", { currency: "JPY", lines: [], payments: [] }), "#/lines"],
  ])("names line and field, keeps the other lines, and nothing of this one: %s", async (what, broken, pointer) => {
    const [before, after] = [`${imports}-before`, `${imports}-after`];
    const { status, body } = await send([order(before), "", broken, order(after), ""].join("\n"));
    expect(status, what).toBe(200);
    expect(body).toMatchObject({ imported: 2, unchanged: 0, rejected: [{ line: 3 }] });
    expect(body.rejected[0]?.errors.map((error) => error.pointer)).toContain(pointer);
    for (const kept of [before, after]) expect(await keptOf(kept)).toEqual(WHOLE);
    const keys = (await allItems(story.recourse.runtime.store)).map(({ pk }) => String(pk));
    expect(keys.filter((pk) => pk.includes("broken"))).toEqual([]);
  });

  it("keeps none of an order that is there with another content, and all of one that is there already", async () => {
    await send(order("there"));
    const { body } = await send([order("there", { placedAt: "2026-03-01T00:00:00Z" }), order("there")].join("\n"));
    expect(body).toMatchObject({ imported: 0, unchanged: 1, rejected: [{ line: 1, orderId: "there" }] });
    expect(body.rejected[0]?.errors[0]?.pointer).toBe("#/orderId");
    expect(await keptOf("there")).toEqual(WHOLE);
  });

  it("takes the first of two different orders of one id in one file", async () => {
    const dear = order("twice", { lines: [aLine({ unitPrice: brl(20_000) })], payments: [] });
    const { body } = await send([order("twice"), dear, order("twice")].join("\n"));
    expect(body).toMatchObject({ imported: 1, unchanged: 1, rejected: [{ line: 2, orderId: "twice" }] });
  });

  it("takes in what does not balance, and names it", async () => {
    const payments = [{ paymentId: "pay-1", tender: "card", captured: brl(9_999) }];
    expect((await send(order("short", { payments }))).body).toMatchObject({ imported: 1, unbalanced: ["short"] });
  });

  it("answers the same again under the same key, and refuses the key for another file", async () => {
    const file = [order("key-1"), "{"].join("\n");
    const first = await send(file, "file-1");
    const again = await send(file, "file-1");
    expect(again.body).toEqual(first.body);
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    expectProblem(await send(order("key-2"), "file-1"), "idempotency-key-reused");
    expect(await keptOf("key-2")).toEqual([]);
  });

  it("of nothing keeps nothing but its answer", async () => {
    const before = await wholeStore(story);
    expect((await send("\n\n")).body).toEqual({ imported: 0, unchanged: 0, unbalanced: [], rejected: [] });
    expect((await wholeStore(story)).filter((item) => !before.includes(item))).toHaveLength(1);
  });
});

describe("an import that cannot be read", () => {
  const bad = (what: string, rest: Partial<BadRequest>): BadRequest => ({
    what,
    code: "unsupported-media-type",
    by: platform,
    path: IMPORTS,
    headers: NDJSON,
    ...rest,
  });
  it.each([
    bad("JSON", { body: [], headers: {} }),
    bad("too many lines", { raw: "{}\n".repeat(1001), code: "request-too-large", facts: { linesMax: 1000 } }),
    bad("more than Lambda takes", { raw: " ".repeat(5_300_000), code: "request-too-large" }),
    bad("no key", { raw: order("keyless"), key: null, code: "idempotency-key-missing" }),
  ])("is refused and changes nothing: $what", (row) => expectRefused(story, row));
});
