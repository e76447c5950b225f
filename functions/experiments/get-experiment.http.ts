import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import { experimentView } from "./experiment-answers.ts";
import { findExperiment } from "./find-experiment.ts";

/** One experiment: its definition, where it stands and why. */
export const getExperiment: HttpHandler = async ({ params }, runtime) => {
  const { state, version } = await findExperiment(runtime, params.key);
  return { status: 200, headers: { etag: `"${version}"` }, body: experimentView(state, version) };
};
