import type { CaseProcess, Standing } from "../../adapters/workflow/await-case.ts";
import { type Chargeback, deadlineOf, processStanding } from "../../domain/chargebacks/index.ts";
import { chargebackAggregate } from "./chargeback-aggregate.ts";

/** The words of a chargeback for its state machine. */
export const standingOf = (state: Chargeback): Standing => {
  const status = processStanding(state);
  return { status, wakeAt: deadlineOf(state)?.at ?? null, isAtRest: status === "over" };
};

/** Chargebacks as the state machine `chargeback` knows them. */
export const chargebackProcess: CaseProcess<Chargeback> = {
  name: "chargeback",
  aggregate: chargebackAggregate,
  standingOf,
};
