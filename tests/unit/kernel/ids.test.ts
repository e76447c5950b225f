import { describe, expect, it } from "vitest";
import * as ids from "../../../domain/kernel/ids.ts";
import { newId } from "../../../domain/kernel/ids.ts";

const ulid = "01J9ZQ4W8T6V3X2Y1A0BCDEFGH";

const prefixed = [
  ["ret_", ids.ReturnId],
  ["rfd_", ids.RefundId],
  ["leg_", ids.LegId],
  ["off_", ids.OfferId],
  ["dec_", ids.DecisionId],
  ["wrk_", ids.WorkItemId],
  ["evd_", ids.EvidenceId],
  ["evt_", ids.EventId],
] as const;

describe("our own ids", () => {
  it.each(prefixed)("%s and a ULID is the id that newId makes", (prefix, schema) => {
    expect(schema.parse(newId(prefix, ulid))).toBe(prefix + ulid);
  });

  it.each(prefixed)("%s is refused with another prefix, length, alphabet or case", (prefix, schema) => {
    const wrong = [`xxx_${ulid}`, ulid, prefix, `${prefix}${ulid}0`, `${prefix}${ulid.slice(1)}`];
    const misread = [..."ILOUa-"].map((letter) => `${prefix}${ulid.slice(1)}${letter}`);
    const disguised = [`${prefix}${ulid}\n`, ` ${prefix}${ulid}`, `${prefix}${ulid.toLowerCase()}`, 7, null];
    expect([...wrong, ...misread, ...disguised].filter((text) => schema.safeParse(text).success)).toEqual([]);
  });

  it("does not make an id from something that is no ULID", () => {
    expect(() => newId("ret_", "nope")).toThrow("nope is not a ULID");
  });
});

describe("ids of other systems", () => {
  const schemas = [ids.OrderId, ids.LineId, ids.SellerId, ids.BuyerId, ids.AgentId];

  it.each(["1", "e481f51cbdc54678b7cc49136f2d6af7", "ORD-2026.10:7_a", "a".repeat(128)])("%s is fine", (text) => {
    expect(schemas.map((schema) => schema.parse(text))).toEqual(schemas.map(() => text));
  });

  it.each(["", " a", "-a", "a b", "a/b", "a#b", "a\n", "ä", "a".repeat(129)])("%j is refused", (text) => {
    expect(schemas.filter((schema) => schema.safeParse(text).success)).toEqual([]);
  });
});
