import { type Exposure, keepExposure } from "../../adapters/dynamodb/exposures.ts";
import { loadSince } from "../../adapters/dynamodb/recent-cases.ts";
import type { ReactionHandler } from "../../adapters/events/reaction.ts";
import type { RecordedEvent } from "../../domain/kernel/event.ts";
import { totalMinor } from "../../domain/ledger/component-amounts.ts";
import type { EventOf, Return } from "../../domain/returns/index.ts";
import { returnAggregate } from "./return-aggregate.ts";

/** An exposure as it is kept: what the event says, and what was known of the case before. */
export const exposureOf = (
  { caseId, at, data }: Pick<RecordedEvent, "caseId" | "at" | "data">,
  { sellerId, openedAt, units }: Return,
): Exposure => {
  const { key, unitId, variant, assignmentId, surface } = data as EventOf<"VariantExposed">["data"];
  return {
    key,
    unitId,
    variant,
    assignmentId,
    surface,
    caseId,
    sellerId,
    openedAt,
    exposedAt: at,
    valueMinor: units.reduce((sum, { value }) => sum + totalMinor(value.paid), 0),
  };
};

/** Counts a case under the experiment whose variant has just made a difference in it, for the experiment's results. */
export const recordExposure: ReactionHandler = async (event, runtime) => {
  const state = (await loadSince(runtime.store, returnAggregate, event))?.state;
  if (state !== undefined) await keepExposure(runtime.store, exposureOf(event, state));
};
