import type { ReviewBody } from "./chargeback-bodies.ts";
import { onChargeback } from "./on-chargeback.ts";

/** An agent writes down what was done about what happened to a chargeback. */
export const reviewChargeback = onChargeback<ReviewBody>({
  command: async ({ request: { body }, head: { at, actor } }) => ({ type: "ReviewChargeback", at, actor, ...body }),
});
