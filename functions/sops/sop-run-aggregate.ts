import type { Aggregate } from "../../adapters/dynamodb/aggregate.ts";
import { derivedUlid } from "../../adapters/runtime/derived-ulid.ts";
import { newId, type SopRunId, type WorkItemId } from "../../domain/kernel/ids.ts";
import {
  type SopCommand,
  type SopEvent,
  type SopRefusal,
  SopRun,
  type SopRunState,
  sopRuns,
} from "../../domain/sops/index.ts";

/** How runs are kept: in no list, since agents find a run by its case. */
export const sopRunAggregate: Aggregate<SopRunState, SopCommand, SopEvent, SopRefusal> = {
  kind: "sop-run",
  decider: sopRuns,
  stateSchema: SopRun,
  listing: (state) => ({ openedAt: state?.startedAt ?? "" }),
};

/** A case has one run for each opening of its work item, so the run's id follows from these. */
export const runIdOf = (workItemId: WorkItemId, opening: number): SopRunId =>
  newId("sop_", derivedUlid(`sop/${workItemId}/${opening}`));
