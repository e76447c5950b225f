import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Recourse } from "../../../local/recourse.ts";
import { clientOf } from "./client.ts";
import { startThings } from "./fake-system.ts";

let recourse: Recourse;
let buyer: Awaited<ReturnType<typeof clientOf>>;
let nobody: Awaited<ReturnType<typeof clientOf>>;
beforeAll(async () => {
  recourse = await startThings();
  buyer = await clientOf(recourse, "buyer");
  nobody = await clientOf(recourse);
  await buyer.post("/storefront/v1/things", {}, "seen");
});
afterAll(() => recourse.stop());

const THING = "/storefront/v1/things/thing-seen";

describe("a request through the gateway", () => {
  it("reaches the handler with path parameters, query, language and the verified caller", async () => {
    const { status, headers, body } = await buyer.get(THING, { "accept-language": "pt-BR" });
    expect({ status, etag: headers.get("etag") }).toEqual({ status: 200, etag: '"1"' });
    expect(body).toMatchObject({ thingId: "thing-seen", language: "pt-BR", caller: { role: "buyer", id: "buyer-1" } });
  });

  it("gives the stored answer again for the same key and body", async () => {
    const [first, second] = [
      await buyer.post("/storefront/v1/things", { note: "x" }, "again"),
      await buyer.post("/storefront/v1/things", { note: "x" }, "again"),
    ];
    expect(second.body).toEqual(first.body);
    expect(second.headers.get("idempotency-replayed")).toBe("true");
  });

  it.each([
    ["no such path", "GET", "/storefront/v1/nothing", undefined, 404, "not-found"],
    ["a path with a slash too many", "GET", "/storefront/v1/things/", undefined, 404, "not-found"],
    ["a method that the path does not have", "PUT", THING, {}, 405, "method-not-allowed"],
    ["a path that is not percent-encoded well", "GET", "/storefront/v1/things/%zz", undefined, 400, "invalid-request"],
    ["an encoded slash", "GET", "/storefront/v1/things/a%2Fb", undefined, 404, "not-found"],
    ["a percent sign that was meant", "GET", "/storefront/v1/things/%25zz", undefined, 404, "not-found"],
    ["malformed JSON", "POST", `${THING}/pokes`, "{", 400, "invalid-request"],
    ["an unknown field", "POST", `${THING}/pokes`, { nope: 1 }, 400, "invalid-request"],
    ["a wrong type", "POST", `${THING}/pokes`, { note: 7 }, 400, "invalid-request"],
    ["a body of a megabyte", "POST", `${THING}/pokes`, { note: "x".repeat(1_000_000) }, 413, "request-too-large"],
    ["a body that Lambda would not take", "POST", `${THING}/pokes`, "x".repeat(7_000_000), 413, "request-too-large"],
    ["a bug of ours", "GET", "/storefront/v1/faults/bug", undefined, 500, "internal-error"],
  ])("answers %s by a problem document", async (_what, method, path, body, status, code) => {
    const key: Record<string, string> = method === "POST" ? { "idempotency-key": `${code}-${status}` } : {};
    const answer = await buyer.call(method, path, body, key);
    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(answer.body).toMatchObject({
      type: `/problems/${code}`,
      status,
      instance: expect.stringMatching(/^[\w-]+$/),
    });
    expect(JSON.stringify(answer.body)).not.toContain("secret detail");
    expect((await nobody.get(`/problems/${code}`)).status).toBe(200);
  });

  it("names the methods of a path that has others", async () => {
    expect((await buyer.call("PUT", THING, {})).headers.get("allow")).toBe("GET");
  });

  it("changes nothing by a request that it refuses", async () => {
    await buyer.call("POST", `${THING}/pokes`, "{", { "idempotency-key": "refused" });
    expect((await buyer.get(THING)).body).toMatchObject({ version: 1, pokes: 0 });
  });
});

describe("a caller without a good token", () => {
  it.each([
    ["no token", {}],
    ["nonsense", { authorization: "Bearer nonsense" }],
    ["another scheme", { authorization: "Basic YTpi" }],
  ])("gets 401 for %s, and a hint how to authenticate", async (_what, headers) => {
    const answer = await nobody.get(THING, headers);
    expect(answer).toMatchObject({ status: 401, body: { type: "/problems/unauthenticated" } });
    expect(answer.headers.get("www-authenticate")).toBe("Bearer");
  });

  it("gets 403 with a good token of another role", async () => {
    const seller = await clientOf(recourse, "seller");
    expect(await seller.get(THING)).toMatchObject({ status: 403, body: { type: "/problems/role-not-allowed" } });
  });

  it("keeps a good token over jumps of the virtual clock, since tokens count real time", async () => {
    await recourse.clock.advance("P30D");
    expect((await buyer.get(THING)).status).toBe(200);
  });
});

describe("the open pages", () => {
  it.each(["/", "/problems/not-found", "/.well-known/openid-configuration", "/.well-known/jwks.json", "/_local/clock"])(
    "%s needs no token",
    async (path) => expect((await nobody.get(path)).status).toBe(200),
  );

  it("lists the operations on the first page", async () => {
    const { body } = await nobody.get("/");
    expect(body.text).toContain("/storefront/v1");
    expect(body.text).toContain("/_local/clock");
  });

  it("knows no page for a problem that does not exist", async () => {
    expect((await nobody.get("/problems/..%2F..%2Fpackage")).status).toBe(404);
    expect((await nobody.get("/problems/unheard-of")).status).toBe(404);
  });
});
