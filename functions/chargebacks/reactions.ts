import { bindReactions } from "../../adapters/events/bind-reactions.ts";
import { countChargebacks } from "./count-chargebacks-when-refund-moved.event.ts";
import { chargebackReactionRows } from "./reaction-rows.ts";
import { resumeChargebackProcess } from "./resume-chargeback-process-when-chargeback-moved.event.ts";
import { startChargebackProcess } from "./start-chargeback-process-when-chargeback-matched.event.ts";
import { tellOrderOfChargeback } from "./tell-order-when-chargeback-moved.event.ts";

/** What chargebacks does when something happened. */
export const chargebackReactions = bindReactions(chargebackReactionRows, {
  "start-chargeback-process-when-chargeback-matched": startChargebackProcess,
  "resume-chargeback-process-when-chargeback-moved": resumeChargebackProcess,
  "tell-order-when-chargeback-moved": tellOrderOfChargeback,
  "count-chargebacks-when-refund-moved": countChargebacks,
});
