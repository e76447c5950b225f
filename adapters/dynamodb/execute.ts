import type { Actor } from "../../domain/kernel/actor.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import type { Refusal } from "../../domain/kernel/refusal.ts";
import type { Aggregate, AnyEvent, Versioned } from "./aggregate.ts";
import { type CommandIdentity, type CommandRecord, findCommand } from "./command-record.ts";
import { type Commit, type CommitFailure, writesOf } from "./commit.ts";
import { load } from "./load.ts";
import { rememberCase } from "./recent-cases.ts";
import { none, type SideEffects } from "./side-effects.ts";
import type { Store } from "./store.ts";
import { transact } from "./transaction.ts";

/** Lost races are decided again this often before the caller is told to come back. */
const ATTEMPTS_MAX = 3;

/** Longest pause before the second try; it doubles for the third. A full-jitter backoff, as AWS recommends for contention. */
const BACKOFF_MS = 50;

/** What the adapter needs from the process it runs in. */
export interface ExecutionContext {
  readonly store: Store;
  newEventId(): string;
  pause(maxMs: number): Promise<void>;
}

/** One command on its way through gather, decide and commit. */
export interface Execution<State, Command, Event extends AnyEvent, Why extends Refusal> {
  readonly aggregate: Aggregate<State, Command, Event, Why>;
  readonly caseId: string;
  readonly identity: CommandIdentity;
  readonly actor: Actor;
  readonly at: Instant;
  /** The version that the caller saw (If-Match); undefined when it does not care. */
  readonly expectedVersion?: number | undefined;
  /**
   * The case as the caller has just seen it, at version 0 where it is new: the first try decides on it without a read. Its version
   * guards the write, and what then changes nothing is decided again on the case as it is.
   */
  readonly seen?: Versioned<State> | undefined;
  /** All reads: turns the loaded state into the command. A refusal found while reading (not yours, no such order) ends here. */
  gather(current: Versioned<State> | undefined): Promise<Command | GatherRefusal<Why>>;
  /** What else the same transaction writes. */
  effects?(before: State, events: readonly Event[], after: State): SideEffects;
  /** What is remembered as the answer to this command; absent where nobody will ask for it again. */
  answer?(after: Versioned<State>, change: { readonly before: State; readonly events: readonly Event[] }): unknown;
}

/** A no from the gathering step. */
export interface GatherRefusal<Why> {
  readonly refusal: Why;
}

export type Executed<State, Why> =
  | {
      readonly outcome: "accepted";
      readonly current: Versioned<State>;
      readonly answer: unknown;
      readonly replayed: boolean;
    }
  | { readonly outcome: "refused"; readonly refusal: Why; readonly current: Versioned<State> | undefined }
  | { readonly outcome: "key_reused"; readonly firstUsedAt: string }
  | { readonly outcome: "stale"; readonly currentVersion: number }
  | { readonly outcome: "contended" };

const isRefusal = (gathered: unknown): gathered is GatherRefusal<never> =>
  typeof gathered === "object" && gathered !== null && "refusal" in gathered && !("type" in gathered);

const remembered = <State, Why>(
  record: CommandRecord,
  identity: CommandIdentity,
  current: Versioned<State>,
): Executed<State, Why> =>
  record.requestHash === identity.requestHash
    ? { outcome: "accepted", current, answer: record.answer, replayed: true }
    : { outcome: "key_reused", firstUsedAt: record.at };

// The record came after what we read, so the case is read again: the first command's work is in it.
const rememberedNow = async <State, Command, Event extends AnyEvent, Why extends Refusal>(
  { store }: ExecutionContext,
  { aggregate, caseId, identity }: Execution<State, Command, Event, Why>,
  record: CommandRecord,
): Promise<Executed<State, Why>> => {
  const loaded = await load(store, aggregate, caseId);
  return remembered(record, identity, loaded ?? { state: aggregate.decider.initial, version: 0 });
};

type Step<State, Why> = Executed<State, Why> | { readonly outcome: "again" };

