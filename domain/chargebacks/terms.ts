import * as z from "zod";
import { ClockLength } from "../kernel/clocks.ts";
import { PolicyVersion } from "../ledger/journal.ts";
import { ChargebackReason, ChargebackStage } from "./chargeback.ts";

/**
 * The rules for chargebacks, one set for all markets. `refundingGoesOn` says at which stages refunds on the payment go on while
 * the provider says that refunding still ends the case, and for which reasons never. `sources` says where each figure is from.
 */
export const ChargebackTerms = z.strictObject({
  ...PolicyVersion.shape,
  refundingGoesOn: z.strictObject({ stages: z.array(ChargebackStage), never: z.array(ChargebackReason) }),
  warnHoursBefore: z.int().positive(),
  outcomeOverdue: ClockLength,
  sources: z.record(z.string(), z.string().min(1)),
});
export type ChargebackTerms = Readonly<z.infer<typeof ChargebackTerms>>;
