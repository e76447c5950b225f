import * as z from "zod";

/** What may be asked about a case before it takes part. Facts with several values hold when all of them do. */
const TEXT_FACTS = [
  "market",
  "currency",
  "reason",
  "category",
  "fault",
  "verdict",
  "buyerKind",
  "sellerLegalStatus",
  "sellerId",
] as const;

const TextCondition = z.strictObject({
  fact: z.enum(TEXT_FACTS),
  oneOf: z.array(z.string().min(1).max(128)).min(1).max(100),
});

const ValueCondition = z
  .strictObject({
    fact: z.literal("valueMinor"),
    atLeast: z.int().nonnegative().optional(),
    atMost: z.int().nonnegative().optional(),
  })
  .refine(({ atLeast, atMost }) => atLeast !== undefined || atMost !== undefined, "has no bound")
  .refine(
    ({ atLeast = 0, atMost = Number.MAX_SAFE_INTEGER }) => atLeast <= atMost,
    "has its bounds the wrong way round",
  );

/** One condition on a case: a fact is one of these values, or the value in minor units lies between these bounds. */
export const Condition = z.union([TextCondition, ValueCondition]);
export type Condition = z.infer<typeof Condition>;

/** What is known of a case when it opens, as far as taking part in an experiment may depend on it. */
export interface CandidateFacts {
  readonly market: string;
  readonly currency: string;
  readonly reasons: readonly string[];
  readonly categories: readonly string[];
  /** What the buyer paid for all units of the request, in minor units of `currency`. */
  readonly valueMinor: number;
  readonly fault: string;
  readonly verdict: string;
  readonly buyerKind: string;
  readonly sellerLegalStatus: string;
  readonly sellerId: string;
  /** Whether the case is under a right that the law gives: such a case is in no experiment. */
  readonly statutory: boolean;
}

const valuesOf = (facts: CandidateFacts, fact: (typeof TEXT_FACTS)[number]): readonly string[] => {
  if (fact === "reason") return facts.reasons;
  if (fact === "category") return facts.categories;
  return [facts[fact]];
};

/** Whether a condition holds for a case. A fact without any value meets none. */
export const holds = (condition: Condition, facts: CandidateFacts): boolean => {
  if (condition.fact === "valueMinor") {
    const { atLeast = 0, atMost = Number.MAX_SAFE_INTEGER } = condition;
    return facts.valueMinor >= atLeast && facts.valueMinor <= atMost;
  }
  const values = valuesOf(facts, condition.fact);
  return values.length > 0 && values.every((value) => condition.oneOf.includes(value));
};

/** Whether any value of the fact meets an exclusion: one counterfeit among five lines keeps the whole case out. */
export const isExcludedBy = (condition: Condition, facts: CandidateFacts): boolean =>
  condition.fact === "valueMinor"
    ? holds(condition, facts)
    : valuesOf(facts, condition.fact).some((value) => condition.oneOf.includes(value));

/** The values that conditions narrow a fact to; undefined when it is not narrowed. */
export const narrowedTo = (
  conditions: readonly Condition[],
  fact: (typeof TEXT_FACTS)[number],
): readonly string[] | undefined => {
  const lists = conditions.flatMap((condition) => (condition.fact === fact ? [condition.oneOf] : []));
  return lists.length === 0 ? undefined : lists.reduce((kept, list) => kept.filter((value) => list.includes(value)));
};
