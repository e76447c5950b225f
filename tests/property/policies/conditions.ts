import fc from "fast-check";
import { codesByFact } from "../../../domain/policies/vocabulary.ts";

const yesOrNo = [
  ..."shipped delivered deliveryProven promised justDelivered wholeOrder exclusionDisclosed".split(" "),
  ..."seller.informedOfWithdrawal inWindow.changeOfMind inWindow.notAsDescribed inWindow.notReceived".split(" "),
];
const counted = "photos daysSinceDelivery lateByDays valueMinor requestValueMinor buyer.priorReturnless".split(" ");

const ofYesOrNo = fc
  .constantFrom(...yesOrNo)
  .chain((fact) =>
    fc.constantFrom(fact, `!${fact}`, `${fact} == true`, `false != ${fact}`, `${fact} in [true, false]`),
  );

const operator = fc.constantFrom("==", "!=", "<", "<=", ">", ">=");

const ofNumber = fc
  .tuple(
    fc.constantFrom(...counted),
    operator,
    fc.oneof(fc.nat({ max: 40 }), fc.nat({ max: 9_000 })),
    fc.nat({ max: 40 }),
  )
  .chain(([fact, is, number, other]) =>
    fc.constantFrom(`${fact} ${is} ${number}`, `${number} ${is} ${fact}`, `${fact} in [${number}, ${other}]`),
  );

const ofCode = fc
  .constantFrom(...[...codesByFact].filter(([fact]) => fact !== "flags"))
  .chain(([fact, codes]) =>
    fc
      .uniqueArray(fc.constantFrom(...codes), { minLength: 1, maxLength: 3 })
      .chain((some) =>
        fc.constantFrom(
          `${fact} == "${some[0]}"`,
          `"${some[0]}" != ${fact}`,
          `${fact} in [${some.map((code) => `"${code}"`).join()}]`,
        ),
      ),
  );

const ofFlag = fc.constantFrom(...(codesByFact.get("flags") ?? [])).map((flag) => `"${flag}" in flags`);

const ofCategory = fc.constantFrom(
  'category == "toys"',
  'category in ["", "books"]',
  '"toys" != category',
  "category in []",
);

/** Conditions of every form that the language has, over every fact that each market has. */
export const { any: anyCondition } = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    ofYesOrNo,
    ofNumber,
    ofCode,
    fc.oneof(ofFlag, ofCategory),
    fc.tuple(tie("any"), fc.constantFrom("&&", "||"), tie("any")).map(([a, join, b]) => `(${a}) ${join} (${b})`),
    tie("any").map((inner) => `!(${inner})`),
  ),
}));
