import { onExperiment } from "./on-experiment.ts";

/** The definition needs work before it may run. */
export const sendBackExperiment = onExperiment(({ head }) => ({ type: "SendBackExperiment", ...head }));
