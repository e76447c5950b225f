import { flagRegistry } from "../../domain/experiments/index.ts";
import { onExperiment } from "./on-experiment.ts";

/** The author asks for approval; what may not be tried is refused here. */
export const submitExperiment = onExperiment(({ head }) => ({
  type: "SubmitExperiment",
  ...head,
  registry: flagRegistry,
}));
