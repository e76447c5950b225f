import { load } from "../../adapters/dynamodb/load.ts";
import { runsOfCase } from "../../adapters/dynamodb/sop-runs.ts";
import { timelineOf } from "../../adapters/dynamodb/timeline.ts";
import type { ReactionHandler } from "../../adapters/events/reaction.ts";
import { calendarOf } from "../../adapters/policies/calendars.ts";
import { publishedSops } from "../../adapters/policies/sops/sops.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { sendCommand } from "../../adapters/workflow/send-command.ts";
import { SYSTEM } from "../../domain/kernel/actor.ts";
import type { RecordedEvent } from "../../domain/kernel/event.ts";
import { WorkItemId } from "../../domain/kernel/ids.ts";
import { type Sop, type SopRun, type SopSubject, sopFor } from "../../domain/sops/index.ts";
import { workItemAggregate } from "../agent-desk/work-item-aggregate.ts";
import { endRun, followRun } from "./follow-run.ts";
import { caseTypeOf, situationOf } from "./situation-of.ts";
import { sopEffects } from "./sop-effects.ts";
import { standingOf } from "./sop-process.ts";
import { runIdOf, sopRunAggregate } from "./sop-run-aggregate.ts";

// The case's event that brought it to the agents is named by the command that opened the item. Whoever opened it otherwise did so
// after all that had happened by then.
const caseSeqBefore = async (runtime: Runtime, caseId: string, { causedBy, at }: RecordedEvent): Promise<number> => {
  const events = await timelineOf(runtime.store, caseId);
  const cause = events.find(({ id }) => causedBy.startsWith(id));
  return cause?.seq ?? events.findLast((event) => event.at <= at)?.seq ?? 0;
};

// What follows the start is done again when the event comes again: the first time may have ended between the two.
const goOn = async (runtime: Runtime, run: SopRun): Promise<void> => {
  const { status, wakeAt } = standingOf(run);
  await runtime.processes.start("sop", `${run.runId}-sop`, { caseId: run.runId, status, wakeAt });
  await followRun(runtime, run.runId);
};

const startRun = async (
  runtime: Runtime,
  { at }: RecordedEvent,
  sop: Sop,
  { subject, facts }: Pick<SopRun, "subject" | "facts">,
): Promise<void> => {
  const runId = runIdOf(subject.workItemId, subject.opening);
  const sent = await sendCommand(runtime, {
    aggregate: sopRunAggregate,
    caseId: runId,
    commandId: `start:${runId}`,
    actor: SYSTEM,
    at,
    command: () => ({
      type: "StartSop" as const,
      ...{ at, actor: SYSTEM, sop, calendar: calendarOf(subject.market) },
      ...{ runId, subject, facts },
    }),
    effects: sopEffects(),
  });
  const run = sent.current?.state;
  if (run !== undefined) await goOn(runtime, run);
};

/**
 * Starts the procedure of a case that has come to the agents: the newest version in force at that moment, which the run then keeps.
 * A run of an earlier opening ends with it. An item that only gets another time goes on as it was.
 */
export const startSop: ReactionHandler = async (event, runtime) => {
  const { queue } = event.data as { readonly queue: string };
  const workItemId = WorkItemId.parse(event.caseId);
  const item = (await load(runtime.store, workItemAggregate, workItemId))?.state;
  const caseType = item && caseTypeOf(item.caseId);
  if (item === undefined || caseType === undefined) return;
  const [latest] = await runsOfCase(runtime.store, workItemId);
  if (latest !== undefined && latest.opening > event.seq) return;
  const before = latest && (await load(runtime.store, sopRunAggregate, latest.runId))?.state;
  if (before?.subject.opening === event.seq) return goOn(runtime, before);
  if (event.type === "WorkItemRequeued" && before?.subject.queue === queue) return;
  if (before !== undefined) await endRun(runtime, before.runId, `${event.id}:sop`);
  const { caseId } = item;
  const found = await situationOf(runtime, caseId, caseType, queue);
  if (found === undefined) return;
  const { situation, facts, market } = found;
  const sop = sopFor(publishedSops(), situation, event.at);
  if (sop === undefined) return;
  const caseSeq = await caseSeqBefore(runtime, caseId, event);
  const subject: SopSubject = { caseId, workItemId, opening: event.seq, caseSeq, queue, market };
  await startRun(runtime, event, sop, { subject, facts });
};
