import type { Executed } from "../../adapters/dynamodb/execute.ts";
import { execute } from "../../adapters/dynamodb/execute.ts";
import type { Text } from "../../adapters/dynamodb/texts.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { Caller, HttpRequest } from "../../adapters/http/exchange.ts";
import { notFound } from "../../adapters/http/problem.ts";
import { respond } from "../../adapters/http/respond.ts";
import { calendarOf } from "../../adapters/policies/calendars.ts";
import { executionContext } from "../../adapters/runtime/execution-context.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import type { Actor } from "../../domain/kernel/actor.ts";
import type { MarketCalendar } from "../../domain/kernel/clocks.ts";
import { newId } from "../../domain/kernel/ids.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import type { Return, ReturnCommand, ReturnRefusal } from "../../domain/returns/index.ts";
import { checkEvidence } from "../evidence/check-evidence.ts";
import type { Case } from "./answers.ts";
import { returnAggregate } from "./return-aggregate.ts";
import { returnEffects } from "./return-effects.ts";
import { returnView } from "./return-view.ts";
import { FREE, surroundingsAfter, surroundingsBefore } from "./surroundings.ts";

/** What every command on a return begins with. */
export interface CommandHead {
  readonly at: Instant;
  readonly actor: Actor;
  readonly calendar: MarketCalendar;
}

/** What a use case has at hand to make its command. */
export interface Given<Body> {
  readonly request: HttpRequest<Body>;
  readonly state: Return;
  readonly head: CommandHead;
  readonly runtime: Runtime;
  /** Present when the body has a comment: the words are kept beside the case under this id. */
  readonly textId: string | undefined;
}

/** A case is visible to its buyer, its seller, any agent and the platform; to others it does not exist. */
export const mayRead = (state: Pick<Return, "buyerId" | "sellerId">, caller: Caller): boolean => {
  if (caller.role === "buyer") return state.buyerId === caller.id;
  if (caller.role === "seller") return state.sellerId === caller.sellerId;
  return true;
};

interface Evidenced {
  readonly evidenceIds?: readonly string[] | undefined;
}

interface Commented extends Evidenced {
  readonly comment?: string | undefined;
  readonly lines?: readonly Evidenced[] | undefined;
}

type Actions = Case["nextActions"];

/** The next actions of a case as one caller meets them. */
export type ActionsFor = (actions: Actions) => Actions;

/**
 * What is found by reading before the command is made: throws the problem when it may not be sent, and answers how its author
 * meets the case's next actions.
 */
export type Prepare<Body> = (request: HttpRequest<Body>, runtime: Runtime, state: Return) => Promise<ActionsFor>;

const asListed: Prepare<unknown> = async () => (actions) => actions;

const evidenceIn = ({ evidenceIds = [], lines = [] }: Commented): readonly string[] => [
  ...evidenceIds,
  ...lines.flatMap((line) => line.evidenceIds ?? []),
];

/** Ids for a command, drawn once before the decision, so that deciding again after a lost race uses the same. */
export const idsFor = (runtime: Runtime) => ({
  refundId: newId("rfd_", runtime.ids.ulid()),
});

const asActor = ({ role, id }: Caller): Actor => ({ role, id });

/**
 * An operation on one return: loads it, hides it from those it does not concern, checks the evidence, and sends the command.
 * The answer is the case as the caller may see it, with the status of the route.
 */
export const onReturn =
  <Body extends Commented>(
    toCommand: (given: Given<Body>) => ReturnCommand,
    status = 200,
    prepare: Prepare<Body> = asListed,
  ): HttpHandler =>
  async (request: HttpRequest<Body>, runtime) => {
    const words = request.body?.comment;
    const { commandId } = request;
    const texts: readonly Text[] =
      words === undefined ? [] : [{ textId: newId("txt_", runtime.ids.ulid()), words, commandId }];
    let actionsFor: ActionsFor = (actions) => actions;
    let surroundings = FREE;
    const executed: Executed<Return | undefined, ReturnRefusal> = await execute(executionContext(runtime), {
      aggregate: returnAggregate,
      caseId: request.params.returnId ?? "",
      identity: { id: commandId, requestHash: request.requestHash },
      actor: asActor(request.caller),
      at: request.at,
      expectedVersion: request.expectedVersion,
      gather: async (current) => {
        const state = current?.state;
        if (state === undefined || !mayRead(state, request.caller)) throw notFound("return");
        actionsFor = await prepare(request, runtime, state);
        surroundings = await surroundingsBefore(runtime, state, request);
        await checkEvidence(runtime, request.caller, evidenceIn(request.body ?? {}), state.returnId);
        const head = { at: request.at, actor: asActor(request.caller), calendar: calendarOf(state.market) };
        return toCommand({ request, state, head, runtime, textId: texts[0]?.textId });
      },
      effects: returnEffects(texts),
      answer: ({ state, version }, { before, events }) => {
        const after = before === undefined ? surroundings : surroundingsAfter(surroundings, events, before, request);
        const view = state && returnView(state, version, request, after);
        return { status, version, body: view && { ...view, nextActions: actionsFor(view.nextActions) } };
      },
    });
    return respond(executed);
  };
