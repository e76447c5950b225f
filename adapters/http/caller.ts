import { AgentId } from "../../domain/kernel/ids.ts";
import type { Caller } from "./exchange.ts";
import { Problem } from "./problem.ts";
import { AUDIENCES, type TokenRole } from "./route.ts";

const ROLES: readonly string[] = Object.values(AUDIENCES).flatMap(({ roles }) => roles);
const isTokenRole = (value: string): value is TokenRole => ROLES.includes(value);

/** The claims of a verified token, as API Gateway hands them over: lists arrive as text such as "[agent senior_agent]". */
export type Claims = Readonly<Record<string, string | number | boolean | string[]>>;

const listed = (claim: Claims[string] | undefined): readonly string[] => {
  if (Array.isArray(claim)) return claim;
  return typeof claim === "string" ? claim.replace(/^\[|\]$/g, "").split(/[\s,]+/) : [];
};

// A role comes as a claim of its own, as a Cognito group, or for a client of its own as a scope "recourse/<role>".
const rolesIn = (claims: Claims): readonly string[] => [
  ...listed(claims.role),
  ...listed(claims["custom:role"]),
  ...listed(claims["cognito:groups"]),
  ...listed(claims.scope).flatMap((scope) => (scope.startsWith("recourse/") ? [scope.slice("recourse/".length)] : [])),
];

// The senior rank stands above the plain one when a token carries both.
const strongestFirst = (a: string, b: string) => Number(b === "senior_agent") - Number(a === "senior_agent");

const textClaim = (claims: Claims, ...names: readonly string[]): string | undefined =>
  names.map((name) => claims[name]).find((claim) => typeof claim === "string" && claim !== "") as string | undefined;

/** Who calls, out of verified claims. A token without a role that we know is not accepted at all. */
export const callerOf = (claims: Claims): Caller => {
  const role = [...rolesIn(claims)].sort(strongestFirst).find(isTokenRole);
  const id = textClaim(claims, "sub", "client_id");
  const sellerId = textClaim(claims, "sellerId", "custom:sellerId");
  if (role === undefined || id === undefined)
    throw new Problem("unauthenticated", "The token names no subject or no known role.");
  // Ids end up in keys and events, which take only what an id may be.
  if (![id, sellerId ?? id].every((claim) => AgentId.safeParse(claim).success))
    throw new Problem("unauthenticated", "The token's subject or sellerId is not an id that this system can keep.");
  if (role === "seller" && sellerId === undefined)
    throw new Problem("unauthenticated", "A seller's token needs the claim sellerId.");
  return { role, id, sellerId };
};
