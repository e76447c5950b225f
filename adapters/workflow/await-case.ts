import { dropWait, putWait, type Wait, waitsOf } from "../dynamodb/waits.ts";
import type { Runtime } from "../runtime/runtime.ts";
import type { TaskAnswer, TaskInput } from "./task.ts";

/** Where a case stands, in the words that a state machine reads. */
export interface Standing {
  readonly status: string;
  readonly wakeAt: string | null;
}

// A clock that ends later needs no waking: the old timer rings early, changes nothing, and the machine waits anew.
const hasMoved = (wait: Wait, { status, wakeAt }: Standing): boolean =>
  status !== wait.awaitedStatus || (wakeAt !== null && wait.wakeAt !== undefined && wakeAt < wait.wakeAt);

const answerOf = (standing: Standing): Readonly<Record<string, unknown>> => ({ outcome: "moved", ...standing });

const resume = async (runtime: Runtime, caseId: string, wait: Wait, standing: Standing): Promise<void> => {
  await runtime.processes.resume(wait.taskToken, answerOf(standing));
  await dropWait(runtime.store, caseId, wait);
};

/**
 * Keeps a state machine's token until the case moves. The token is stored first and the case read after: what moved the case
 * before is seen here, what moves it later finds the token. Both may resume; the second finds nobody waiting.
 */
export const awaitCase = async (
  runtime: Runtime,
  { caseId, taskToken, awaited, wakeAt }: TaskInput,
  name: string,
  standingOf: () => Promise<Standing>,
): Promise<TaskAnswer> => {
  if (taskToken === undefined) throw new Error(`${name} waits and needs a token`);
  const awaitedStatus = awaited ?? (await standingOf()).status;
  const wait = { name, taskToken, awaitedStatus, ...(wakeAt ? { wakeAt } : {}) };
  await putWait(runtime.store, caseId, wait);
  const standing = await standingOf();
  if (hasMoved(wait, standing)) await resume(runtime, caseId, wait, standing);
  return { outcome: "unchanged", ...standing };
};

/** Wakes whoever waits for a case that has moved. A reaction to every event of the case; harmless when nothing waits. */
export const resumeWaits = async (
  runtime: Runtime,
  caseId: string,
  standingOf: () => Promise<Standing>,
): Promise<void> => {
  const waits = await waitsOf(runtime.store, caseId);
  if (waits.length === 0) return;
  const standing = await standingOf();
  for (const wait of waits) if (hasMoved(wait, standing)) await resume(runtime, caseId, wait, standing);
};
