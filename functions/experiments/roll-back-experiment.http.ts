import { onExperiment } from "./on-experiment.ts";

/** Everything goes as it did before. */
export const rollBackExperiment = onExperiment(({ head }) => ({ type: "RollBackExperiment", ...head }));
