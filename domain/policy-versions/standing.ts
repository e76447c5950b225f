import type { Instant } from "../kernel/instant.ts";
import { statusAfter } from "../kernel/lifecycle.ts";
import type { VersionEvent } from "./events.ts";
import { evolve } from "./evolve.ts";
import { versionLifecycle } from "./lifecycle.ts";
import type { PolicyVersion } from "./policy-version.ts";
import { type Schedule, successorOf } from "./schedule.ts";

/**
 * What time has done to a version by an instant that its timeline does not have yet: it took effect, and another followed.
 * Both follow from the schedule and the instant, so no timer has to ring for them and none can ring late.
 */
export const eventsOfTime = (state: PolicyVersion, schedule: Schedule, at: Instant): readonly VersionEvent[] => {
  const { status, effectiveFrom, number } = state;
  if (effectiveFrom === undefined || effectiveFrom > at) return [];
  const next = successorOf(schedule, number);
  const tookEffect: VersionEvent = { type: "VersionTookEffect", at: effectiveFrom, data: {} };
  return [
    ...(status === "scheduled" ? [tookEffect] : []),
    ...(next !== undefined && next.from <= at && (status === "scheduled" || status === "published")
      ? [{ type: "VersionSuperseded" as const, at: next.from, data: { by: next.number } }]
      : []),
  ];
};

/** A version as it stands at an instant. */
export const versionAt = (state: PolicyVersion, schedule: Schedule, at: Instant): PolicyVersion =>
  eventsOfTime(state, schedule, at).reduce<PolicyVersion>(evolve, state);

/** The status at an instant as far as the version alone tells; whether another one followed is the schedule's to say. */
export const statusAt = ({ status, effectiveFrom }: PolicyVersion, at: Instant): PolicyVersion["status"] =>
  status === "scheduled" && effectiveFrom !== undefined && effectiveFrom <= at
    ? (statusAfter(versionLifecycle, status, "VersionTookEffect") as PolicyVersion["status"])
    : status;
