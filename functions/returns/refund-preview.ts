import { money } from "../../domain/kernel/money.ts";
import { type Return, refundableMinor } from "../../domain/returns/index.ts";

/** What the buyer would get if everything is accepted, when, and who pays for sending the goods back. */
export const refundPreview = (state: Return) => ({
  amount: money(refundableMinor(state), state.currency),
  timing: state.terms.refundTiming,
  returnNeeded: state.terms.returnNeeded,
  returnShippingPayer: state.terms.returnShippingPayer,
});
