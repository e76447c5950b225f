/**
 * What an analysis may cost, counted in steps: one step asks one comparison of a condition about one partly known case.
 * The work of the worst question grows as two to the number of facts, so that a bound is all that can be promised. All
 * that is asked about a shipped policy takes some hundred thousand steps together; the whole budget is spent in half a second.
 */
export const stepLimits = { question: 200_000, policy: 10_000_000 } as const;

/** What is left of an analysis' steps; spent as it goes. */
export type Budget = { left: number };

export const wholeBudget = (): Budget => ({ left: stepLimits.policy });
