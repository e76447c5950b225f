import { execute } from "../../adapters/dynamodb/execute.ts";
import type { Text } from "../../adapters/dynamodb/texts.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { Caller, HttpRequest } from "../../adapters/http/exchange.ts";
import { notFound } from "../../adapters/http/problem.ts";
import { respond } from "../../adapters/http/respond.ts";
import { calendarOf } from "../../adapters/policies/calendars.ts";
import { executionContext } from "../../adapters/runtime/execution-context.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import type { Dispute, DisputeCommand } from "../../domain/disputes/index.ts";
import type { Party } from "../../domain/disputes/terms.ts";
import { newId, type TextId } from "../../domain/kernel/ids.ts";
import { checkEvidence } from "../evidence/check-evidence.ts";
import { disputeAggregate } from "./dispute-aggregate.ts";
import type { DisputeCase } from "./dispute-answers.ts";
import { disputeEffects } from "./dispute-effects.ts";
import { disputeView } from "./dispute-view.ts";
import type { DisputeHeading } from "./send-to-dispute.ts";

/** What a step on a dispute is made from. */
export interface Given<Body> {
  readonly request: HttpRequest<Body>;
  readonly state: Dispute;
  readonly head: DisputeHeading;
  readonly runtime: Runtime;
  /** Present when words came with the step: they are kept beside the case under this id. */
  readonly textId: TextId | undefined;
}

/** A dispute is visible to its buyer, its seller, any agent and the platform; to others it does not exist. */
export const mayReadDispute = (state: Pick<Dispute, "buyerId" | "sellerId">, caller: Caller): boolean => {
  if (caller.role === "buyer") return state.buyerId === caller.id;
  if (caller.role === "seller") return state.sellerId === caller.sellerId;
  return true;
};

interface Worded {
  readonly party?: Party | undefined;
  readonly comment?: string | undefined;
  readonly text?: string | undefined;
  readonly evidenceIds?: readonly string[] | undefined;
  readonly pieces?: readonly { readonly evidenceId: string }[] | undefined;
}

const evidenceIn = ({ evidenceIds = [], pieces = [] }: Worded): readonly string[] => [
  ...evidenceIds,
  ...pieces.map(({ evidenceId }) => evidenceId),
];

type Actions = DisputeCase["nextActions"];

/**
 * What is read before the command is made: throws the problem when it may not be sent, and answers how its author meets the next
 * actions.
 */
export type Prepare = (
  request: HttpRequest<unknown>,
  runtime: Runtime,
  disputeId: string,
) => Promise<(actions: Actions) => Actions>;

interface Step<Body> {
  readonly status?: 200 | 201;
  readonly prepare?: Prepare;
  command(given: Given<Body>): DisputeCommand | Promise<DisputeCommand>;
}

/** The words of a body as they are kept beside the case, if there are any. */
export const textsIn = (
  { body, commandId }: Pick<HttpRequest<Worded>, "body" | "commandId">,
  runtime: Runtime,
): readonly Text[] => {
  const words = body?.comment ?? body?.text;
  return words === undefined ? [] : [{ textId: newId("txt_", runtime.ids.ulid()), words, commandId }];
};

/**
 * An operation on one dispute: loads it, hides it from those it does not concern, checks the evidence, and sends the command. The
 * answer is the dispute as the caller may see it.
 */
export const onDispute =
  <Body extends Worded>({ status = 200, prepare, command }: Step<Body>): HttpHandler =>
  async (request: HttpRequest<Body>, runtime) => {
    const { at, caller, commandId, requestHash, params } = request;
    const disputeId = params.disputeId ?? params.caseId ?? "";
    const actor = { role: caller.role, id: caller.id };
    const texts = textsIn(request, runtime);
    let actionsFor = (actions: Actions): Actions => actions;
    const executed = await execute(executionContext(runtime), {
      aggregate: disputeAggregate,
      caseId: disputeId,
      identity: { id: commandId, requestHash },
      actor,
      at,
      expectedVersion: request.expectedVersion,
      gather: async (current) => {
        const state = current?.state;
        if (state === undefined || !mayReadDispute(state, caller)) throw notFound("dispute");
        if (prepare !== undefined) actionsFor = await prepare(request, runtime, disputeId);
        await checkEvidence(runtime, caller, evidenceIn(request.body ?? {}), disputeId);
        const head = { at, actor, calendar: calendarOf(state.market) };
        return command({ request, state, head, runtime, textId: texts[0]?.textId as TextId | undefined });
      },
      effects: disputeEffects(texts),
      answer: ({ state, version }) => {
        const view = state && disputeView(state, version, request);
        return { status, version, body: view && { ...view, nextActions: actionsFor(view.nextActions) } };
      },
    });
    return respond(executed);
  };
