import * as z from "zod";
import { ClockLength } from "../kernel/clocks.ts";
import { Instant } from "../kernel/instant.ts";

/** A text for agents, in every language that agents read. */
export const TranslatedText = z.strictObject({
  en: z.string().min(1),
  es: z.string().min(1),
  "pt-BR": z.string().min(1),
  ko: z.string().min(1),
});
export type TranslatedText = z.infer<typeof TranslatedText>;

/** A step's name inside its procedure, e.g. `check-carrier-scans`. */
export const StepId = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, "expected words in lower case, joined by -");

/** What is known of a case when a run begins; a run keeps it as it was then. */
export const SopFact = z.enum(["market", "queue", "reason", "escalatedBecause", "isStatutory"]);
export type SopFact = z.infer<typeof SopFact>;

/** What a fact or an output can be. Words that people write are none of these: they are notes, kept beside the run. */
export const SopValue = z.union([z.string(), z.number(), z.boolean()]);
export type SopValue = z.infer<typeof SopValue>;

/** What a step writes down, typed so that a later decision can read it. */
const Output = z.discriminatedUnion("type", [
  z.strictObject({ name: z.string().min(1), type: z.literal("boolean"), required: z.boolean() }),
  z.strictObject({ name: z.string().min(1), type: z.literal("count"), required: z.boolean() }),
  z.strictObject({
    name: z.string().min(1),
    type: z.literal("code"),
    codes: z.array(z.string().min(1)).min(2),
    required: z.boolean(),
  }),
]);
export type Output = z.infer<typeof Output>;

/** A value by its name: a fact, or `<stepId>.<output>`. */
const Reference = z.string().min(1);

/** Holds when the value is there and is one of these. What is not known holds nowhere. */
export const Condition = z.strictObject({ value: Reference, in: z.array(SopValue).min(1) });
export type Condition = z.infer<typeof Condition>;

const named = { id: StepId };

/** What every step has that somebody works on or waits in: it says what to do, by when, and what comes when nobody does. */
const worked = {
  ...named,
  instruction: TranslatedText,
  /** Blocks of policy articles that the step goes by, `<articleId>#<blockId>`. */
  blocks: z.array(z.string().regex(/^[a-z0-9-]+#[a-z0-9-]+$/)).default([]),
  inputs: z.array(Reference).default([]),
  timeout: ClockLength,
  onTimeout: StepId,
  onFailure: StepId.optional(),
};

/** Where a run begins. */
const StartStep = z.strictObject({ ...named, type: z.literal("START"), next: StepId });

/** Something that an agent does. `doneBy` names events of the case that are its doing: then nobody ticks it off by hand. */
const ManualStep = z.strictObject({
  ...worked,
  type: z.literal("MANUAL"),
  mandatory: z.boolean(),
  outputs: z.array(Output).default([]),
  doneBy: z.array(z.string().min(1)).default([]),
  next: StepId,
});

/** A question whose answer the agent picks; each answer has its own way on. */
const ChoiceStep = z.strictObject({
  ...worked,
  type: z.literal("CHOICE"),
  mandatory: z.boolean(),
  options: z.array(z.strictObject({ code: z.string().min(1), text: TranslatedText, next: StepId })).min(2),
});

/** A fork that nobody is asked about: the first branch whose condition holds, or the other way. */
const DecisionStep = z.strictObject({
  ...named,
  type: z.literal("DECISION"),
  branches: z.array(z.strictObject({ when: Condition, next: StepId })).min(1),
  otherwise: StepId,
});

/** Waits for somebody outside; the agent ends it when the answer is there, and time does otherwise. */
const WaitStep = z.strictObject({ ...worked, type: z.literal("WAIT"), next: StepId });

/** Where a run ends. One that is reached because nobody did anything in time ends as aborted. */
const EndStep = z.strictObject({
  ...named,
  type: z.literal("END"),
  outcome: z.enum(["completed", "aborted"]).default("completed"),
});

export const Step = z.discriminatedUnion("type", [StartStep, ManualStep, ChoiceStep, DecisionStep, WaitStep, EndStep]);
export type Step = z.infer<typeof Step>;
export type WorkedStep = Extract<Step, { type: "MANUAL" | "CHOICE" | "WAIT" }>;

/** What kinds of case a procedure can be for. */
export const SopCaseType = z.enum(["return", "refund", "dispute", "appeal", "chargeback", "violation"]);
export type SopCaseType = z.infer<typeof SopCaseType>;

/** Which cases a procedure is for; what is left out fits all. The trigger that says most wins. */
export const SopTrigger = z.strictObject({
  caseType: SopCaseType,
  queue: z.string().min(1).optional(),
  violationCode: z.string().min(1).optional(),
  severity: z.enum(["S1", "S2", "S3", "S4", "S5"]).optional(),
  market: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
});
export type SopTrigger = z.infer<typeof SopTrigger>;

/**
 * One version of a standard operating procedure: what agents do with one kind of case, in order. It is in force from an instant
 * until the next version is; it never changes afterwards, because runs go on by it.
 */
export const Sop = z.strictObject({
  sopId: StepId,
  version: z.int().positive(),
  effectiveFrom: Instant,
  title: TranslatedText,
  trigger: SopTrigger,
  requiredSkills: z.array(z.string().min(1)).default([]),
  policyRefs: z.array(z.string().min(1)).default([]),
  evidenceChecklist: z.array(TranslatedText).default([]),
  steps: z.array(Step).min(2),
});
export type Sop = z.infer<typeof Sop>;

/** Types of steps that others know and we do not run; a procedure with one is refused, and the refusal names it. */
export const UNSUPPORTED_STEP_TYPES: readonly string[] = ["AUTOMATED", "PARALLEL", "APPROVAL", "NOTIFY", "SUB_SOP"];

/** Whether somebody works on a step, or it is waited in. */
export const isWorked = (step: Step): step is WorkedStep =>
  step.type === "MANUAL" || step.type === "CHOICE" || step.type === "WAIT";

/** Whether a step may not be left out without a reason. */
export const isMandatory = (step: Step): boolean =>
  (step.type === "MANUAL" || step.type === "CHOICE") && step.mandatory;