const settle = async <State, Command, Event extends AnyEvent, Why extends Refusal>(
  context: ExecutionContext,
  commit: Commit<State, Event>,
  execution: Execution<State, Command, Event, Why>,
): Promise<Step<State, Why>> => {
  const written = await transact<CommitFailure>(context.store, await writesOf(context, commit));
  const current = { state: commit.after, version: commit.version + commit.events.length };
  if (written.outcome === "written") {
    rememberCase(context.store, execution.caseId, current);
    return { outcome: "accepted", current, answer: commit.record.answer, replayed: false };
  }
  if (written.outcome === "contended" || written.failure.kind === "conflict") return { outcome: "again" };
  if (written.failure.kind === "command_exists") return rememberedNow(context, execution, written.failure.record);
  return {
    outcome: "refused",
    refusal: written.failure.refusal as unknown as Why,
    current: { state: commit.before, version: commit.version },
  };
};

/** What a try comes to before anything is written: a commit, or an answer that needs none. */
type Decided<State, Event extends AnyEvent, Why> =
  | { readonly commit: Commit<State, Event> }
  | { readonly executed: Executed<State, Why> };

const decideOn = async <State, Command, Event extends AnyEvent, Why extends Refusal>(
  execution: Execution<State, Command, Event, Why>,
  loaded: Versioned<State> | undefined,
  current: Versioned<State>,
): Promise<Decided<State, Event, Why>> => {
  const { aggregate, identity, at, actor, caseId, expectedVersion } = execution;
  if (expectedVersion !== undefined && expectedVersion !== current.version)
    return { executed: { outcome: "stale", currentVersion: current.version } };
  const gathered = await execution.gather(loaded);
  if (isRefusal(gathered)) return { executed: { outcome: "refused", refusal: gathered.refusal, current: loaded } };
  const decision = aggregate.decider.decide(current.state, gathered as Command);
  if (decision.outcome === "refused")
    return { executed: { outcome: "refused", refusal: decision.refusal, current: loaded } };
  const { events } = decision;
  const after = events.reduce((state, event) => aggregate.decider.evolve(state, event), current.state);
  const answer = execution.answer?.(
    { state: after, version: current.version + events.length },
    { before: current.state, events },
  );
  if (events.length === 0) return { executed: { outcome: "accepted", current, answer, replayed: false } };
  const effects = execution.effects?.(current.state, events, after) ?? none;
  const record = { commandId: identity.id, requestHash: identity.requestHash, at, answer };
  const { state: before, version } = current;
  return { commit: { aggregate, caseId, before, after, version, events, effects, record, actor } };
};

// A repeated command may be refused, or find nothing left to do, because of what it has itself done: its answer is the first's.
// A commit needs no such look, since the record is one of its conditions.
const twinOf = async <State, Command, Event extends AnyEvent, Why extends Refusal>(
  context: ExecutionContext,
  execution: Execution<State, Command, Event, Why>,
): Promise<Executed<State, Why> | undefined> => {
  const record = await findCommand(context.store, execution.identity.id);
  return record && rememberedNow(context, execution, record);
};

const attempt = async <State, Command, Event extends AnyEvent, Why extends Refusal>(
  context: ExecutionContext,
  execution: Execution<State, Command, Event, Why>,
  seen: Versioned<State> | undefined,
): Promise<Step<State, Why>> => {
  const { aggregate, caseId } = execution;
  const loaded = seen ?? (await load(context.store, aggregate, caseId));
  const current = loaded ?? { state: aggregate.decider.initial, version: 0 };
  let decided: Decided<State, Event, Why>;
  try {
    decided = await decideOn(execution, current.version === 0 ? undefined : loaded, current);
  } catch (error) {
    const twin = await twinOf(context, execution);
    if (twin === undefined) throw error;
    return twin;
  }
  if ("commit" in decided) return settle(context, decided.commit, execution);
  if (seen !== undefined) return attempt(context, execution, undefined);
  const { executed } = decided;
  if (executed.outcome === "accepted" && execution.answer === undefined) return executed;
  return (await twinOf(context, execution)) ?? executed;
};

/**
 * The one door to a case: gathers, decides and commits. A lost race loads and decides again, three times in all with jitter
 * (safe because deciding is pure); then it says `contended`. A refusal or an empty decision writes nothing.
 */
export const execute = async <State, Command, Event extends AnyEvent, Why extends Refusal>(
  context: ExecutionContext,
  execution: Execution<State, Command, Event, Why>,
): Promise<Executed<State, Why>> => {
  for (let tries = 1; tries <= ATTEMPTS_MAX; tries += 1) {
    const step = await attempt(context, execution, tries === 1 ? execution.seen : undefined);
    if (step.outcome !== "again") return step;
    if (tries < ATTEMPTS_MAX) await context.pause(BACKOFF_MS * 2 ** (tries - 1));
  }
  return { outcome: "contended" };
};
