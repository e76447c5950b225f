import { generateKeyPair, SignJWT } from "jose";
import { beforeAll, describe, expect, it } from "vitest";
import { inMemory } from "../../../local/data-place.ts";
import { type Authorize, createAuthorizer } from "../../../local/identity/authorizer.ts";
import { createIssuer } from "../../../local/identity/issuer.ts";
import { openSigningKey, type SigningKey } from "../../../local/identity/signing-key.ts";

const ISSUER = "http://localhost:4000";
const NOW_SECONDS = 1_800_000_000;
const nowMs = () => NOW_SECONDS * 1000;

let key: SigningKey;
let authorize: Authorize;
beforeAll(async () => {
  key = await openSigningKey(inMemory());
  authorize = createAuthorizer(ISSUER, key, nowMs);
});

const GOOD = {
  iss: ISSUER,
  aud: "recourse",
  sub: "buyer-1",
  role: "buyer",
  iat: NOW_SECONDS - 60,
  exp: NOW_SECONDS + 60,
};

const signed = (claims: Readonly<Record<string, unknown>>, header: { alg?: string; kid?: string } = {}) =>
  new SignJWT(claims).setProtectedHeader({ alg: "RS256", kid: key.keyId, ...header }).sign(key.privateKey);

const accepted = async (token: string | Promise<string>) => authorize(`Bearer ${await token}`);

describe("the authorizer, as API Gateway's", () => {
  it("hands on the claims as text, lists in brackets", async () => {
    const claims = await accepted(signed({ ...GOOD, "cognito:groups": ["agent", "senior_agent"] }));
    expect(claims).toMatchObject({ sub: "buyer-1", exp: String(GOOD.exp), "cognito:groups": "[agent senior_agent]" });
  });

  it.each([
    ["several audiences with ours among them", { aud: ["other", "recourse"] }],
    ["no audience and ours as the client", { aud: undefined, client_id: "recourse" }],
    ["no issued-at", { iat: undefined }],
    ["a not-before that is over", { nbf: NOW_SECONDS }],
  ])("takes a token with %s", async (_what, claims) => {
    await expect(accepted(signed({ ...GOOD, ...claims }))).resolves.toMatchObject({ sub: "buyer-1" });
  });

  it.each([
    ["another issuer", { iss: "http://evil.example" }],
    ["another audience", { aud: "other" }],
    ["another audience, though our client", { aud: "other", client_id: "recourse" }],
    ["neither audience nor client", { aud: undefined }],
    ["an expiry of now", { exp: NOW_SECONDS }],
    ["an expiry of a second ago", { exp: NOW_SECONDS - 1 }],
    ["no expiry", { exp: undefined }],
    ["a not-before in a second", { nbf: NOW_SECONDS + 1 }],
    ["an issued-at in a second", { iat: NOW_SECONDS + 1 }],
  ])("refuses a token with %s", async (_what, claims) => {
    await expect(accepted(signed({ ...GOOD, ...claims }))).rejects.toMatchObject({ code: "unauthenticated" });
  });

  it("asks again for the time of a token that it has seen before", async () => {
    let seconds = NOW_SECONDS;
    const later = createAuthorizer(ISSUER, key, () => seconds * 1000);
    const authorization = `Bearer ${await signed(GOOD)}`;
    await later(authorization);
    seconds = GOOD.exp - 1;
    await later(authorization);
    seconds = GOOD.exp;
    await expect(later(authorization)).rejects.toMatchObject({ message: "The token has expired." });
  });

  it("refuses a forged signature under our key's name", async () => {
    const { privateKey } = await generateKeyPair("RS256");
    const forged = new SignJWT(GOOD).setProtectedHeader({ alg: "RS256", kid: key.keyId }).sign(privateKey);
    await expect(accepted(forged)).rejects.toMatchObject({ message: "The token's signature is not ours." });
  });

  it("refuses a key that is not ours", async () => {
    await expect(accepted(signed(GOOD, { kid: "other" }))).rejects.toMatchObject({ code: "unauthenticated" });
  });

  it("refuses the algorithms none and HS256 with the public key as the secret", async () => {
    const none = `${btoa('{"alg":"none"}')}.${btoa(JSON.stringify(GOOD))}.`.replaceAll("=", "");
    await expect(accepted(none)).rejects.toMatchObject({ code: "unauthenticated" });
    const secret = new TextEncoder().encode(JSON.stringify(key.publicJwk));
    const confused = new SignJWT(GOOD).setProtectedHeader({ alg: "HS256", kid: key.keyId }).sign(secret);
    await expect(accepted(confused)).rejects.toMatchObject({ code: "unauthenticated" });
  });

  it.each([[undefined], [""], ["Bearer"], ["Bearer a b"], ["Basic YTpi"], ["Bearer a.b.c"]])(
    "refuses the header %j",
    async (header) => {
      await expect(authorize(header)).rejects.toMatchObject({ code: "unauthenticated" });
    },
  );
});

describe("the issuer", () => {
  it("mints what the authorizer takes, for a day of real time", async () => {
    const issuer = createIssuer(ISSUER, key, nowMs);
    const claims = await accepted(issuer.mint({ role: "seller", subject: "s", sellerId: "seller-1" }));
    expect(claims).toMatchObject({ role: "seller", sub: "s", sellerId: "seller-1", exp: String(NOW_SECONDS + 86_400) });
  });

  it("keeps its key with the data and publishes only the public half", async () => {
    const place = inMemory();
    const [first, again] = [await openSigningKey(place), await openSigningKey(place)];
    expect(again.keyId).toBe(first.keyId);
    expect(Object.keys(first.publicJwk).sort()).toEqual(["alg", "e", "kid", "kty", "n", "use"]);
  });
});
