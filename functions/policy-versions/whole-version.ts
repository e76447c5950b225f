import { readDocument } from "../../adapters/dynamodb/policy-documents.ts";
import { type PolicySchedule, readSchedule, scheduleOf } from "../../adapters/dynamodb/policy-schedule.ts";
import { loadWhole, type WholeCase } from "../../adapters/dynamodb/timeline.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { notFound } from "../../adapters/http/problem.ts";
import { calendarOf } from "../../adapters/policies/calendars.ts";
import { negotiateLanguage } from "../../adapters/policies/language.ts";
import { policyFor } from "../../adapters/policies/policies.ts";
import { timelineEntry } from "../../adapters/policies/timeline-texts.ts";
import { versionProblems } from "../../adapters/policies/version-problems.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { SYSTEM } from "../../domain/kernel/actor.ts";
import type { RecordedEvent } from "../../domain/kernel/event.ts";
import {
  eventsOfTime,
  type PolicyVersion,
  type PolicyVersionState,
  versionIdOf,
} from "../../domain/policy-versions/index.ts";
import { versionAggregate } from "./version-aggregate.ts";
import { marketIn, numberIn } from "./version-path.ts";
import { builtInNumber } from "./version-view.ts";

type Reader = Pick<HttpRequest, "at" | "params" | "language">;

/** A version as it is kept, with the schedules of the moment. */
export interface FoundVersion {
  readonly market: string;
  readonly number: number;
  readonly schedules: PolicySchedule;
  /** Absent for the version that comes with the software. */
  readonly kept?: WholeCase<PolicyVersion>;
}

/** Finds the version of a path, or throws the problem that says there is none. */
export const findVersion = async (runtime: Runtime, request: Reader): Promise<FoundVersion> => {
  const [market, number] = [marketIn(request), numberIn(request)];
  const [found, schedules] = await Promise.all([
    loadWhole<PolicyVersionState>(runtime.store, versionAggregate, versionIdOf(market, number)),
    readSchedule(runtime.store),
  ]);
  if (found?.state !== undefined) return { market, number, schedules, kept: { ...found, state: found.state } };
  if (number !== builtInNumber(market)) throw notFound("version");
  return { market, number, schedules };
};

/** What a version says, and what is wrong with it: with the instant that it takes effect at, or with now while it has none. */
export const documentOf = async (runtime: Runtime, { market, number, kept }: FoundVersion, at: Reader["at"]) => {
  if (kept === undefined) return { document: policyFor(market).document, problems: [] };
  const { contentHash, effectiveFrom = at } = kept.state;
  const content = await readDocument(runtime.store, contentHash);
  return { document: content, problems: versionProblems(content, market, number, effectiveFrom) };
};

/** What time has done stands in no item, and is told by the system. */
const toldByTime = (
  { state, version, events }: WholeCase<PolicyVersion>,
  schedules: PolicySchedule,
  at: Reader["at"],
) =>
  eventsOfTime(state, scheduleOf(schedules, state.market), at).map(
    (event, index): RecordedEvent => ({
      ...event,
      v: 1,
      id: events[0]?.id as RecordedEvent["id"],
      caseId: state.versionId,
      seq: version + index + 1,
      actor: SYSTEM,
      causedBy: "time",
    }),
  );

/** What happened to a version, in order, with what people wrote: all who read it work on it. */
export const historyOf = ({ market, schedules, kept }: FoundVersion, { at, language }: Reader) => {
  if (kept === undefined) return [];
  const { currency } = policyFor(market).document;
  const setting = { currency, timeZone: calendarOf(market).timeZone };
  const told = [...kept.events, ...toldByTime(kept, schedules, at)];
  return told.flatMap((event) => {
    const entry = timelineEntry(event, "platform", negotiateLanguage(language), setting);
    const comment = kept.words.get(event.causedBy);
    return entry === undefined ? [] : [comment === undefined ? entry : { ...entry, comment }];
  });
};
