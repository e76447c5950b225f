import * as z from "zod";
import { Actor } from "../kernel/actor.ts";
import { MarketCalendar } from "../kernel/clocks.ts";
import { DecisionId, SopRunId, TextId } from "../kernel/ids.ts";
import { Instant } from "../kernel/instant.ts";
import { Sop, StepId } from "./definition.ts";
import { DeviationReason, Facts, FailureReason, Outputs, RunDecision, SopSubject } from "./run.ts";

/** Every command brings the version that the run keeps, and the market's calendar. */
const head = { at: Instant, actor: Actor, sop: Sop, calendar: MarketCalendar };

/** A case has come to the agents. */
export const StartSop = z.object({
  type: z.literal("StartSop"),
  ...head,
  runId: SopRunId,
  subject: SopSubject,
  facts: Facts,
});
export type StartSop = z.infer<typeof StartSop>;

const onStep = { ...head, stepId: StepId };

/** By the agent who holds the case. */
export const CompleteStep = z.object({
  type: z.literal("CompleteStep"),
  ...onStep,
  choice: z.string().optional(),
  outputs: Outputs,
});
export type CompleteStep = z.infer<typeof CompleteStep>;

/** By the agent who holds the case: the step is left out. */
export const SkipStep = z.object({
  type: z.literal("SkipStep"),
  ...onStep,
  reason: DeviationReason,
  textId: TextId.optional(),
});
export type SkipStep = z.infer<typeof SkipStep>;

/** By the agent who holds the case: the step was tried and cannot be done. */
export const FailStep = z.object({
  type: z.literal("FailStep"),
  ...onStep,
  reason: FailureReason,
  textId: TextId.optional(),
});
export type FailStep = z.infer<typeof FailStep>;

/** By the agent who holds the case: the rest of the procedure is left out. */
export const Deviate = z.object({
  type: z.literal("Deviate"),
  ...head,
  reason: DeviationReason,
  textId: TextId.optional(),
});
export type Deviate = z.infer<typeof Deviate>;

/** The case was decided, or whatever its event stands for was done. */
export const NoteDecision = z.object({ type: z.literal("NoteDecision"), ...head, decision: RunDecision });
export type NoteDecision = z.infer<typeof NoteDecision>;

/** The case needs no agent any more, or comes to others. */
export const EndSop = z.object({ type: z.literal("EndSop"), ...head });
export type EndSop = z.infer<typeof EndSop>;

/** A later decision found the run's decision to be wrong. */
export const NoteOverturn = z.object({ type: z.literal("NoteOverturn"), ...head, decisionId: DecisionId });
export type NoteOverturn = z.infer<typeof NoteOverturn>;

/** The time has come for something, perhaps. */
export const RingClock = z.object({ type: z.literal("RingClock"), ...head });

export const SopCommand = z.discriminatedUnion("type", [
  StartSop,
  CompleteStep,
  SkipStep,
  FailStep,
  Deviate,
  NoteDecision,
  EndSop,
  NoteOverturn,
  RingClock,
]);
export type SopCommand = z.infer<typeof SopCommand>;
