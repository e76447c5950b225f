import type { TimelineItem } from "../views.ts";
import { type Acknowledged, TIMER_SLACK_MS } from "./books.ts";
import { isDisputeOver, waitsForDispute } from "./dispute-checks.ts";
import type { Evidence } from "./evidence.ts";

const timelineOf = (
  { cases, refunds, disputes }: Evidence,
  caseId: string,
): readonly Pick<TimelineItem, "seq" | "type" | "at" | "actor">[] =>
  cases.get(caseId)?.timeline ?? refunds.get(caseId)?.timeline ?? disputes.get(caseId)?.timeline ?? [];

const shows = (
  timeline: readonly Pick<TimelineItem, "seq" | "at" | "actor">[],
  { versionBefore, version, role, id, atMs }: Acknowledged,
): boolean =>
  timeline.some(
    ({ seq, actor, at }) =>
      seq > versionBefore &&
      seq <= version &&
      actor.role === role &&
      actor.id === id &&
      Math.abs(Date.parse(at) - atMs) <= TIMER_SLACK_MS,
  );

/** Nothing that was acknowledged is lost: each accepted command stands in its case's timeline, by its author, at its version. */
export const acknowledgedStands = (evidence: Evidence): readonly string[] =>
  evidence.books.acknowledged
    .filter((command) => !shows(timelineOf(evidence, command.caseId), command))
    .map(
      ({ caseId, action, role, version }) =>
        `${action} by ${role} on ${caseId} (version ${version}) is not in its timeline`,
    );

/** Each carrier's word that changed something stands in the timeline. */
export const scansStand = (evidence: Evidence): readonly string[] =>
  evidence.books.scans
    .filter(
      ({ caseId, atMs }) =>
        !timelineOf(evidence, caseId).some(
          ({ actor, at }) => actor.role === "carrier" && Math.abs(Date.parse(at) - atMs) <= TIMER_SLACK_MS,
        ),
    )
    .map(({ caseId, atMs }) => `a scan of ${new Date(atMs).toISOString()} is not in the timeline of ${caseId}`);

/** A timeline has every event from the first to the case's version, in order of time. */
export const timelinesAreWhole = ({ cases, refunds, disputes }: Evidence): readonly string[] =>
  [...cases.values(), ...refunds.values(), ...disputes.values()].flatMap(({ id, version, timeline = [] }) => {
    const isWhole = timeline.length === version && timeline.every(({ seq }, index) => seq === index + 1);
    const isOrdered = timeline.every(({ at }, index) => index === 0 || at >= (timeline[index - 1]?.at ?? ""));
    return isWhole && isOrdered ? [] : [`the timeline of ${id} has gaps or goes back in time`];
  });

const OVER: ReadonlySet<string> = new Set(["closed", "withdrawn"]);

/** Every case ends, or waits for an agent and says that it is late. */
export const casesEnd = (evidence: Evidence): readonly string[] =>
  [...evidence.cases.values()]
    .filter(({ status }) => !OVER.has(status))
    .filter(({ dispute }) => !waitsForDispute(evidence, dispute?.disputeId))
    .filter(({ timeline }) => !timeline.some(({ type }) => type === "DecisionOverdue" || type === "RefundOverdue"))
    .map(({ id, status }) => `${id} is still ${status}, and nobody is late`);

const CONTESTS: ReadonlySet<string> = new Set(["RefundContested", "BadParcelReported"]);

/** Who bears a contested refund is decided: the script's agents work until nothing waits in any queue. */
export const contestsAreDecided = ({ cases }: Evidence): readonly string[] =>
  [...cases.values()]
    .filter(({ timeline }) => {
      const contested = timeline.findLast(({ type }) => CONTESTS.has(type));
      return (
        contested !== undefined && !timeline.some(({ type, seq }) => type === "DecisionMade" && seq > contested.seq)
      );
    })
    .map(({ id }) => `nobody decided who bears the contested refund of ${id}`);

/** The state machines ended with their cases, and every event reached whom it concerns. */
export const nothingIsStuck = ({ before, after, cases, disputes }: Evidence): readonly string[] => {
  const isOver = ({ status }: { readonly status: string }) => OVER.has(status) || isDisputeOver(status);
  const isAllOver = [...cases.values(), ...disputes.values()].every(isOver);
  const more = (count: "failedExecutions" | "runningExecutions" | "undelivered") => after[count] - before[count];
  const [failed, running, undelivered] = [more("failedExecutions"), more("runningExecutions"), more("undelivered")];
  return [
    ...(failed <= 0 ? [] : [`${failed} executions failed`]),
    ...(running <= 0 || !isAllOver ? [] : [`${running} executions run although every case is over`]),
    ...(undelivered <= 0 ? [] : [`${undelivered} events were never taken`]),
  ];
};
