import type { Aggregate } from "../../adapters/dynamodb/aggregate.ts";
import { derivedUlid } from "../../adapters/runtime/derived-ulid.ts";
import {
  Dispute,
  type DisputeCommand,
  type DisputeEvent,
  type DisputeRefusal,
  type DisputeState,
  disputes,
  wakeAt,
} from "../../domain/disputes/index.ts";
import { type DisputeId, newId } from "../../domain/kernel/ids.ts";

/** How disputes are kept: in the lists of their buyer and seller, and in one queue a status, the most urgent first. */
export const disputeAggregate: Aggregate<DisputeState, DisputeCommand, DisputeEvent, DisputeRefusal> = {
  kind: "dispute",
  decider: disputes,
  stateSchema: Dispute.optional(),
  // The same in every dispute under one version of the rules.
  shared: { terms: ["clocks", "limits", "evidence", "triage", "overrides"] },
  listing: (state) => ({
    openedAt: state?.openedAt ?? "",
    buyerId: state?.buyerId,
    sellerId: state?.sellerId,
    queue: state && `dispute#${state.status}`,
    dueAt: state && wakeAt(state),
  }),
};

/** A return is handed over once, so the id of the dispute that it is handed to follows from its own. */
export const disputeIdOfReturn = (returnId: string): DisputeId =>
  newId("dsp_", derivedUlid(JSON.stringify(["dispute-of-return", returnId])));
