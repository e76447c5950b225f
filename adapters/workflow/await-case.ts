import type { Instant } from "../../domain/kernel/instant.ts";
import { type Kept, load, loadWith } from "../dynamodb/load.ts";
import { caseKeys } from "../dynamodb/table-keys.ts";
import { dropWait, putWait, type Wait, waitIn } from "../dynamodb/waits.ts";
import type { Runtime } from "../runtime/runtime.ts";
import type { TaskAnswer, TaskInput } from "./task.ts";

/** Where a case stands, in the words that a state machine reads, and whether nothing is waited for in it any more. */
export interface Standing {
  readonly status: string;
  readonly wakeAt: string | null;
  readonly isAtRest: boolean;
}

/** How a state machine knows one kind of case. `name` tells its waits from those of other machines for the same case. */
export interface CaseProcess<State> {
  readonly name: string;
  readonly aggregate: Kept<State | undefined>;
  standingOf(state: State, now: Instant): Standing;
}

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
  // A wait that was answered is left to the next one, which takes its place: answering a spent token again does no harm.
  if (standing.isAtRest) await dropWait(store, caseId, wait);
};

/** Where a case stands now, by a fresh read. A process without its case is a bug and throws. */
export const readStanding = async <State>(
  { store, clock }: Runtime,
  caseId: string,
  { aggregate, standingOf }: CaseProcess<State>,
): Promise<Standing> => {
  const state = (await load(store, aggregate, caseId))?.state;
  if (state === undefined) throw new Error(`${aggregate.kind} ${caseId} does not exist`);
  return standingOf(state, clock.now());
};

/**
 * Keeps a state machine's token until the case moves. The token is stored first and the case read after: what moved the case
 * before is seen here, what moves it later finds the token. Both may resume; the second finds nobody waiting.
 */
export const awaitCase = async <State>(
  runtime: Runtime,
  { caseId, taskToken, awaited, wakeAt }: TaskInput,
  process: CaseProcess<State>,
): Promise<TaskAnswer> => {
  const { name } = process;
  if (taskToken === undefined) throw new Error(`${name} waits and needs a token`);
  const awaitedStatus = awaited ?? (await readStanding(runtime, caseId, process)).status;
  const wait = { name, taskToken, awaitedStatus, ...(wakeAt ? { wakeAt } : {}) };
  await putWait(runtime.store, caseId, wait);
  const standing = await readStanding(runtime, caseId, process);
  await tell(runtime, caseId, wait, standing);
  return { outcome: "unchanged", ...wordsOf(standing) };
};

/** Wakes the process that waits for a case which has moved. A reaction to events of the case; harmless when nothing waits. */
export const resumeWait = async <State>(
  runtime: Runtime,
  caseId: string,
  { name, aggregate, standingOf }: CaseProcess<State>,
): Promise<void> => {
  const { found, other } = await loadWith(runtime.store, aggregate, caseId, caseKeys.wait(caseId, name));
  const wait = waitIn(other);
  if (wait === undefined) return;
  const state = (await found())?.state;
  if (state !== undefined) await tell(runtime, caseId, wait, standingOf(state, runtime.clock.now()));
};
