import { execute, type GatherRefusal } from "../../adapters/dynamodb/execute.ts";
import {
  type PolicySchedule,
  readSchedule,
  scheduleOf,
  scheduleWrite,
  withSchedule,
} from "../../adapters/dynamodb/policy-schedule.ts";
import { none, type SideEffects, together } from "../../adapters/dynamodb/side-effects.ts";
import { type Text, textWrites } from "../../adapters/dynamodb/texts.ts";
import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { notFound } from "../../adapters/http/problem.ts";
import { respond } from "../../adapters/http/respond.ts";
import { executionContext } from "../../adapters/runtime/execution-context.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { newId, type TextId } from "../../domain/kernel/ids.ts";
import {
  type PolicyVersion,
  type VersionCommand,
  type VersionEvent,
  type VersionRefusal,
  versionIdOf,
  withInterval,
  withoutVersion,
} from "../../domain/policy-versions/index.ts";
import { actionRoutes } from "./action-routes.ts";
import { versionAggregate } from "./version-aggregate.ts";
import { marketIn, numberIn } from "./version-path.ts";
import { builtInNumber, builtInView, versionView } from "./version-view.ts";

/** What a command on a version is made of. */
export interface Given<Body> {
  readonly request: HttpRequest<Body>;
  readonly runtime: Runtime;
  readonly state: PolicyVersion;
  readonly head: Pick<VersionCommand, "at" | "actor">;
  /** Where the words go, if the command brings any. */
  readonly textId: TextId;
  readonly schedules: PolicySchedule;
}

/** A command with the words and documents that are written with it, if it is accepted. */
export interface Prepared {
  readonly command: VersionCommand;
  readonly words?: string | undefined;
  readonly effects?: SideEffects;
}

/** The schedules with a version where its own state says that it stands, if it does. */
const scheduledAs = (schedules: PolicySchedule, state: PolicyVersion): PolicySchedule => {
  const { market, number, contentHash, effectiveFrom: from } = state;
  const others = withoutVersion(scheduleOf(schedules, market), number);
  const schedule = from === undefined ? others : withInterval(others, { from, number, contentHash });
  return withSchedule(schedules, market, schedule);
};

const movesSchedule = ({ type }: VersionEvent): boolean => type === "VersionScheduled" || type === "ScheduleCancelled";

const missing = (
  request: HttpRequest,
  market: string,
  number: number,
  schedules: PolicySchedule,
): GatherRefusal<VersionRefusal> => {
  if (number !== builtInNumber(market)) throw notFound("version");
  const { status } = builtInView(market, schedules, request.at);
  return { refusal: { code: "policy_version.not_allowed_now", status, allowed: [] } };
};

/** An operation of the platform on one version of a market's policy. The answer is the version, without its document. */
export const onVersion =
  <Body>(prepare: (given: Given<Body>) => Promise<Prepared>): HttpHandler =>
  async (request: HttpRequest<Body>, runtime) => {
    const { at, caller, commandId, requestHash, expectedVersion } = request;
    const [market, number] = [marketIn(request), numberIn(request)];
    const actor = { role: caller.role, id: caller.id };
    const textId = newId("txt_", runtime.ids.ulid());
    const versionId = versionIdOf(market, number);
    let seen: PolicySchedule = { revision: 0, intervals: {} };
    let texts: readonly Text[] = [];
    let beside: SideEffects = none;
    const executed = await execute(executionContext(runtime), {
      aggregate: versionAggregate,
      caseId: versionId,
      identity: { id: commandId, requestHash },
      actor,
      at,
      expectedVersion,
      gather: async (current) => {
        seen = await readSchedule(runtime.store);
        if (current?.state === undefined) return missing(request, market, number, seen);
        const { state } = current;
        const prepared = await prepare({ request, runtime, state, head: { at, actor }, textId, schedules: seen });
        texts = prepared.words === undefined ? [] : [{ textId, words: prepared.words, commandId }];
        beside = prepared.effects ?? none;
        return prepared.command;
      },
      effects: (_before, events, after) => {
        const isMoved = after !== undefined && events.some(movesSchedule);
        const schedule = isMoved ? scheduleWrite(seen, scheduledAs(seen, after)) : none;
        return together(textWrites(versionId, texts), beside, schedule);
      },
      answer: ({ state, version }) => ({
        status: 200,
        version,
        body: state && versionView(state, version, scheduledAs(seen, state), request, actionRoutes),
      }),
    });
    return respond(executed);
  };
