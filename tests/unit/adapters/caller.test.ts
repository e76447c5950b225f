import { describe, expect, it } from "vitest";
import { type Claims, callerOf } from "../../../adapters/http/caller.ts";
import { AUDIENCES } from "../../../adapters/http/route.ts";

const ROLES = Object.values(AUDIENCES).flatMap(({ roles }) => roles);

describe("a caller, out of verified claims", () => {
  it.each(ROLES)("may be a %s", (role) => {
    expect(callerOf({ sub: "id-1", role, sellerId: "seller-1" })).toEqual({ role, id: "id-1", sellerId: "seller-1" });
  });

  it.each<[string, Claims, object]>([
    ["a claim of its own", { role: "agent" }, { role: "agent" }],
    ["Cognito's own attribute", { "custom:role": "agent" }, { role: "agent" }],
    ["a Cognito group, as API Gateway writes a list", { "cognito:groups": "[staff agent]" }, { role: "agent" }],
    ["a Cognito group, as a list", { "cognito:groups": ["staff", "agent"] }, { role: "agent" }],
    ["a scope of ours", { scope: "openid recourse/platform" }, { role: "platform" }],
    ["the senior rank above the plain one", { "cognito:groups": "[agent senior_agent]" }, { role: "senior_agent" }],
    ["the senior rank in any order", { "cognito:groups": "[senior_agent, agent]" }, { role: "senior_agent" }],
    ["a seller with the seller's claim", { role: "seller", sellerId: "s-1" }, { role: "seller", sellerId: "s-1" }],
    ["a seller with Cognito's", { role: "seller", "custom:sellerId": "s-1" }, { role: "seller", sellerId: "s-1" }],
  ])("takes the role from %s", (_from, claims, caller) => {
    expect(callerOf({ sub: "id-1", ...claims })).toMatchObject({ id: "id-1", ...caller });
  });

  it("is the client where a token has no subject, as machines' tokens have none", () => {
    expect(callerOf({ client_id: "shop", scope: "recourse/platform" })).toMatchObject({ id: "shop", role: "platform" });
    expect(callerOf({ sub: "", client_id: "shop", role: "platform" }).id).toBe("shop");
    expect(callerOf({ sub: "subject", client_id: "shop", role: "platform" }).id).toBe("subject");
  });

  it.each<[string, Claims]>([
    ["no role", { sub: "id-1" }],
    ["a role that is none of ours", { sub: "id-1", role: "admin" }],
    ["a scope that is not ours", { sub: "id-1", scope: "platform other/platform" }],
    ["a role that is no text", { sub: "id-1", role: true }],
    ["the system's own role, which no token has", { sub: "id-1", role: "system" }],
    ["no subject", { role: "buyer" }],
    ["an empty subject", { sub: "", role: "buyer" }],
    ["a subject that is no text", { sub: 7, role: "buyer" }],
    ["a subject with a slash, which would name another's commands", { sub: "a/b", role: "buyer" }],
    ["a subject too long for a key", { sub: "x".repeat(129), role: "buyer" }],
    ["a subject that every object has", { sub: "constructor", role: "buyer" }],
    ["a seller that is no id", { sub: "id-1", role: "seller", sellerId: "s 1" }],
    ["a seller's role without a seller", { sub: "id-1", role: "seller" }],
  ])("is nobody with %s", (_what, claims) => {
    expect(() => callerOf(claims)).toThrow(expect.objectContaining({ code: "unauthenticated" }));
  });
});
