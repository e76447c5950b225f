import { onExperiment } from "./on-experiment.ts";

/** Puts it away. A variant that is rolled out must have become the flag's default by then. */
export const archiveExperiment = onExperiment(({ head }) => ({ type: "ArchiveExperiment", ...head }));
