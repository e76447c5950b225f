import * as z from "zod";
import { AUDIENCES } from "../../adapters/http/route.ts";
import type { Language } from "../../adapters/policies/language.ts";
import { Instant } from "../../domain/kernel/instant.ts";
import {
  isActive,
  isMandatory,
  isWorked,
  knownValue,
  mandatoryAhead,
  Outputs,
  RecordedDeviation,
  readyStep,
  type Sop,
  type SopRun,
  SopStatus,
  SopValue,
  type StepRun,
  stepOf,
  type WorkedStep,
} from "../../domain/sops/index.ts";

const StepView = z.object({
  stepId: z.string(),
  type: z.string(),
  mandatory: z.boolean(),
  /** `claimed` is a step that is ready on a case which somebody has. */
  state: z.enum(["ready", "claimed", "done", "skipped", "failed", "timed_out"]),
  instruction: z.string().optional(),
  readyAt: Instant,
  dueAt: Instant.optional(),
  endedAt: Instant.optional(),
  by: z.string().optional(),
  reason: z.string().optional(),
  choice: z.string().optional(),
  outputs: Outputs.optional(),
});

const CurrentStep = z.object({
  stepId: z.string(),
  instruction: z.string(),
  blocks: z.array(z.string()),
  inputs: z.record(z.string(), SopValue),
  outputs: z.array(z.looseObject({ name: z.string(), type: z.string(), required: z.boolean() })),
  options: z.array(z.object({ code: z.string(), text: z.string() })),
  doneBy: z.array(z.string()),
});

/** A run as an agent reads it, in the agent's language. `ahead` are the mandatory steps that come whichever way it goes. */
export const SopRunAnswer = z
  .object({
    runId: z.string(),
    sopId: z.string(),
    version: z.int(),
    title: z.string(),
    status: SopStatus,
    startedAt: Instant,
    endedAt: Instant.optional(),
    evidenceChecklist: z.array(z.string()),
    policyRefs: z.array(z.string()),
    steps: z.array(StepView),
    current: CurrentStep.optional(),
    ahead: z.array(z.object({ stepId: z.string(), instruction: z.string() })),
    deviation: z
      .object({ reason: RecordedDeviation, by: z.string().optional(), openSteps: z.array(z.string()) })
      .optional(),
    nextActions: z.array(z.object({ action: z.string(), method: z.literal("POST"), href: z.string() })),
  })
  .meta({ id: "SopRun" });
export type SopRunAnswer = z.infer<typeof SopRunAnswer>;

/** Who looks: the language, who has the case, and whether it is the reader. */
export interface SopReader {
  readonly language: Language;
  readonly holderId: string | undefined;
  readonly isHolder: boolean;
}

const stepView = (sop: Sop, run: StepRun, { language, holderId }: SopReader): z.infer<typeof StepView> => {
  const step = stepOf(sop, run.stepId);
  const { textId: _words, state, ...rest } = run;
  const isClaimed = state === "ready" && holderId !== undefined;
  return {
    ...rest,
    type: step.type,
    mandatory: isMandatory(step),
    state: isClaimed ? "claimed" : state,
    ...(isWorked(step) ? { instruction: step.instruction[language] } : {}),
    ...(isClaimed ? { by: holderId } : {}),
  };
};

const currentView = (step: WorkedStep, run: SopRun, language: Language): z.infer<typeof CurrentStep> => ({
  stepId: step.id,
  instruction: step.instruction[language],
  blocks: step.blocks,
  inputs: Object.fromEntries(
    step.inputs.flatMap((input) => {
      const value = knownValue(input, run);
      return value === undefined ? [] : [[input, value]];
    }),
  ),
  outputs: step.type === "MANUAL" ? step.outputs : [],
  options: step.type === "CHOICE" ? step.options.map(({ code, text }) => ({ code, text: text[language] })) : [],
  doneBy: step.type === "MANUAL" ? step.doneBy : [],
});

const actionsOn = (step: WorkedStep, caseId: string): SopRunAnswer["nextActions"] => {
  const base = `${AUDIENCES.agent.prefix}/cases/${caseId}/sop`;
  const onStep = (action: string) => ({
    action,
    method: "POST" as const,
    href: `${base}/steps/${step.id}/${action}`,
  });
  const isByHand = step.type !== "MANUAL" || step.doneBy.length === 0;
  return [
    ...(isByHand ? [onStep("complete"), onStep("skip")] : []),
    ...(step.onFailure === undefined ? [] : [onStep("fail")]),
    { action: "deviate", method: "POST", href: `${base}/deviate` },
  ];
};

const nowOf = (sop: Sop, run: SopRun, { language, isHolder }: SopReader) => {
  const ready = isActive(run) ? readyStep(run) : undefined;
  const step = ready && stepOf(sop, ready.stepId);
  if (step === undefined || !isWorked(step)) return { ahead: [], nextActions: [] };
  const ahead = mandatoryAhead(sop, step.id)
    .map((id) => stepOf(sop, id))
    .filter((each) => isWorked(each) && each.id !== step.id)
    .map((each) => ({ stepId: each.id, instruction: (each as WorkedStep).instruction[language] }));
  return {
    current: currentView(step, run, language),
    ahead,
    nextActions: isHolder ? actionsOn(step, run.subject.caseId) : [],
  };
};

/** A run for its reader. */
export const sopRunView = (sop: Sop, run: SopRun, reader: SopReader): SopRunAnswer => {
  const { runId, status, startedAt, endedAt, steps, deviation } = run;
  const { textId: _words, ...why } = deviation ?? {};
  return {
    ...{ runId, sopId: sop.sopId, version: sop.version, title: sop.title[reader.language], status, startedAt },
    ...(endedAt === undefined ? {} : { endedAt }),
    evidenceChecklist: sop.evidenceChecklist.map((each) => each[reader.language]),
    policyRefs: sop.policyRefs,
    steps: steps.map((step) => stepView(sop, step, reader)),
    ...nowOf(sop, run, reader),
    ...(deviation === undefined ? {} : { deviation: why as SopRunAnswer["deviation"] }),
  };
};
