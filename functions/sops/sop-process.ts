import type { CaseProcess, Standing } from "../../adapters/workflow/await-case.ts";
import { isActive, readyStep, type SopRun } from "../../domain/sops/index.ts";
import { sopRunAggregate } from "./sop-run-aggregate.ts";

/** The words of a run for its state machine: it goes on, and its step is due; or it is over. */
export const standingOf = (run: SopRun): Standing => {
  const goesOn = isActive(run);
  return { status: goesOn ? "going" : "over", wakeAt: (goesOn && readyStep(run)?.dueAt) || null, isAtRest: !goesOn };
};

/** Runs as the state machine `sop` knows them. */
export const sopProcess: CaseProcess<SopRun> = { name: "sop", aggregate: sopRunAggregate, standingOf };
