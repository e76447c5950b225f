import { dropWait, putWait, type Wait, waitsOf } from "../dynamodb/waits.ts";
import type { Runtime } from "../runtime/runtime.ts";
import type { TaskAnswer, TaskInput } from "./task.ts";

/** Where a case stands, in the words that a state machine reads, and whether nothing is waited for in it any more. */
export interface Standing {
  readonly status: string;
  readonly wakeAt: string | null;
  readonly isAtRest: boolean;
}

/** Reads where a case stands, afresh. */
export type ReadStanding = () => Promise<Standing>;

/** The error by which a waiting step learns that its timer no longer fits; every wait catches it and reads the clock again. */
export const CLOCK_MOVED = "Clock.Moved";

/** The words that a state machine goes on with. */
export const wordsOf = ({ status, wakeAt }: Standing): Pick<TaskAnswer, "status" | "wakeAt"> => ({ status, wakeAt });

const hasMoved = ({ awaitedStatus }: Wait, { status, isAtRest }: Standing): boolean =>
  isAtRest || status !== awaitedStatus;

// A clock that ends later, or not at all, needs no waking: the old timer rings early, changes nothing, and the machine waits anew.
const ringsEarlier = (wait: Wait, { wakeAt }: Standing): boolean =>
  wakeAt !== null && (wait.wakeAt === undefined || wakeAt < wait.wakeAt);

const tell = async (runtime: Runtime, caseId: string, wait: Wait, standing: Standing): Promise<void> => {
  const { processes, store } = runtime;
  if (hasMoved(wait, standing)) await processes.resume(wait.taskToken, { outcome: "moved", ...wordsOf(standing) });
  else if (ringsEarlier(wait, standing)) await processes.interrupt(wait.taskToken, CLOCK_MOVED);
  else return;
  await dropWait(store, caseId, wait);
};

/**
 * Keeps a state machine's token until the case moves. The token is stored first and the case read after: what moved the case
 * before is seen here, what moves it later finds the token. Both may resume; the second finds nobody waiting.
 */
export const awaitCase = async (
  runtime: Runtime,
  { caseId, taskToken, awaited, wakeAt }: TaskInput,
  name: string,
  standingOf: ReadStanding,
): Promise<TaskAnswer> => {
  if (taskToken === undefined) throw new Error(`${name} waits and needs a token`);
  const awaitedStatus = awaited ?? (await standingOf()).status;
  const wait = { name, taskToken, awaitedStatus, ...(wakeAt ? { wakeAt } : {}) };
  await putWait(runtime.store, caseId, wait);
  const standing = await standingOf();
  await tell(runtime, caseId, wait, standing);
  return { outcome: "unchanged", ...wordsOf(standing) };
};

/** Wakes whoever waits for a case that has moved. A reaction to every event of the case; harmless when nothing waits. */
export const resumeWaits = async (runtime: Runtime, caseId: string, standingOf: ReadStanding): Promise<void> => {
  const waits = await waitsOf(runtime.store, caseId);
  if (waits.length === 0) return;
  const standing = await standingOf();
  for (const wait of waits) await tell(runtime, caseId, wait, standing);
};
