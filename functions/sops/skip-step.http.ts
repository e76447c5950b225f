import { onStep, worded } from "./on-run.ts";
import type { DeviationBody } from "./sop-bodies.ts";

/** An agent leaves a step out, and says why. */
export const skipStep = onStep<DeviationBody>(({ head, stepId, body: { reason }, textId }) => ({
  type: "SkipStep",
  ...head,
  stepId,
  reason,
  ...worded(textId),
}));
