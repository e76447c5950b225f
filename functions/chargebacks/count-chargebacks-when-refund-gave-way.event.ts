import { chargebacksOfOrder } from "../../adapters/dynamodb/chargebacks.ts";
import { load } from "../../adapters/dynamodb/load.ts";
import type { ReactionHandler } from "../../adapters/events/reaction.ts";
import { refundAggregate } from "../refunds/refund-aggregate.ts";
import { countMoney } from "./count-money.ts";

/**
 * Has the lost chargebacks of an order look at its money again when a refund settled by them, or gave up what it had set aside:
 * what becomes refundable that the bank has paid already is taken at once.
 */
export const countChargebacks: ReactionHandler = async (event, runtime) => {
  const state = (await load(runtime.store, refundAggregate, event.caseId))?.state;
  if (state === undefined) return;
  const lost = (await chargebacksOfOrder(runtime.store, state.orderId)).filter(({ phase }) => phase === "lost");
  for (const { caseId } of lost) await countMoney(runtime, caseId, `${event.id}:${caseId}`);
};
