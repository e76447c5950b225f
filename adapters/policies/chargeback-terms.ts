import { ChargebackTerms } from "../../domain/chargebacks/terms.ts";
import document from "../../policies/chargebacks.json" with { type: "json" };

/** How chargebacks are dealt with, in every market. Checked when the module loads. */
export const chargebackTerms: ChargebackTerms = ChargebackTerms.parse(document);
