import { onExperiment } from "./on-experiment.ts";

/** No more cases are drawn until it is resumed. */
export const pauseExperiment = onExperiment(({ head }) => ({ type: "PauseExperiment", ...head }));
