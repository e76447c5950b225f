import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Case } from "../../functions/returns/answers.ts";
import { type BadRequest, expectRefused } from "../support/bad-requests.ts";
import { aLine } from "../support/orders.ts";
import {
  agent,
  buyer,
  otherBuyer,
  platform,
  type Story,
  seller,
  senior,
  startStory,
} from "../support/running-recourse.ts";

let story: Story;
const known: Record<string, string> = {};

beforeAll(async () => {
  story = await startStory();
  await story.order({ lines: [aLine({ promisedAt: "2026-03-04T00:00:00Z" })] });
  const lines = [{ lineId: "line-1", units: 1, reason: "LATE_DELIVERY" }];
  const opened = await story.post<Case>(buyer, "/storefront/v1/returns", { orderId: "order-1", lines });
  known.id = opened.body.id;
  await story.rest();
});
afterAll(() => story.recourse.stop());

const bad = (what: string, rest: Partial<BadRequest>): BadRequest => ({
  what,
  code: "invalid-request",
  by: buyer,
  path: "/storefront/v1/returns/{id}/withdraw",
  ...(rest.method === undefined ? { body: {} } : {}),
  ...rest,
});
const get = (what: string, path: string, rest: Partial<BadRequest> = {}): BadRequest =>
  bad(what, { method: "GET", path, ...rest });
const asked = (what: string, query: string, parameter: string, rest: Partial<BadRequest> = {}): BadRequest =>
  get(what, `/storefront/v1/returns?${query}`, { place: { parameter }, ...rest });
const ifMatch = (value: string) => ({ headers: { "if-match": value }, place: { header: "If-Match" } });
const NO_KEY = { code: "idempotency-key-missing" } as const;
const NOT_FOUND = { code: "not-found" } as const;
const long = "a".repeat(3000);

const headers: readonly BadRequest[] = [
  bad("no Idempotency-Key", { key: null, ...NO_KEY }),
  bad("an empty one", { key: "", ...NO_KEY }),
  bad("one with a space", { key: "a b", ...NO_KEY }),
  bad("one too long", { key: "a".repeat(129), ...NO_KEY }),
  bad("an If-Match without quotes", ifMatch("7")),
  bad("an If-Match of two", ifMatch('"1", "2"')),
  bad("an If-Match beyond all versions", ifMatch('"99999999999999999999"')),
  bad("an If-Match that is stale", { headers: { "if-match": '"1"' }, code: "version-mismatch", facts: { current: 2 } }),
  bad("an If-Match from the future", {
    headers: { "if-match": '"3"' },
    code: "version-mismatch",
    facts: { current: 2 },
  }),
];

const queries: readonly BadRequest[] = [
  asked("a limit of nothing", "limit=0", "limit"),
  asked("a limit too high", "limit=101", "limit"),
  asked("a limit in words", "limit=ten", "limit"),
  asked("a limit in hexadecimal", "limit=0x10", "limit"),
  asked("an empty limit", "limit=", "limit"),
  asked("two limits", "limit=1&limit=2", "limit"),
  asked("an unknown status", "status=lost", "status"),
  asked("a time without a zone", "dueBefore=2026-03-10T12:00:00", "dueBefore"),
  asked("an unknown parameter", "sort=asc", "sort"),
  asked("a cursor of nonsense", "cursor=abc", "cursor"),
  asked("a cursor that was made up", "cursor=e30.e30", "cursor"),
  asked("a list of nothing in particular", "", "status", { by: platform, path: "/platform/v1/cases" }),
  asked("refunds of a buyer", "", "status", { by: platform, path: "/platform/v1/cases?kind=refund&buyerId=buyer-1" }),
  asked("a market in lower case", "", "market", { by: platform, path: "/platform/v1/cases?status=closed&market=br" }),
];

const paths: readonly BadRequest[] = [
  get("an unknown id", `/storefront/v1/returns/ret_${"0".repeat(26)}`, NOT_FOUND),
  get("an id of another kind", "/storefront/v1/returns/order-1", NOT_FOUND),
  get("an id too long for a key", `/storefront/v1/returns/${long}`, NOT_FOUND),
  get("an order too long for a key", `/storefront/v1/orders/${long}/after-sales-options`, NOT_FOUND),
  get("a case too long for a key", `/agent/v1/cases/ret_${long}`, { by: agent, ...NOT_FOUND }),
  get("books too long for a key", `/platform/v1/orders/${long}/ledger`, { by: platform, ...NOT_FOUND }),
  get("an encoded NUL", "/storefront/v1/returns/%00", NOT_FOUND),
  get("an encoded slash", "/storefront/v1/returns/..%2f..%2fpackage.json", NOT_FOUND),
  get("an id in another script", `/storefront/v1/returns/${encodeURIComponent("возврат")}`, NOT_FOUND),
  get("a broken encoding", "/storefront/v1/returns/%zz"),
  get("an id in capitals", "/storefront/v1/RETURNS/{id}", NOT_FOUND),
  get("a slash at the end", "/storefront/v1/returns/{id}/", NOT_FOUND),
  get("an unknown queue", "/agent/v1/queues/nobody/items", { by: agent, ...NOT_FOUND }),
  bad("a claim on nothing", { by: agent, path: "/agent/v1/cases/nothing/claim", ...NOT_FOUND }),
  bad("a decision on nothing", {
    by: agent,
    path: "/agent/v1/cases/nothing/decisions",
    body: { outcome: "deny", overrideReason: "SAFETY", payer: "platform" },
    ...NOT_FOUND,
  }),
  bad("a second word on nothing", {
    by: senior,
    path: `/agent/v1/decisions/dec_${"0".repeat(26)}/approve`,
    body: { payloadHash: "0".repeat(64) },
    ...NOT_FOUND,
  }),
  bad("a refund that is none", { by: agent, path: "/agent/v1/refunds/nothing/resume", ...NOT_FOUND }),
  bad("a leg that is none", {
    by: agent,
    path: `/agent/v1/refunds/rfd_${"0".repeat(26)}/legs/first/reroute`,
    body: { tender: "card" },
    ...NOT_FOUND,
  }),
  bad("another buyer's return", { by: otherBuyer, ...NOT_FOUND }),
  bad("DELETE", {
    method: "DELETE",
    path: "/storefront/v1/returns/{id}",
    code: "method-not-allowed",
    facts: { allow: ["GET"] },
  }),
  bad("PUT", { method: "PUT", path: "/storefront/v1/returns", body: {}, code: "method-not-allowed" }),
  get("GET of a command", "/storefront/v1/returns/{id}/withdraw", {
    code: "method-not-allowed",
    facts: { allow: ["POST"] },
  }),
];

describe("a request that cannot be understood", () => {
  it.each(headers)("is refused for its headers and changes nothing: $what", (row) => expectRefused(story, row, known));
  it.each(queries)("is refused for its query and changes nothing: $what", (row) => expectRefused(story, row, known));
  it.each(paths)("is refused for its path and changes nothing: $what", (row) => expectRefused(story, row, known));

  it("is understood when its path is encoded more than it needs to be", async () => {
    const encoded = `/storefront/v1/returns/%72et_${known.id?.slice("ret_".length)}`;
    expect((await story.get(buyer, encoded)).body).toMatchObject({ id: known.id });
    expect((await story.get(seller, encoded.replace("storefront", "seller"))).status).toBe(200);
  });
});
