import type { Actor } from "../../kernel/actor.ts";
import type { RequestedUnit, RequestReturn } from "../commands/request.ts";
import type { ReturnRefusal } from "../refusals.ts";
import type { Return } from "../return.ts";
import { includesUnit, keyOf } from "../units.ts";
import { evidenceIsEnough } from "./rejection.ts";

const requesters = ["buyer", "seller", "agent", "senior_agent"] as const;

/** A case opens once. */
export const returnIsNew = (state: Return | undefined): ReturnRefusal | undefined =>
  state === undefined ? undefined : { code: "return.already_requested" };

/** A return is asked for by a party or, for a party, by an agent. */
export const requesterIsAParty = ({ role }: Actor): ReturnRefusal | undefined =>
  requesters.some((allowed) => allowed === role)
    ? undefined
    : { code: "return.not_your_part", role, roles: requesters };

/** No unit stands twice in one request. */
export const unitsAreDistinct = (units: readonly RequestedUnit[]): ReturnRefusal | undefined => {
  const keys = units.map(({ value }) => keyOf(value));
  const repeated = keys.find((key, index) => includesUnit(keys.slice(0, index), key));
  return repeated === undefined ? undefined : { code: "return.unit_repeated", unit: repeated };
};

/** One case is between one buyer and one seller. */
export const unitsAreOfOneSeller = (units: readonly RequestedUnit[], sellerId: string): ReturnRefusal | undefined => {
  const sellerIds = [...new Set([sellerId, ...units.map(({ value }) => value.sellerId)])];
  return sellerIds.length === 1 ? undefined : { code: "return.several_sellers", sellerIds };
};

/** The photos that the policy asks for are there; who withdraws by law is never asked, and nobody is for a no. */
export const evidenceIsThere = ({ units, terms }: RequestReturn): ReturnRefusal | undefined => {
  if (terms.statutory || terms.verdict === "decline") return undefined;
  return evidenceIsEnough(
    units.flatMap(({ evidenceIds }) => evidenceIds),
    terms.evidencePhotosMin,
  );
};
