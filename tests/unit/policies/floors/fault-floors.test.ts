import { describe, expect, it } from "vitest";
import { addMs, instant } from "../../../../domain/kernel/instant.ts";
import type { LineFacts } from "../../../../domain/policies/index.ts";
import { requestFacts } from "../request-facts.ts";
import { allFloors } from "./all-floors.ts";
import { underFloors } from "./stingy-policy.ts";

const defect = (requestedAt: string, arrivedAt: string, line: Partial<LineFacts> = {}) =>
  requestFacts(
    { requestedAt: instant(requestedAt), lastDeliveredAt: instant(arrivedAt) },
    { reason: "DEFECTIVE", ...line },
  );

const timed: readonly (readonly [string, string, string, string, string])[] = [
  ["EU", "two years", "2026-03-02T11:00:00Z", "2028-03-02T22:59:59.999Z", "seller"],
  ["EU", "two years from a leap day", "2028-02-29T11:00:00Z", "2030-02-28T22:59:59.999Z", "seller"],
  ["GB", "30 days over the change to summer time", "2026-03-02T11:00:00Z", "2026-04-01T22:59:59.999Z", "seller"],
  ["BR", "90 days for durable goods", "2026-03-02T11:00:00Z", "2026-06-01T02:59:59.999Z", "buyer"],
  ["KR", "three months", "2026-03-02T11:00:00Z", "2026-06-02T14:59:59.999Z", "seller"],
  ["KR", "three months to a shorter one", "2026-11-30T03:00:00Z", "2027-02-28T14:59:59.999Z", "seller"],
  ["CL", "six months into winter time", "2026-03-02T11:00:00Z", "2026-09-03T03:59:59.999Z", "buyer"],
  ["ID", "two business days", "2026-03-02T03:00:00Z", "2026-03-04T16:59:59.999Z", "buyer"],
];

const openEnded = ["MX", "AU", "SG", "IN"] as const;

it("has a golden case for each jurisdiction", () => {
  const golden = new Set([...timed.map(([market]) => market), ...openEnded].map((market) => market.toLowerCase()));
  const known = allFloors.filter(({ topic }) => topic === "fault").map(({ id }) => id.slice(6, 8));
  expect([...golden].sort()).toEqual(known.toSorted());
});

describe("faulty goods under a policy that turns everybody away", () => {
  it.each(timed)("%s: an agent looks for %s", (market, _, arrivedAt, end, payer) => {
    const terms = underFloors(market, defect(end, arrivedAt), { returnShippingPayer: "buyer" });
    const id = `floor.${market.toLowerCase()}.fault`;
    expect(terms).toMatchObject({
      verdict: "ask_agent",
      statutory: false,
      windowEndsAt: end,
      returnShippingPayer: payer,
      floors: [{ id, version: 1 }],
      explanation: [{ ruleId: id, sentence: "floor.fault.window", endsAt: end }, ...(payer === "seller" ? [{}] : [])],
    });
    const after = underFloors(market, defect(addMs(instant(end), 1), arrivedAt));
    expect(after).toMatchObject({ verdict: "decline", floors: [] });
  });

  it("BR: 30 days for what does not last", () => {
    const perishable = { flags: ["perishable"] };
    const end = instant("2026-04-02T02:59:59.999Z");
    expect(underFloors("BR", defect(end, "2026-03-02T11:00:00Z", perishable)).verdict).toBe("ask_agent");
    expect(underFloors("BR", defect(addMs(end, 1), "2026-03-02T11:00:00Z", perishable)).verdict).toBe("decline");
  });

  it.each(openEnded)("%s: counts no days, so the policy's verdict stands", (market) => {
    const asked = underFloors(market, requestFacts({}, { reason: "DEFECTIVE" }));
    expect(asked).toMatchObject({ verdict: "decline", floors: [] });
  });

  it.each([
    ["AU", "seller"],
    ["IN", "seller"],
    ["MX", "buyer"],
    ["SG", "buyer"],
  ])("%s: goods that a policy takes back travel at the cost of the %s", (market, payer) => {
    const taken = underFloors(market, requestFacts({}, { reason: "DEFECTIVE" }), { verdict: "ask_seller" });
    expect(taken).toMatchObject({ verdict: "ask_seller", returnShippingPayer: payer });
    expect(taken.floors).toHaveLength(1);
  });

  it("leaves what a policy grants of itself its own period", () => {
    const terms = underFloors("EU", requestFacts({}, { reason: "DEFECTIVE" }), {
      verdict: "ask_seller",
      returnShippingPayer: "seller",
    });
    expect(terms).toMatchObject({ verdict: "ask_seller", explanation: [{ ruleId: "us.default" }] });
    expect(terms.windowEndsAt).toBe("2026-03-03T22:59:59.999Z");
  });

  it.each([
    ["a private seller", { seller: { legalStatus: "private" as const } }, "DEFECTIVE"],
    ["a business buyer", { buyer: { kind: "business" as const, priorReturnless: 0 } }, "DEFECTIVE"],
    ["goods that did not come", {}, "NOT_RECEIVED"],
    ["goods that came late", {}, "LATE_DELIVERY"],
  ] as const)("says nothing of %s", (_, changes, reason) => {
    expect(underFloors("EU", requestFacts(changes, { reason }))).toMatchObject({ verdict: "decline", floors: [] });
  });
});
