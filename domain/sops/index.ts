import type { Decider } from "../kernel/decider.ts";
import type { SopCommand } from "./commands.ts";
import { decide } from "./decide.ts";
import type { SopEvent } from "./events.ts";
import { evolve } from "./evolve.ts";
import type { SopRefusal } from "./refusals.ts";
import type { SopRunState } from "./run.ts";

/** Runs of procedures as a decider; one that was never started is undefined. */
export const sopRuns: Decider<SopRunState, SopCommand, SopEvent, SopRefusal> = {
  initial: undefined,
  decide,
  evolve,
};

export { catalogFindings, type SopSituation, sopFor } from "./catalog.ts";
export type { SopCommand } from "./commands.ts";
export * from "./definition.ts";
export { sopFindings } from "./definition-checks.ts";
export { type SopEvent, type SopEventOf, type SopEventType, sopEventTypes, sopWakingEventTypes } from "./events.ts";
export { mandatoryAhead, stepOf } from "./graph.ts";
export { SopStatus, sopLifecycle } from "./lifecycle.ts";
export { type SopRefusal, sopRefusalCodes } from "./refusals.ts";
export { holds, knownValue } from "./rules.ts";
export * from "./run.ts";
