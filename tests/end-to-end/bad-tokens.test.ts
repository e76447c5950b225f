import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateKeyPair, importJWK, SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Case } from "../../functions/returns/answers.ts";
import { expectProblem, expectRefused } from "../support/bad-requests.ts";
import { aLine } from "../support/orders.ts";
import { buyer, type Story, startStory } from "../support/running-recourse.ts";

let story: Story;
const known: Record<string, string> = {};

beforeAll(async () => {
  story = await startStory();
  await story.order({ lines: [aLine({ promisedAt: "2026-03-04T00:00:00Z" })] });
  const lines = [{ lineId: "line-1", units: 1, reason: "LATE_DELIVERY" }];
  const opened = await story.post<Case>(buyer, "/storefront/v1/returns", { orderId: "order-1", lines });
  known.id = opened.body.id;
  await story.rest();
  const { issuer } = story.recourse;
  known.expired = await issuer.mint({ role: "buyer", subject: "buyer-1" }, -1);
  known.nameless = await issuer.mint({ role: "seller", subject: "clerk-1" });
  known.odd = await issuer.mint({ role: "buyer", subject: "buyer 1#STATE" });
  known.endless = await issuer.mint({ role: "buyer", subject: "b".repeat(3000) });
  known.good = await issuer.mint({ role: "buyer", subject: "buyer-1" });
  known.forged = await forged(issuer.url);
  known.unsigned = unsigned(issuer.url);
});
afterAll(() => story.recourse.stop());

const signed = (key: Parameters<SignJWT["sign"]>[0], issuer: string, audience: string): Promise<string> =>
  new SignJWT({ role: "platform" })
    .setProtectedHeader({ alg: "RS256" })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject("shop")
    .setExpirationTime("1h")
    .sign(key);

/** Signed as well as anybody can who has not our key. */
const forged = async (issuer: string): Promise<string> =>
  signed((await generateKeyPair("RS256")).privateKey, issuer, "recourse");

const unsigned = (issuer: string): string => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const claims = { iss: issuer, aud: "recourse", sub: "shop", role: "platform", exp: 4_102_444_800 };
  return `${part({ alg: "none", typ: "JWT" })}.${part(claims)}.`;
};

const withToken = (name: string): string => `Bearer ${known[name] ?? name}`;

describe("a token that is not good", () => {
  it.each([
    ["none", () => ({})],
    ["another scheme", () => ({ authorization: "Basic YTpi" })],
    ["nonsense", () => ({ authorization: "Bearer nonsense" })],
    ["expired", () => ({ authorization: withToken("expired") })],
    ["signed by another key", () => ({ authorization: withToken("forged") })],
    ["not signed at all", () => ({ authorization: withToken("unsigned") })],
    ["changed after it was signed", () => ({ authorization: withToken("good").replace(/\.[^.]+\./, ".e30.") })],
    ["a seller's without a seller", () => ({ authorization: withToken("nameless") })],
    ["with a subject that can be no id", () => ({ authorization: withToken("odd") })],
    ["with a subject that fits no key", () => ({ authorization: withToken("endless") })],
  ])("gets 401 and changes nothing: %s", async (what, headers) => {
    const path = what.startsWith("a seller's")
      ? "/seller/v1/returns/{id}/approve"
      : "/storefront/v1/returns/{id}/withdraw";
    const row = { what, code: "unauthenticated", by: null, path, body: {}, headers: headers() } as const;
    await expectRefused(story, row, known);
  });

  it("gets 401 when it is for another audience, though our own key signed it", async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), "recourse-"));
    const kept = await startStory({ dataFolder });
    const key = await importJWK(JSON.parse(readFileSync(join(dataFolder, "signing-key.json"), "utf8")), "RS256");
    const reads = async (audience: string) => {
      const headers = { authorization: `Bearer ${await signed(key, kept.recourse.issuer.url, audience)}` };
      return kept.get(null, "/platform/v1/ledger/trial-balance", { headers });
    };
    expect((await reads("recourse")).status).toBe(200);
    const answer = await reads("payroll");
    expectProblem(answer, "unauthenticated");
    expect(answer.headers.get("www-authenticate")).toBe("Bearer");
    await kept.recourse.stop();
    rmSync(dataFolder, { recursive: true });
  });
});
