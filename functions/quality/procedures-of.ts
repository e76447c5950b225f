import { load } from "../../adapters/dynamodb/load.ts";
import { runsOfCase } from "../../adapters/dynamodb/sop-runs.ts";
import type { Language } from "../../adapters/policies/language.ts";
import { publishedSops, versionIn } from "../../adapters/policies/sops/sops.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import type { ReviewSubject } from "../../domain/quality-reviews/index.ts";
import { workItemIdOf } from "../agent-desk/work-item-aggregate.ts";
import { sopRunAggregate } from "../sops/sop-run-aggregate.ts";
import { sopRunView } from "../sops/sop-view.ts";

/** The runs of procedures that led to a decision, as anybody reads them who does not hold the case. */
export const proceduresOf = async (
  { store }: Runtime,
  { caseId, decisionId }: Pick<ReviewSubject, "caseId" | "decisionId">,
  language: Language,
) => {
  const runs = await runsOfCase(store, workItemIdOf(caseId));
  const found = await Promise.all(runs.map(({ runId }) => load(store, sopRunAggregate, runId)));
  return found.flatMap((each) => {
    const run = each?.state;
    if (run?.decision?.decisionId !== decisionId) return [];
    const reader = { language, holderId: undefined, isHolder: false };
    return [sopRunView(versionIn(publishedSops(), run.sop), run, reader)];
  });
};
