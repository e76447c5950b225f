import { chargebacksOfOrder } from "../../adapters/dynamodb/chargebacks.ts";
import { load } from "../../adapters/dynamodb/load.ts";
import type { ReactionHandler } from "../../adapters/events/reaction.ts";
import type { RefundEventOf } from "../../domain/refunds/index.ts";
import { refundAggregate } from "../refunds/refund-aggregate.ts";
import { countMoney } from "./count-money.ts";

/**
 * Has the chargebacks of an order look at its money again: a refund that arrived while a bank disputes its payment is shown to the
 * bank, and what a refund gives up that the bank has paid already is taken at once. Nearly all refunds arrive undisputed; then
 * nothing is read.
 */
export const countChargebacks: ReactionHandler = async (event, runtime) => {
  if (event.type === "LegSucceeded" && !(event.data as RefundEventOf<"LegSucceeded">["data"]).isDisputed) return;
  const state = (await load(runtime.store, refundAggregate, event.caseId))?.state;
  if (state === undefined) return;
  const concerned = (await chargebacksOfOrder(runtime.store, state.orderId)).filter(
    ({ isMatched, phase }) => isMatched && phase !== "won",
  );
  for (const { caseId } of concerned) await countMoney(runtime, caseId, `${event.id}:${caseId}`);
};
