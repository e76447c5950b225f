import { describe, expect, it } from "vitest";
import { BUILT_IN_DEFINITION } from "../../../../adapters/flags/open-feature-flags.ts";
import { DEFINITION_BYTES_MAX, readDefinition } from "../../../../adapters/flags/read-definition.ts";
import { FlowFlag, flowFlags } from "../../../../domain/kernel/flow-flags.ts";
import { definition } from "../../../support/flags.ts";

const reasonOf = (text: string): string => {
  const read = readDefinition(text);
  return read.outcome === "refused" ? read.reason : "read";
};

it("the built-in definition has every flag with all its ways, the first of them as the default, and says what it varies", () => {
  const read = readDefinition(BUILT_IN_DEFINITION);
  if (read.outcome === "refused") throw new Error(read.reason);
  expect([...read.core.getFlags().keys()].sort()).toEqual([...FlowFlag.options].sort());
  for (const [key, flag] of read.core.getFlags()) {
    expect([...flag.variants.keys()]).toEqual([...flowFlags[key as FlowFlag]]);
    expect(flag.defaultVariant).toBe(flowFlags[key as FlowFlag][0]);
    expect(flag.metadata.varies).toMatch(/\w{3}/);
  }
});

describe("a definition is refused, with the reason, when it", () => {
  const bomb = Object.fromEntries(
    Array.from({ length: 30 }, (_, level) => [
      `e${level}`,
      { and: [{ $ref: `e${level + 1}` }, { $ref: `e${level + 1}` }] },
    ]),
  );

  it.each<[string, string, RegExp]>([
    ["is empty", "", /^is not JSON/],
    ["is not JSON", '{"flags": {', /^is not JSON/],
    ["is not JSON, and the place is named", '{"flags": {},}', /^is not JSON: it breaks off at position 13/],
    ["is YAML", "flags:\n  refund_timing:\n", /^is not JSON/],
    ["is another kind of JSON", "[1, 2]", /^does not follow flagd's schema/],
    ["is null", "null", /./],
    ["has no flags", "{}", /^does not follow flagd's schema: .*flags/],
    [
      "has a flag without a state",
      definition(({ flags }) => {
        flags.partial_offer.state = undefined;
      }),
      /^does not follow flagd's schema: \/flags\/partial_offer must have required property 'state'/,
    ],
    [
      "has a state that there is not",
      definition(({ flags }) => {
        flags.partial_offer.state = "ON";
      }),
      /^does not follow flagd's schema: \/flags\/partial_offer\/state/,
    ],
    [
      "has an operator that there is not",
      definition(({ flags }) => {
        flags.partial_offer.targeting = { explode: [1, 2] };
      }),
      /partial_offer/,
    ],
    [
      "defaults to a variant that it does not have",
      definition(({ flags }) => {
        flags.partial_offer.defaultVariant = "both";
      }),
      /invalid flagd flag configuration: Default variant both missing/,
    ],
    [
      "defaults to something that looks like findings",
      definition(({ flags }) => {
        flags.partial_offer.defaultVariant = "[oops]";
      }),
      /Default variant \[oops\] missing/,
    ],
    [
      "has no default",
      definition(({ flags }) => {
        flags.partial_offer.defaultVariant = undefined;
      }),
      /^gives partial_offer no default variant$/,
    ],
    [
      "has a flag that no flow has",
      definition(({ flags }) => {
        Object.assign(flags, { refund_timming: flags.refund_timing });
      }),
      /^has a flag refund_timming; there are refund_timing, partial_offer, seller_reminder$/,
    ],
    [
      "has a variant that the flow does not have",
      definition(({ flags }) => {
        flags.refund_timing.variants.never = "never";
      }),
      /^gives refund_timing the variant never; it has by_policy, first_scan, after_inspection/,
    ],
    [
      "calls a variant by another's name",
      definition(({ flags }) => {
        flags.refund_timing.variants.by_policy = "first_scan";
      }),
      /^gives refund_timing the variant by_policy/,
    ],
    [
      "is huge",
      definition((document) => {
        document.metadata.filler = "x".repeat(DEFINITION_BYTES_MAX);
      }),
      /^is larger than 262144 bytes$/,
    ],
    ["is nested deeply", `${"[".repeat(100_000)}${"]".repeat(100_000)}`, /./],
    [
      "nests a rule deeply",
      definition(({ flags }) => {
        flags.partial_offer.targeting = "deep";
      }).replace('"deep"', `${'{"!":['.repeat(20_000)}true${"]}".repeat(20_000)}`),
      /./,
    ],
    [
      "nests a shared rule deeply",
      definition((document) => {
        document.$evaluators = { deep: "deep" };
      }).replace('"deep":"deep"', `"deep":${"[".repeat(100_000)}${"]".repeat(100_000)}`),
      /^is nested too deeply$/,
    ],
    [
      "grows without end by rules that refer to rules",
      definition((document) => {
        document.$evaluators = bomb;
        document.flags.partial_offer.targeting = { if: [{ $ref: "e0" }, "offer_first", null] };
      }),
      /^has a shared rule in \$evaluators that refers to another$/,
    ],
    [
      "grows beyond the size by many references",
      definition((document) => {
        document.$evaluators = { long: { in: [{ var: "market" }, Array.from({ length: 999 }, (_, n) => `M${n}`)] } };
        const many = Array.from({ length: 200 }, () => ({ $ref: "long" }));
        document.flags.partial_offer.targeting = { if: [{ or: many }, "offer_first", null] };
      }),
      /^becomes larger than 262144 bytes$/,
    ],
  ])("%s", (_name, text, reason) => {
    expect(reasonOf(text)).not.toBe("read");
    expect(reasonOf(text)).toMatch(reason);
  });
});

describe("a definition is read when it", () => {
  it.each<[string, string]>([
    ["leaves flags out", definition(({ flags }) => Object.assign(flags, { refund_timing: undefined }))],
    [
      "turns a flag off",
      definition(({ flags }) => {
        flags.refund_timing.state = "DISABLED";
      }),
    ],
    [
      "shares a rule",
      definition((document) => {
        document.$evaluators = { isBrazil: { "==": [{ var: "market" }, "BR"] } };
        document.flags.partial_offer.targeting = { if: [{ $ref: "isBrazil" }, "offer_first", null] };
      }),
    ],
  ])("%s", (_name, text) => expect(reasonOf(text)).toBe("read"));
});
