import * as z from "zod";
import { AgentId, DecisionId, SopRunId, TextId } from "../kernel/ids.ts";
import { Instant } from "../kernel/instant.ts";
import { StepId } from "./definition.ts";
import {
  Deviation,
  DeviationReason,
  Facts,
  FailureReason,
  Outputs,
  RunDecision,
  SopSubject,
  SopVersion,
} from "./run.ts";

const event = <Type extends string, Data extends z.ZodRawShape>(type: Type, data: Data) =>
  z.object({ type: z.literal(type), at: Instant, data: z.object(data) });

const step = { stepId: StepId };

/** Everything that can have happened to a run. Words are never in it, only their id. */
export const SopEvent = z.discriminatedUnion("type", [
  event("SopStarted", { runId: SopRunId, subject: SopSubject, sop: SopVersion, facts: Facts }),
  event("StepReady", { ...step, dueAt: Instant }),
  event("WaitBegun", { ...step, dueAt: Instant }),
  /** Without `by` the case's own event did it, or nobody had to: a fork. */
  event("StepCompleted", {
    ...step,
    by: AgentId.optional(),
    choice: z.string().optional(),
    outputs: Outputs.optional(),
    next: StepId,
  }),
  event("StepSkipped", { ...step, reason: DeviationReason, by: AgentId.optional(), textId: TextId.optional() }),
  event("StepFailed", { ...step, reason: FailureReason, by: AgentId, textId: TextId.optional() }),
  event("StepTimedOut", { ...step, dueAt: Instant }),
  event("CaseDecided", RunDecision.omit({ at: true }).shape),
  event("SopCompleted", {}),
  event("SopDeviated", Deviation.shape),
  event("SopAborted", { because: z.enum(["case_moved_on", "timed_out"]) }),
  event("DecisionOverturned", { decisionId: DecisionId }),
]);
export type SopEvent = z.infer<typeof SopEvent>;
export type SopEventType = SopEvent["type"];
export type SopEventOf<Type extends SopEventType> = Extract<SopEvent, { type: Type }>;

/** The names of all events, for documents and tests. */
export const sopEventTypes: readonly SopEventType[] = SopEvent.options.map(({ shape }) => shape.type.value);

/** The events after which the process of a run may have nothing to wait for, or something earlier. */
export const sopWakingEventTypes: readonly SopEventType[] = [
  "StepReady",
  "WaitBegun",
  "SopCompleted",
  "SopDeviated",
  "SopAborted",
];
