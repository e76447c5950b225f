import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Case } from "../../functions/returns/answers.ts";
import { type BadRequest, expectRefused } from "../support/bad-requests.ts";
import { aLine, anOrderInput, brl } from "../support/orders.ts";
import { buyer, platform, type Story, seller, startStory } from "../support/running-recourse.ts";

let story: Story;
const known: Record<string, string> = {};

const line = { lineId: "line-1", units: 1, reason: "LATE_DELIVERY" };
const request = { orderId: "order-1", lines: [line] };
const late = { promisedAt: "2026-03-04T00:00:00Z" };

beforeAll(async () => {
  story = await startStory();
  const [buyerId, kind, locale] = ["buyer-2", "consumer", "pt-BR"] as const;
  await story.order({ lines: [aLine({ units: 3, ...late }), aLine({ lineId: "line-2", units: 99, ...late })] });
  await story.order({ orderId: "order-two", lines: [aLine(), aLine({ lineId: "line-2", sellerId: "seller-2" })] });
  await story.order({ orderId: "order-hers", buyer: { buyerId, kind, locale } });
  const opened = await story.post<Case>(buyer, "/storefront/v1/returns", request);
  expect(opened.status).toBe(201);
  known.id = opened.body.id;
  await story.rest();
});
afterAll(() => story.recourse.stop());

const deep = (depth: number): string => "[".repeat(depth) + "]".repeat(depth);
const at = (pointer: string) => ({ place: { pointer } });
const bad = (what: string, rest: Partial<BadRequest>): BadRequest => ({
  what,
  code: "invalid-request",
  by: buyer,
  path: "/storefront/v1/returns",
  ...rest,
});
const withLine = (what: string, fields: object, rest: Partial<BadRequest> = {}): BadRequest =>
  bad(what, { body: { ...request, lines: [{ ...line, ...fields }] }, ...rest });
const spelled = (what: string, found: string, put: string, rest: Partial<BadRequest>): BadRequest =>
  bad(what, { raw: JSON.stringify(request).replace(found, put), ...rest });
const commented = (what: string, comment: string): BadRequest =>
  bad(what, { body: { ...request, lines: [{ ...line, lineId: "line-2" }], comment }, ...at("#/comment") });

const bodies: readonly BadRequest[] = [
  bad("malformed JSON", { raw: "{", ...at("#") }),
  bad("two documents", { raw: "{}{}", ...at("#") }),
  bad("a list", { body: [], ...at("#") }),
  bad("null", { body: null, ...at("#") }),
  bad("a number", { body: 7, ...at("#") }),
  bad("an empty body", { raw: "", ...at("#/orderId") }),
  bad("an unknown field", { body: { ...request, colour: "red" }, ...at("#/colour") }),
  withLine("an unknown field further in", { colour: "red" }, at("#/lines/0/colour")),
  bad("a field with a slash in its name", { body: { ...request, "a/b~c": 1 }, ...at("#/a~1b~0c") }),
  spelled("a prototype", "{", '{"__proto__":{"orderId":"order-2"},', at("#/__proto__")),
  spelled("a prototype further in", '"units"', '"__proto__":{"units":9},"units"', at("#/lines/0/__proto__")),
  spelled("a constructor", "{", '{"constructor":{"prototype":{"admin":true}},', at("#/constructor")),
  withLine("a wrong type", { units: "1" }, at("#/lines/0/units")),
  bad("no lines", { body: { ...request, lines: [] }, ...at("#/lines") }),
  bad("too many lines", { body: { ...request, lines: Array(26).fill(line) }, ...at("#/lines") }),
  spelled("a number beyond all numbers", '"units":1', '"units":1e999', at("#/lines/0/units")),
  spelled("a number beyond safe integers", '"units":1', '"units":9007199254740993', at("#/lines/0/units")),
  withLine("negative units", { units: -1 }, at("#/lines/0/units")),
  withLine("no units", { units: 0 }, at("#/lines/0/units")),
  withLine("half a unit", { units: 0.5 }, at("#/lines/0/units")),
  withLine("a reason that is SQL", { reason: "' OR 1=1 --" }, at("#/lines/0/reason")),
  bad("an id that is a rule", { body: { ...request, orderId: "size(lines) > 0 || true" }, ...at("#/orderId") }),
  bad("an id in another script", { body: { ...request, orderId: "заказ-1" }, ...at("#/orderId") }),
  bad("an id that looks the same", { body: { ...request, orderId: "оrder-1" }, ...at("#/orderId") }),
  bad("an id with a NUL", { body: { ...request, orderId: "order-1\u0000" }, ...at("#/orderId") }),
  withLine("an id that every object has", { lineId: "constructor" }, at("#/lines/0/lineId")),
  withLine("evidence of no form", { evidenceIds: ["photo.jpg"] }, at("#/lines/0/evidenceIds/0")),
  commented("too long a comment", "x".repeat(2001)),
  commented("an empty comment", "  "),
  commented("a comment with a NUL", "a\u0000b"),
  commented("a comment that drives a terminal", "a\u001b[2Jb"),
  commented("a comment of half a character", "a\ud800b"),
  bad("deep nesting", { raw: deep(100_000), ...at("#") }),
  bad("deep nesting in a field", { raw: `{"orderId":${deep(50_000)},"lines":${deep(50_000)}}`, ...at("#/orderId") }),
  bad("a megabyte", { body: { ...request, comment: "x".repeat(1_000_000) }, code: "request-too-large" }),
  bad("plain text", { raw: "hello", headers: { "content-type": "text/plain" }, code: "unsupported-media-type" }),
  bad("XML", { raw: "<a/>", headers: { "content-type": "application/xml" }, code: "unsupported-media-type" }),
];

