import { onExperiment } from "./on-experiment.ts";

/** The variant that was found better goes to everybody whose case opens from here on. */
export const rollOutExperiment = onExperiment(({ head }) => ({ type: "RollOutExperiment", ...head }));
