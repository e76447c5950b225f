import { onExperiment } from "./on-experiment.ts";

/** Somebody else than the author lets it run. */
export const approveExperiment = onExperiment(({ head }) => ({ type: "ApproveExperiment", ...head }));
