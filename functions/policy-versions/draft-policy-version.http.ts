import { type Executed, execute } from "../../adapters/dynamodb/execute.ts";
import { documentWrite } from "../../adapters/dynamodb/policy-documents.ts";
import { readSchedule } from "../../adapters/dynamodb/policy-schedule.ts";
import { lastNumber, versionNumberWrite } from "../../adapters/dynamodb/policy-version-list.ts";
import { together } from "../../adapters/dynamodb/side-effects.ts";
import { textWrites } from "../../adapters/dynamodb/texts.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { Problem } from "../../adapters/http/problem.ts";
import { concurrentChange, respond } from "../../adapters/http/respond.ts";
import { executionContext } from "../../adapters/runtime/execution-context.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { newId } from "../../domain/kernel/ids.ts";
import { type PolicyVersionState, type VersionRefusal, versionIdOf } from "../../domain/policy-versions/index.ts";
import { actionRoutes } from "./action-routes.ts";
import { type SentContent, sentContent } from "./sent-content.ts";
import { versionAggregate } from "./version-aggregate.ts";
import type { DraftBody } from "./version-bodies.ts";
import { marketIn } from "./version-path.ts";
import { builtInNumber, versionView } from "./version-view.ts";

/** Several who begin a version at once each get a number after as many tries. */
const ATTEMPTS_MAX = 5;

const checkBasis = (basedOn: number | undefined, last: number, first: number): void => {
  if (basedOn === undefined || (basedOn >= first && basedOn <= last)) return;
  throw new Problem("invalid-request", "The market has no such version to begin from.", {
    errors: [{ pointer: "#/basedOn", detail: `Name a version from ${first} to ${last}, or leave it out.` }],
  });
};

const draftUnder = async (
  runtime: Runtime,
  request: HttpRequest<DraftBody>,
  market: string,
  number: number,
  { content, contentHash }: SentContent,
): Promise<Executed<PolicyVersionState, VersionRefusal>> => {
  const { at, caller, commandId, requestHash, body } = request;
  const { basedOn, changeSummary: words } = body;
  const actor = { role: caller.role, id: caller.id };
  const summaryTextId = newId("txt_", runtime.ids.ulid());
  const versionId = versionIdOf(market, number);
  const schedules = await readSchedule(runtime.store);
  return execute(executionContext(runtime), {
    aggregate: versionAggregate,
    caseId: versionId,
    identity: { id: commandId, requestHash },
    actor,
    at,
    gather: async () => {
      const data = { market, number, contentHash, summaryTextId, ...(basedOn === undefined ? {} : { basedOn }) };
      return { type: "DraftVersion" as const, at, actor, ...data };
    },
    effects: () =>
      together(
        versionNumberWrite(market, number),
        textWrites(versionId, [{ textId: summaryTextId, words, commandId }]),
        documentWrite(contentHash, content),
      ),
    answer: ({ state, version }) => ({
      status: 201,
      version,
      body: state && versionView(state, version, schedules, request, actionRoutes),
    }),
  });
};

/** Begins a version of a market's policy under its next free number. */
export const draftPolicyVersion: HttpHandler = async (request: HttpRequest<DraftBody>, runtime) => {
  const market = marketIn(request);
  const sent = sentContent(request.body.document, market);
  const first = builtInNumber(market);
  for (let tries = 1; tries <= ATTEMPTS_MAX; tries += 1) {
    const last = Math.max(first, (await lastNumber(runtime.store, market)) ?? first);
    checkBasis(request.body.basedOn, last, first);
    const executed = await draftUnder(runtime, request, market, last + 1, sent);
    const isTaken = executed.outcome === "refused" && executed.refusal.code === "policy_version.number_taken";
    if (!isTaken) return respond(executed);
  }
  throw concurrentChange();
};
