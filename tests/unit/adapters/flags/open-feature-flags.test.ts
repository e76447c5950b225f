import { describe, expect, it } from "vitest";
import type { FlagContext } from "../../../../adapters/flags/flags.ts";
import type { DefinitionSource, Reading } from "../../../../adapters/flags/kept-definition.ts";
import { openFeatureFlags } from "../../../../adapters/flags/open-feature-flags.ts";
import { instant } from "../../../../domain/kernel/instant.ts";
import { definition, flagContext, keepingLog, withDefault } from "../../../support/flags.ts";

const clock = { now: () => instant("2026-03-10T12:00:00Z") };

/** Flags whose source says these things, one at each look, and the last for ever. */
const flagsOf = (...readings: readonly Reading[]) => {
  const left = [...readings];
  const source: DefinitionSource = {
    name: "test",
    look: async () => (left.length > 1 ? left.shift() : left[0]) ?? { kind: "absent" },
  };
  const log = keepingLog();
  return { flags: openFeatureFlags({ source, log, clock }), log };
};

const text = (content: string): Reading => ({ kind: "text", text: content });

const ranges = { by_policy: { from: 0, to: 5_000 }, first_scan: { from: 5_000, to: 10_000 } };

describe("the built-in definition", () => {
  it.each<[string, Partial<FlagContext>, string]>([
    ["without an experiment", {}, "by_policy"],
    ["the first bucket of the first range", { bucket: 0, ranges }, "by_policy"],
    ["the last bucket of the first range", { bucket: 4_999, ranges }, "by_policy"],
    ["the first bucket of the second range", { bucket: 5_000, ranges }, "first_scan"],
    ["the last bucket", { bucket: 9_999, ranges }, "first_scan"],
    ["a bucket outside of every range", { bucket: 7_000, ranges: { first_scan: { from: 0, to: 7_000 } } }, "by_policy"],
    ["one arm for everybody", { bucket: 1, ranges: { after_inspection: { from: 0, to: 10_000 } } }, "after_inspection"],
    ["a bucket without ranges", { bucket: 1 }, "by_policy"],
    ["ranges without a bucket", { ranges }, "by_policy"],
  ])("%s", async (_name, context, variant) => {
    const { flags, log } = flagsOf({ kind: "absent" });
    expect(await flags.variantOf("refund_timing", flagContext(context))).toBe(variant);
    expect(log.lines).toEqual([]);
  });
});

describe("a definition of one's own", () => {
  it.each<[string, string, string, string | undefined]>([
    ["another default", withDefault("partial_offer", "offer_first"), "offer_first", undefined],
    [
      "a rule over the facts of the case",
      definition(({ flags }) => {
        flags.partial_offer.targeting = {
          if: [
            { and: [{ "==": [{ var: "market" }, "BR"] }, { in: ["NOT_AS_DESCRIBED", { var: "reasons" }] }] },
            "offer_first",
          ],
        };
      }),
      "offer_first",
      undefined,
    ],
    [
      "a flag that is off",
      definition(({ flags }) => {
        flags.partial_offer = { ...flags.partial_offer, defaultVariant: "offer_first", state: "DISABLED" };
      }),
      "straight_to_return",
      undefined,
    ],
    [
      "a flag that is left out",
      definition(({ flags }) => Object.assign(flags, { partial_offer: undefined })),
      "straight_to_return",
      undefined,
    ],
    [
      "a rule that names a variant that is not there",
      definition(({ flags }) => {
        flags.partial_offer.targeting = { if: [true, "both", null] };
      }),
      "straight_to_return",
      "GENERAL",
    ],
  ])("with %s", async (_name, content, variant, errorCode) => {
    const { flags, log } = flagsOf(text(content));
    await flags.refresh();
    expect(await flags.variantOf("partial_offer", flagContext())).toBe(variant);
    const complaints = log.lines.filter(({ message }) => message === "flag not evaluated");
    expect(complaints.map(({ facts }) => facts.errorCode)).toEqual(errorCode === undefined ? [] : [errorCode]);
  });

  it("is the own of each system in a process", async () => {
    const one = flagsOf(text(withDefault("partial_offer", "offer_first")));
    const other = flagsOf({ kind: "absent" });
    await Promise.all([one.flags.refresh(), other.flags.refresh()]);
    expect(await one.flags.variantOf("partial_offer", flagContext())).toBe("offer_first");
    expect(await other.flags.variantOf("partial_offer", flagContext())).toBe("straight_to_return");
  });
});

describe("a broken definition", () => {
  const good = text(withDefault("seller_reminder", "early"));
  const broken = text("{ not JSON");
  const variant = (flags: ReturnType<typeof flagsOf>["flags"]) => flags.variantOf("seller_reminder", flagContext());
  const warnings = (log: ReturnType<typeof keepingLog>) => log.lines.filter(({ level }) => level === "warn");

  it("at the first start leaves the built-in one in use, and says so", async () => {
    const { flags, log } = flagsOf(broken);
    await flags.refresh();
    expect(await variant(flags)).toBe("half_way");
    expect(flags.standing()).toMatchObject({
      inUse: { from: "built-in" },
      problem: { reason: expect.stringMatching(/^is not JSON/) },
    });
    expect(warnings(log)).toMatchObject([
      {
        message: "flag definition not taken",
        facts: { source: "test", reason: expect.stringMatching(/^is not JSON/) },
      },
    ]);
  });

  it.each<[string, Reading]>([
    ["that is not JSON", broken],
    ["that breaks the schema", text('{"flags": 7}')],
    ["that cannot be read", { kind: "unreadable", reason: "cannot be read: EACCES" }],
    ["that is gone", { kind: "absent" }],
  ])(
    "%s leaves the last good one in use, says so once, and is forgotten after the next good one",
    async (_name, bad) => {
      const { flags, log } = flagsOf(good, bad, bad, text(withDefault("seller_reminder", "half_way")));
      await flags.refresh();
      const { version } = flags.standing().inUse;
      await flags.refresh();
      await flags.refresh();
      expect(await variant(flags)).toBe("early");
      expect(flags.standing()).toMatchObject({ inUse: { from: "source", version }, problem: { at: clock.now() } });
      expect(warnings(log)).toHaveLength(1);
      await flags.refresh();
      expect(await variant(flags)).toBe("half_way");
      expect(flags.standing().problem).toBeUndefined();
    },
  );

  it("is looked at once by cases that open at once", async () => {
    let looks = 0;
    const source = {
      name: "test",
      look: async (): Promise<Reading> => {
        looks += 1;
        return { kind: "unchanged" };
      },
    };
    const flags = openFeatureFlags({ source, log: keepingLog(), clock });
    await Promise.all([flags.refresh(), flags.refresh(), flags.refresh()]);
    expect(looks).toBe(1);
    await flags.refresh();
    expect(looks).toBe(2);
  });
});
