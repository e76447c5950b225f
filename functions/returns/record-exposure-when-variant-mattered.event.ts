import { keepExposure } from "../../adapters/dynamodb/exposures.ts";
import { load } from "../../adapters/dynamodb/load.ts";
import type { ReactionHandler } from "../../adapters/events/reaction.ts";
import { totalMinor } from "../../domain/ledger/component-amounts.ts";
import type { EventOf } from "../../domain/returns/index.ts";
import { returnAggregate } from "./return-aggregate.ts";

/** Counts a case under the experiment whose variant has just made a difference in it, for the experiment's results. */
export const recordExposure: ReactionHandler = async (event, runtime) => {
  const { key, unitId, variant, assignmentId, surface } = event.data as EventOf<"VariantExposed">["data"];
  const state = (await load(runtime.store, returnAggregate, event.caseId))?.state;
  if (state === undefined) return;
  await keepExposure(runtime.store, {
    key,
    unitId,
    variant,
    assignmentId,
    surface,
    caseId: event.caseId,
    sellerId: state.sellerId,
    openedAt: state.openedAt,
    exposedAt: event.at,
    valueMinor: state.units.reduce((sum, { value }) => sum + totalMinor(value.paid), 0),
  });
};
