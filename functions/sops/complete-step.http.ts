import { onStep } from "./on-run.ts";
import type { CompleteStepBody } from "./sop-bodies.ts";

/** An agent did a step, or answered it. */
export const completeStep = onStep<CompleteStepBody & { readonly note?: never }>(
  ({ head, stepId, body: { choice, outputs } }) => ({
    type: "CompleteStep",
    ...head,
    stepId,
    outputs,
    ...(choice === undefined ? {} : { choice }),
  }),
);
