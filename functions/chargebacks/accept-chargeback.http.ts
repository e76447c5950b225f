import { onChargeback } from "./on-chargeback.ts";

/** An agent gives in; the provider is told, and has the last word on how much is lost. */
export const acceptChargeback = onChargeback<Record<string, never>>({
  command: async ({ head: { at, actor } }) => ({ type: "AcceptChargeback", at, actor }),
});
