import * as z from "zod";
import { Actor } from "../kernel/actor.ts";
import { AgentId, DecisionId, SopRunId, TextId, WorkItemId } from "../kernel/ids.ts";
import { Instant } from "../kernel/instant.ts";
import { SopFact, SopValue, StepId } from "./definition.ts";
import { SopStatus } from "./lifecycle.ts";

/** Why a mandatory step is left out, or the rest of the procedure. Words may stand beside it and never in its place. */
export const DeviationReason = z.enum([
  "ALREADY_ESTABLISHED",
  "NOT_APPLICABLE",
  "PARTY_UNREACHABLE",
  "SYSTEM_UNAVAILABLE",
  "URGENT_SAFETY",
  "INSTRUCTED_BY_SENIOR",
  "PROCEDURE_WRONG",
]);
export type DeviationReason = z.infer<typeof DeviationReason>;

/** The same, and that nobody said why: the case was decided while mandatory steps were open. */
export const RecordedDeviation = z.enum([...DeviationReason.options, "UNDECLARED"]);
export type RecordedDeviation = z.infer<typeof RecordedDeviation>;

/** Why a step could not be done although it was tried. */
export const FailureReason = z.enum(["NO_ANSWER", "SYSTEM_UNAVAILABLE", "INFORMATION_MISSING", "NOT_PERMITTED"]);
export type FailureReason = z.infer<typeof FailureReason>;

/** Which version of which procedure; it never changes in a run. */
export const SopVersion = z.object({ sopId: StepId, version: z.int().positive() });
export type SopVersion = z.infer<typeof SopVersion>;

export const Facts = z.partialRecord(SopFact, SopValue);
export type Facts = z.infer<typeof Facts>;

/** What agents wrote down in a step, by the name of the output. */
export const Outputs = z.record(z.string(), SopValue);
export type Outputs = z.infer<typeof Outputs>;

/** A step that the run came to, and what became of it. `dueAt` is there where somebody had to do something. */
export const StepRun = z.object({
  stepId: StepId,
  state: z.enum(["ready", "done", "skipped", "failed", "timed_out"]),
  readyAt: Instant,
  dueAt: Instant.optional(),
  endedAt: Instant.optional(),
  by: AgentId.optional(),
  reason: z.union([DeviationReason, FailureReason]).optional(),
  textId: TextId.optional(),
  choice: z.string().optional(),
  outputs: Outputs.optional(),
});
export type StepRun = z.infer<typeof StepRun>;

/** What a run is about: the case, and the opening of its work item that it belongs to (the place of that event in the item's timeline). */
export const SopSubject = z.object({
  caseId: z.string(),
  workItemId: WorkItemId,
  opening: z.int().positive(),
  /** The last event of the case that was before the run; what comes after may be the run's doing. */
  caseSeq: z.int().nonnegative(),
  queue: z.string(),
  market: z.string(),
});
export type SopSubject = z.infer<typeof SopSubject>;

/** How the procedure was left: why, by whom if anybody said so, and which mandatory steps it would still have had. */
export const Deviation = z.object({
  reason: RecordedDeviation,
  by: AgentId.optional(),
  openSteps: z.array(StepId),
  textId: TextId.optional(),
});

/** How the case was decided in the run; a decision that is a case's own has an id. */
export const RunDecision = z.object({
  eventType: z.string(),
  decisionId: DecisionId.optional(),
  decidedBy: Actor,
  at: Instant,
});
export type RunDecision = z.infer<typeof RunDecision>;

/** One case's way through one version of a procedure. At most one step is ready at a time. */
export const SopRun = z.object({
  runId: SopRunId,
  subject: SopSubject,
  sop: SopVersion,
  facts: Facts,
  status: SopStatus,
  startedAt: Instant,
  steps: z.array(StepRun),
  decision: RunDecision.optional(),
  deviation: Deviation.optional(),
  overturnedAt: Instant.optional(),
  endedAt: Instant.optional(),
});
export type SopRun = z.infer<typeof SopRun>;

/** Nothing before the first event. */
export type SopRunState = SopRun | undefined;

/** Whether the run still goes on. */
export const isActive = (state: SopRunState): state is SopRun =>
  state?.status === "running" || state?.status === "waiting";

/** The step that is to be done now. */
export const readyStep = ({ steps }: Pick<SopRun, "steps">): StepRun | undefined =>
  steps.find(({ state }) => state === "ready");
