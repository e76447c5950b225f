import { execute } from "../../adapters/dynamodb/execute.ts";
import { load } from "../../adapters/dynamodb/load.ts";
import { runsOfCase } from "../../adapters/dynamodb/sop-runs.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { notFound, problemOfRefusal } from "../../adapters/http/problem.ts";
import { respond } from "../../adapters/http/respond.ts";
import { executionContext } from "../../adapters/runtime/execution-context.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { mustHold, type WorkItemState } from "../../domain/agent-desk/index.ts";
import { newId, type SopRunId, type TextId } from "../../domain/kernel/ids.ts";
import type { SopCommand } from "../../domain/sops/index.ts";
import { workItemAggregate, workItemIdOf } from "../agent-desk/work-item-aggregate.ts";
import { findCase } from "../cases/find-case.ts";
import { headFor, type SopHead } from "./send-to-run.ts";
import { sopEffects } from "./sop-effects.ts";
import { readerOf } from "./sop-on-case.ts";
import { sopRunAggregate } from "./sop-run-aggregate.ts";
import { sopRunView } from "./sop-view.ts";

interface Worded {
  readonly note?: string | undefined;
}

/** What a use case makes its command of. */
export interface Given<Body> {
  readonly head: SopHead;
  readonly body: Body;
  readonly textId: TextId | undefined;
}

const runOf = async (runtime: Runtime, caseId: string): Promise<SopRunId> => {
  await findCase(runtime, caseId);
  const [latest] = await runsOfCase(runtime.store, workItemIdOf(caseId));
  if (latest === undefined) throw problemOfRefusal({ code: "sop.not_running", status: "none" });
  return latest.runId;
};

/** An agent's step on the run of a case that the agent has claimed. The answer is the run. */
export const onRun =
  <Body extends Worded>(toCommand: (given: Given<Body>) => SopCommand): HttpHandler =>
  async (request: HttpRequest<Body>, runtime) => {
    const { at, caller, body, commandId, requestHash, params } = request;
    const caseId = params.caseId ?? "";
    const runId = await runOf(runtime, caseId);
    const actor = { role: caller.role, id: caller.id };
    const texts =
      body.note === undefined ? [] : [{ textId: newId("txt_", runtime.ids.ulid()), words: body.note, commandId }];
    let work: WorkItemState;
    const executed = await execute(executionContext(runtime), {
      aggregate: sopRunAggregate,
      caseId: runId,
      identity: { id: commandId, requestHash },
      actor,
      at,
      expectedVersion: request.expectedVersion,
      gather: async (current) => {
        if (current?.state === undefined) throw notFound("procedure");
        work = (await load(runtime.store, workItemAggregate, workItemIdOf(caseId)))?.state;
        const refusal = mustHold(work, caller.id, at);
        if (refusal !== undefined) throw problemOfRefusal({ ...refusal });
        return toCommand({ head: headFor(current.state, at, actor), body, textId: texts[0]?.textId });
      },
      effects: sopEffects(texts),
      answer: ({ state, version }) => ({
        status: 200,
        version,
        body: state && sopRunView(headFor(state, at, actor).sop, state, readerOf(request, work)),
      }),
    });
    return respond(executed);
  };

/** The same for one step, which the path names. */
export const onStep =
  <Body extends Worded>(toCommand: (given: Given<Body> & { readonly stepId: string }) => SopCommand): HttpHandler =>
  (request: HttpRequest<never, never>, runtime) =>
    onRun<Body>((given) => {
      const { stepId = "" } = request.params;
      if (!given.head.sop.steps.some(({ id }) => id === stepId)) throw notFound("step");
      return toCommand({ ...given, stepId });
    })(request, runtime);

/** The words of a command by their id, where there are any. */
export const worded = (textId: TextId | undefined) => (textId === undefined ? {} : { textId });
