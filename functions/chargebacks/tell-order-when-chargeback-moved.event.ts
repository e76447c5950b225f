import { load } from "../../adapters/dynamodb/load.ts";
import type { ReactionHandler } from "../../adapters/events/reaction.ts";
import { isMatched } from "../../domain/chargebacks/index.ts";
import { chargebackAggregate } from "./chargeback-aggregate.ts";
import { tellOrder } from "./tell-order.ts";

/**
 * Tells the cases of the order where a chargeback stands. Who took in the news has done so already, unless it was an agent or the
 * machine stopped in between; telling twice changes nothing.
 */
export const tellOrderOfChargeback: ReactionHandler = async ({ caseId }, runtime) => {
  const found = await load(runtime.store, chargebackAggregate, caseId);
  if (found === undefined || !isMatched(found.state)) return;
  await tellOrder(runtime, found.state, `${caseId}:${found.version}`);
};
