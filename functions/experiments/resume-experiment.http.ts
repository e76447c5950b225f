import type * as z from "zod";
import type { ResumeExperimentBody } from "./experiment-bodies.ts";
import { onExperiment } from "./on-experiment.ts";

/** Goes on; guardrails that somebody looked at pause it no more. */
export const resumeExperiment = onExperiment<z.infer<typeof ResumeExperimentBody>>(({ head, body }) => ({
  type: "ResumeExperiment",
  ...head,
  acknowledged: body.acknowledged,
}));
