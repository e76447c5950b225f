import type * as z from "zod";
import type { DecideExperimentBody } from "./experiment-bodies.ts";
import { gatherEvidence } from "./gather-evidence.ts";
import { onExperiment } from "./on-experiment.ts";

/** Ends it with a code that the evidence of this moment bears. */
export const decideExperiment = onExperiment<z.infer<typeof DecideExperimentBody>>(
  async ({ head, body, state, runtime }) => {
    const { evidence } = await gatherEvidence(runtime, state, head.at);
    return { type: "DecideExperiment", ...head, code: body.code, evidence };
  },
);
