import { onStep, worded } from "./on-run.ts";
import type { FailStepBody } from "./sop-bodies.ts";

/** An agent tried a step that cannot be done. */
export const failStep = onStep<FailStepBody>(({ head, stepId, body: { reason }, textId }) => ({
  type: "FailStep",
  ...head,
  stepId,
  reason,
  ...worded(textId),
}));
