import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import { findExperiment } from "./find-experiment.ts";
import { gatherEvidence } from "./gather-evidence.ts";
import { resultsView } from "./results-view.ts";

/** What an experiment has come to at this moment, computed anew from the cases that it exposed. */
export const getExperimentResults: HttpHandler = async ({ params, at }, runtime) => {
  const { state } = await findExperiment(runtime, params.key);
  return { status: 200, body: resultsView(state, await gatherEvidence(runtime, state, at)) };
};
