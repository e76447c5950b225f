import type { Definitions } from "./definitions.ts";
import type { Execution } from "./execution.ts";
import { createRecorder, type HistoryEvent } from "./history.ts";
import type { Happening } from "./interpreter/happenings.ts";
import { instantOf, type Run } from "./interpreter/run.ts";
import { takeTurn } from "./interpreter/turn.ts";
import type { Clock, ExecutionStore, IdSource } from "./ports.ts";
import { nothing, type Wants, wantsOf } from "./wants.ts";

/** An event that was written, for logs. */
export interface Transition {
  executionArn: string;
  stateMachine: string;
  event: HistoryEvent;
}

/** What turns need, and whom they tell once an execution is saved. */
export interface TurnPorts {
  definitions: Definitions;
  store: ExecutionStore;
  clock: Clock;
  ids: IdSource;
  /** Does what the new state needs and the old did not, and stops what only the old needed. */
  provide(arn: string, before: Wants, after: Wants): void;
  onEnd(arn: string): void;
  onTransition?: ((transition: Transition) => void) | undefined;
}

/** Runs executions turn by turn, one turn of an execution at a time. */
export interface Turns {
  /** Applies what happened and runs on; false when it concerned nothing any more. Returns once the result is saved. */
  take(arn: string, happening: Happening): Promise<boolean>;
  /** Runs an execution on from its saved state and provides everything it needs: after a start or a restart. */
  resume(arn: string): Promise<void>;
  /** Tells whoever listens of events that were saved. */
  announce(execution: Pick<Execution, "arn" | "stateMachine">, events: readonly HistoryEvent[]): void;
  /** Lets work go on by itself, and `idle` wait for it. What it throws is a bug and ends the process as any uncaught error; the store is whole. */
  inBackground(work: Promise<unknown>): void;
  /** Resolves when no turn and no tracked work is under way. */
  idle(): Promise<void>;
}

/** Turns over a store; everything an execution knows is read from the store at the start of each turn. */
export const createTurns = (ports: TurnPorts): Turns => {
  const { definitions, store, clock, ids } = ports;
  const lastTurns = new Map<string, Promise<unknown>>();
  const underWay = new Set<Promise<unknown>>();

  const track = <Answer>(work: Promise<Answer>): Promise<Answer> => {
    underWay.add(work);
    const forget = () => void underWay.delete(work);
    work.then(forget, forget);
    return work;
  };

  const announce: Turns["announce"] = ({ arn, stateMachine }, events) => {
    for (const event of events) ports.onTransition?.({ executionArn: arn, stateMachine, event });
  };

  const oneTurn = async (arn: string, happening: Happening | undefined): Promise<boolean> => {
    const execution = store.load(arn);
    if (execution?.status !== "RUNNING") return false;
    const machine = definitions.of(execution);
    const before = happening ? wantsOf(execution, machine) : nothing();
    const now = clock.now();
    const recorder = createRecorder(execution, instantOf(now));
    const run: Run = { machine, execution, recorder, now, ids };
    if (!(await takeTurn(run, happening))) return false;
    if (happening || recorder.events.length > 0) store.save(execution, recorder.events);
    ports.provide(arn, before, wantsOf(execution, machine));
    announce(execution, recorder.events);
    if (!execution.root) ports.onEnd(arn);
    return true;
  };

  const queue = (arn: string, happening: Happening | undefined): Promise<boolean> => {
    const earlier = lastTurns.get(arn) ?? Promise.resolve();
    const turn = track(
      earlier.then(
        () => oneTurn(arn, happening),
        () => oneTurn(arn, happening),
      ),
    );
    lastTurns.set(arn, turn);
    const forget = () => void (lastTurns.get(arn) === turn && lastTurns.delete(arn));
    turn.then(forget, forget);
    return turn;
  };

  return {
    take: queue,
    resume: async (arn) => void (await queue(arn, undefined)),
    announce,
    inBackground(work) {
      track(work).catch((error: unknown) =>
        queueMicrotask(() => {
          throw error;
        }),
      );
    },
    async idle() {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };
};
