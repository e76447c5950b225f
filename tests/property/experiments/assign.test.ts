import fc from "fast-check";
import { it } from "vitest";
import { assign } from "../../../domain/experiments/index.ts";
import { candidateOf, definitionWith } from "../../support/experiments.ts";

const names = ["a", "b", "c", "d"];

/** Two to four variants whose weights sum to all. */
const variants = fc.array(fc.integer({ min: 1, max: 2_500 }), { minLength: 1, maxLength: 3 }).map((weights) => {
  const rest = 10_000 - weights.reduce((sum, weight) => sum + weight, 0);
  return [...weights, rest].map((weight, index) => ({ name: names[index] ?? "", weight }));
});

it("widening never moves a unit that had a variant, and the widest takes in everybody", () => {
  fc.assert(
    fc.property(
      variants,
      fc.integer({ min: 1, max: 10_000 }),
      fc.integer({ min: 1, max: 10_000 }),
      fc.array(fc.stringMatching(/^[a-z0-9]{1,12}$/), { minLength: 1, maxLength: 20 }),
      (ways, one, other, ids) => {
        const at = (coverage: number, id: string) =>
          assign({ key: "k_one", ...definitionWith({ variants: ways, coverage }) }, candidateOf(id));
        return ids.every((id) => {
          const before = at(Math.min(one, other), id);
          const after = at(Math.max(one, other), id);
          const kept = "excluded" in before || ("variant" in after && after.variant === before.variant);
          return kept && "variant" in at(10_000, id);
        });
      },
    ),
  );
});
