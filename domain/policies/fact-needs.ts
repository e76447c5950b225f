import type { ConditionFacts } from "./condition-facts.ts";

/** Another fact that a fact needs to be there at all, and what stands in its place while that does not hold. */
type Need = { readonly fact: string; readonly needs: "delivered" | "promised"; readonly standIn: 0 | false };

/**
 * The facts that there are only when another holds: what is known of a delivery before there is one, or of lateness where
 * nothing was promised, is nothing. What stands in their place says nothing of the case, so no condition may turn on it.
 *
 * Windows need nothing: a period that has not begun has not ended, and counts as open.
 */
export const factNeeds: readonly Need[] = [
  { fact: "daysSinceDelivery", needs: "delivered", standIn: 0 },
  { fact: "deliveryProven", needs: "delivered", standIn: false },
  { fact: "justDelivered", needs: "delivered", standIn: false },
  { fact: "lateByDays", needs: "promised", standIn: 0 },
] as const satisfies readonly (Need & { readonly fact: keyof ConditionFacts })[];
