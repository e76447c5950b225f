import type { Reaction } from "../../adapters/events/reaction.ts";
import { chargebackWakingEventTypes } from "../../domain/chargebacks/index.ts";

/** What happens when something happened to a chargeback, or to a refund that one has paid. */
export const chargebackReactionRows: readonly Reaction[] = [
  { entry: "start-chargeback-process-when-chargeback-matched", on: ["ChargebackMatched"] },
  { entry: "resume-chargeback-process-when-chargeback-moved", on: chargebackWakingEventTypes },
  {
    entry: "tell-order-when-chargeback-moved",
    on: ["ChargebackMatched", "ChargebackUpdated", "ChargebackWon", "ChargebackLost"],
  },
  {
    entry: "count-chargebacks-when-refund-moved",
    on: ["LegSucceeded", "LegSettledByChargeback", "LegAbandoned", "LegReturned"],
  },
];
