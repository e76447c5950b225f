import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { policyFiles } from "../../../adapters/policies/documents.ts";
import { reasonCatalogue } from "../../../adapters/policies/reasons.ts";
import { sentenceKeys } from "../../../adapters/policies/sentence-keys.ts";
import { loadPolicy, PolicyDocument } from "../../../domain/policies/index.ts";

const brazil = PolicyDocument.parse(policyFiles.BR.document);

const load = (document: unknown) =>
  loadPolicy(document, "any.json", {
    reasons: reasonCatalogue,
    sentences: sentenceKeys,
    articleProblem: () => undefined,
    floors: new Map(),
  });

const withCondition = (when: string) =>
  load({ ...brazil, rules: [{ ...brazil.rules[0], id: "br.any", when }, ...brazil.rules] });

const token = fc.constantFrom(
  ...["(", ")", "[", "]", "{", "}", "!", "-", "&&", "||", "==", "!=", "<", "<=", ">", ">=", "in", "?", ":", ",", "."],
  ...["reason", "flags", "delivered", "inWindow", "withdrawal", "seller", "valueMinor", "has", "dyn", "size", "x"],
  ...[
    "true",
    "false",
    "null",
    "0",
    "7",
    "1.5",
    "1u",
    '"DEFECTIVE"',
    "'a'",
    '"""',
    'r"',
    "b'a'",
    "\\",
    "//",
    "\n",
    "\0",
    "é",
  ],
);

/** Trees of everything that CEL has, of the right shape and of the wrong types. */
const { any: expression } = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { depthSize: "medium", withCrossShrink: true },
    token,
    fc.constantFrom(
      "reason",
      "flags",
      "delivered",
      "promised",
      "lateByDays",
      "seller.legalStatus",
      "inWindow.withdrawal",
    ),
    fc
      .tuple(tie("any"), fc.constantFrom("&&", "||", "==", "!=", "<", "in", "+", "*", "%"), tie("any"))
      .map((parts) => parts.join(" ")),
    tie("any").map((inner) => `!(${inner})`),
    tie("any").map((inner) => `-${inner}`),
    fc.array(tie("any"), { maxLength: 4 }).map((inner) => `[${inner.join()}]`),
    fc.tuple(tie("any"), tie("any")).map(([map, key]) => `${map}[${key}]`),
    fc.tuple(tie("any"), tie("any"), tie("any")).map(([when, yes, no]) => `(${when} ? ${yes} : ${no})`),
    fc.tuple(tie("any"), fc.array(tie("any"), { maxLength: 3 })).map(([of, args]) => `${of}.exists(${args.join()})`),
    fc.tuple(tie("any"), tie("any")).map(([key, value]) => `{${key}: ${value}}`),
  ),
}));

describe("whatever is called a policy", () => {
  it.each([
    ["tokens", fc.array(token, { maxLength: 40 }).map((tokens) => tokens.join(" "))],
    ["expressions", expression],
    ["characters", fc.string({ maxLength: 1_200, unit: "binary" })],
  ])("a condition of any %s is loaded or refused with reasons, and never throws", (_, condition) => {
    fc.assert(
      fc.property(condition, (when) => {
        const loaded = withCondition(when);
        if (loaded.outcome === "loaded") return;
        expect(loaded.problems.length).toBeGreaterThan(0);
        for (const { reason } of loaded.problems) expect(reason.length).toBeLessThan(1_000);
      }),
      { numRuns: 400 },
    );
  });

  it("a document of any shape is refused with reasons, and never throws", () => {
    const damaged = fc
      .tuple(fc.constantFrom(...Object.keys(brazil)), fc.jsonValue({ maxDepth: 5 }))
      .map(([name, value]) => ({ ...brazil, [name]: value }));
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue({ maxDepth: 14 }), damaged), (document) => {
        const loaded = load(document);
        if (loaded.outcome === "refused") expect(loaded.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });
});
