import * as z from "zod";
import type { Lifecycle } from "../kernel/lifecycle.ts";
import type { SopEventType } from "./events.ts";

/** Where a run stands: somebody works on it, somebody outside is waited for, or it came to one of its ends. */
export const SopStatus = z.enum(["running", "waiting", "completed", "deviated", "aborted"]);
export type SopStatus = z.infer<typeof SopStatus>;

const ends = { SopCompleted: "completed", SopDeviated: "deviated", SopAborted: "aborted" } as const;

const stepEnds = {
  StepCompleted: "running",
  StepSkipped: "running",
  StepFailed: "running",
  StepTimedOut: "running",
} as const;

/** Status × event → next status of a run. What became of the decision is noted after the run's end too. */
export const sopLifecycle: Lifecycle<"none" | SopStatus, SopEventType> = {
  none: { SopStarted: "running" },
  running: { ...stepEnds, ...ends, StepReady: "running", WaitBegun: "waiting", CaseDecided: "running" },
  waiting: { ...stepEnds, ...ends, CaseDecided: "waiting" },
  completed: { CaseDecided: "completed", DecisionOverturned: "completed" },
  deviated: { CaseDecided: "deviated", DecisionOverturned: "deviated" },
  aborted: {},
};
