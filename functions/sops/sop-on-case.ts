import { load } from "../../adapters/dynamodb/load.ts";
import { runsOfCase } from "../../adapters/dynamodb/sop-runs.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { negotiateLanguage } from "../../adapters/policies/language.ts";
import { publishedSops, versionIn } from "../../adapters/policies/sops/sops.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { holderAt, type WorkItemState } from "../../domain/agent-desk/index.ts";
import { workItemIdOf } from "../agent-desk/work-item-aggregate.ts";
import { sopRunAggregate } from "./sop-run-aggregate.ts";
import { type SopReader, type SopRunAnswer, sopRunView } from "./sop-view.ts";

/** How an agent reads the runs of a case, by who has it. */
export const readerOf = (
  { caller, at, language }: Pick<HttpRequest, "caller" | "at" | "language">,
  work: WorkItemState,
): SopReader => {
  const holder = holderAt(work, at);
  return {
    language: negotiateLanguage(language),
    holderId: holder?.agentId,
    isHolder: holder?.agentId === caller.id,
  };
};

/** The newest run of a case; null where agents never had it, or work on it without a procedure. */
export const sopOnCase = async (
  runtime: Runtime,
  caseId: string,
  work: WorkItemState,
  request: Pick<HttpRequest, "caller" | "at" | "language">,
): Promise<SopRunAnswer | null> => {
  const [latest] = await runsOfCase(runtime.store, workItemIdOf(caseId));
  const run = latest && (await load(runtime.store, sopRunAggregate, latest.runId))?.state;
  if (run === undefined) return null;
  return sopRunView(versionIn(publishedSops(), run.sop), run, readerOf(request, work));
};
