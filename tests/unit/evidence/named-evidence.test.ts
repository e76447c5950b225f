import { describe, expect, it } from "vitest";
import * as z from "zod";
import { ReturnEvent } from "../../../domain/returns/index.ts";
import { EVIDENCE_EVENTS } from "../../../functions/evidence/evidence-cases.ts";
import { isLate, namedEvidence } from "../../../functions/evidence/named-evidence.ts";

describe("the evidence that an event names", () => {
  it.each<[string, unknown, readonly string[]]>([
    ["none", { status: "x", units: [{ lineId: "line-1" }] }, []],
    ["in its own list", { evidenceIds: ["evd_1", "evd_2"] }, ["evd_1", "evd_2"]],
    ["of its units", { units: [{ evidenceIds: ["evd_2"] }, { evidenceIds: ["evd_1"] }] }, ["evd_2", "evd_1"]],
    ["as proof of posting", { proofIds: ["evd_1"], parcel: { carrier: null } }, ["evd_1"]],
    ["twice", { evidenceIds: ["evd_1"], lines: [{ evidenceIds: ["evd_1"] }] }, ["evd_1"]],
    ["as something that is no list", { evidenceIds: "evd_1" }, []],
    ["nothing at all", undefined, []],
  ])("%s", (_what, data, named) => {
    expect(namedEvidence(data)).toEqual(named);
  });

  it.each<[unknown, boolean]>([
    [{ late: true }, true],
    [{ late: false }, false],
    [{ late: "true" }, false],
    [{}, false],
    [undefined, false],
  ])("%j came late: %j", (data, late) => {
    expect(isLate(data)).toBe(late);
  });
});

it("every event of a return whose schema has evidence is filed, and no other", () => {
  const having = ReturnEvent.options
    .filter((option) =>
      /"(evidenceIds|proofIds)"/.test(JSON.stringify(z.toJSONSchema(option, { io: "input", unrepresentable: "any" }))),
    )
    .map(({ shape }) => shape.type.value);
  const filed = new Set<string>(EVIDENCE_EVENTS);
  expect(having.filter((type) => !filed.has(type))).toEqual([]);
  const ofReturns = new Set<string>(ReturnEvent.options.map(({ shape }) => shape.type.value));
  expect([...filed].filter((type) => ofReturns.has(type)).sort()).toEqual([...having].sort());
});
