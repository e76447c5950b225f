import type { CaseProcess, Standing } from "../../adapters/workflow/await-case.ts";
import { type Dispute, wakeAt } from "../../domain/disputes/index.ts";
import { disputeAggregate } from "./dispute-aggregate.ts";

const OVER: readonly string[] = ["final", "withdrawn", "lapsed"];

/** The words of a dispute for its state machine. */
export const standingOf = (state: Dispute): Standing => ({
  status: state.status,
  wakeAt: wakeAt(state) ?? null,
  isAtRest: OVER.includes(state.status),
});

/** Disputes as the state machine `dispute` knows them. */
export const disputeProcess: CaseProcess<Dispute> = { name: "dispute", aggregate: disputeAggregate, standingOf };
