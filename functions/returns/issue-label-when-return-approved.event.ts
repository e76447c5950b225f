import { loadSince } from "../../adapters/dynamodb/recent-cases.ts";
import { putReturnLabel } from "../../adapters/dynamodb/return-labels.ts";
import type { ReactionHandler } from "../../adapters/events/reaction.ts";
import { returnAggregate } from "./return-aggregate.ts";

/** Gets the buyer a label when somebody else pays for the way back. The carrier gives the same label for the same return. */
export const issueLabel: ReactionHandler = async (event, runtime) => {
  const state = (await loadSince(runtime.store, returnAggregate, event))?.state;
  if (state === undefined || state.terms.returnShippingPayer === "buyer") return;
  const { returnId, orderId, sellerId } = state;
  const label = await runtime.carriers.issueReturnLabel({ key: returnId, returnId, orderId, sellerId });
  await putReturnLabel(runtime.store, returnId, label, state.terms.returnShippingPayer);
};
