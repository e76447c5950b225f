import { addMs, type Instant, msBetween } from "../kernel/instant.ts";
import type { Experiment } from "./experiment.ts";

const MS_PER_DAY = 86_400_000;

/** Looks are a day apart, counted from the start, so that a late one makes no later one later. */
const nextLookAt = ({ startedAt, lastLook }: Experiment): Instant | undefined => {
  if (startedAt === undefined) return undefined;
  const looked = lastLook === undefined ? 0 : Math.floor(msBetween(startedAt, lastLook.at) / MS_PER_DAY);
  return addMs(startedAt, (looked + 1) * MS_PER_DAY);
};

/** The latest start that an experiment may be submitted for: what is asked today is stale in a year. */
export const latestStart = (at: Instant): Instant => addMs(at, 365 * MS_PER_DAY);

/** A start that something was in the way of is tried again after so long. */
export const postponedFrom = (at: Instant): Instant => addMs(at, MS_PER_DAY);

/** When something happens by itself next: the start, or the next look. Undefined while an experiment waits for people only. */
export const wakeAt = (state: Experiment): Instant | undefined => {
  switch (state.status) {
    case "scheduled":
      return state.postponed?.until ?? state.definition.startAt;
    case "running":
    case "paused":
      return nextLookAt(state);
    default:
      return undefined;
  }
};

/** Whether that time has come. */
export const isDue = (state: Experiment, at: Instant): boolean => {
  const due = wakeAt(state);
  return due !== undefined && due <= at;
};
