import { flagRegistry } from "../../domain/experiments/index.ts";
import { onExperiment } from "./on-experiment.ts";

/** From here on cases that open are drawn. */
export const startExperiment = onExperiment(({ head, running }) => ({
  type: "StartExperiment",
  ...head,
  registry: flagRegistry,
  running,
}));
