import { onRun, worded } from "./on-run.ts";
import type { DeviationBody } from "./sop-bodies.ts";

/** An agent leaves the rest of the procedure out, and says why. */
export const deviateFromSop = onRun<DeviationBody>(({ head, body: { reason }, textId }) => ({
  type: "Deviate",
  ...head,
  reason,
  ...worded(textId),
}));