const requests: readonly BadRequest[] = [
  bad("an unknown order", { body: { ...request, orderId: "order-9" }, code: "not-found" }),
  bad("another buyer's order", { body: { ...request, orderId: "order-hers" }, code: "not-found" }),
  withLine(
    "an unknown line",
    { lineId: "line-9" },
    { code: "return.unit_unknown", facts: { unit: { lineId: "line-9" } } },
  ),
  withLine("more units than bought", { units: 4 }, { code: "return.unit_unknown", facts: { unit: { unitNo: 4 } } }),
  withLine("more units than are free", { units: 3 }, { code: "return.unit_already_claimed", facts: { freeUnits: 2 } }),
  bad("a line twice", { body: { ...request, lines: [line, line] }, code: "return.unit_repeated" }),
  bad("more units than a return holds", {
    body: { ...request, lines: [line, { ...line, lineId: "line-2", units: 100 }] },
    code: "return.too_many_units",
    facts: { unitsMax: 100, units: 101 },
  }),
  bad("units of two sellers", {
    body: { orderId: "order-two", lines: [line, { ...line, lineId: "line-2" }] },
    code: "return.several_sellers",
    facts: { sellerIds: ["seller-1", "seller-2"] },
  }),
  withLine("evidence that nobody uploaded", { evidenceIds: [`evd_${"0".repeat(26)}`] }, { code: "evidence.not_yours" }),
  bad("an offer that is none", { path: "/storefront/v1/returns/{id}/offers/best/accept", body: {}, code: "not-found" }),
  bad("a hand-over before approval", {
    path: "/storefront/v1/returns/{id}/hand-over",
    body: { carrier: "correios", trackingNumber: "BR-1" },
    code: "return.not_allowed_now",
    facts: { currentStatus: "awaiting_seller", allowed: ["withdraw"] },
  }),
  bad("a tracking number of two lines", {
    path: "/storefront/v1/returns/{id}/hand-over",
    body: { carrier: "correios", trackingNumber: "BR-1\nBR-2" },
    ...at("#/trackingNumber"),
  }),
  bad("an offer of a negative amount", {
    by: seller,
    path: "/seller/v1/returns/{id}/offers",
    body: { amountMinor: -1, withReturn: false },
    ...at("#/amountMinor"),
  }),
  bad("an offer of more than was paid", {
    by: seller,
    path: "/seller/v1/returns/{id}/offers",
    body: { amountMinor: Number.MAX_SAFE_INTEGER, withReturn: false },
    code: "return.offer_out_of_range",
  }),
];

const order = (fields: object) => ({ ...anOrderInput({ orderId: "order-new" }), ...fields });
const put = (what: string, fields: object, pointer: string, rest: Partial<BadRequest> = {}): BadRequest =>
  bad(what, {
    by: platform,
    method: "PUT",
    path: "/platform/v1/orders/order-new",
    body: order(fields),
    ...at(pointer),
    ...rest,
  });

const orders: readonly BadRequest[] = [
  put("another order than the path's", { orderId: "order-else" }, "#/orderId"),
  put("a negative price", { lines: [aLine({ unitPrice: brl(-1) })] }, "#/lines/0/unitPrice/amountMinor"),
  put(
    "a price too large to count",
    { lines: [aLine({ unitPrice: brl(2 ** 53 - 1), units: 999 })] },
    "#/lines/0/unitPrice",
  ),
  put("a line twice", { lines: [aLine(), aLine()] }, "#/lines/1/lineId"),
  put("a line whose id every object has", { lines: [aLine({ lineId: "toString" })] }, "#/lines/0/lineId"),
  put("a line of no seller", { lines: [aLine({ sellerId: "seller-9" })] }, "#/lines/0/sellerId"),
  put("a title of half a character", { lines: [aLine({ title: "\ud83d" })] }, "#/lines/0/title"),
  put("a day that never was", { placedAt: "2026-02-30T10:00:00Z" }, "#/placedAt"),
  put("an unknown market", { market: "XX" }, "#/market"),
  bad("an order that changed", {
    by: platform,
    method: "PUT",
    path: "/platform/v1/orders/order-1",
    body: anOrderInput(),
    code: "order.frozen",
  }),
];

describe("a body that cannot be read", () => {
  it.each(bodies)("is refused and changes nothing: $what", (row) => expectRefused(story, row, known));
});

describe("a request that cannot be granted", () => {
  it.each(requests)("is refused and changes nothing: $what", (row) => expectRefused(story, row, known));
});

describe("an order that cannot be taken in", () => {
  it.each(orders)("is refused and changes nothing: $what", (row) => expectRefused(story, row, known));
});
