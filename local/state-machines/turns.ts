import type { Definitions } from "./definitions.ts";
import type { Execution } from "./execution.ts";
import { createRecorder, type HistoryEvent } from "./history.ts";
import type { Happening } from "./interpreter/happenings.ts";
import { instantOf, type Run } from "./interpreter/run.ts";
import { takeTurn } from "./interpreter/turn.ts";
import type { Clock, ExecutionStore, IdSource } from "./ports.ts";
import { nothing, type Wants, wantsOf } from "./wants.ts";
import type { Work } from "./work.ts";

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
  work: Work;
  /** Does what the new state needs and the old did not, and stops what only the old needed. */
  provide(arn: string, before: Wants, after: Wants): void;
  onEnd(execution: Execution): void;
  onTransition?: ((transition: Transition) => void) | undefined;
}

/** Runs executions turn by turn, one turn of an execution at a time. */
export interface Turns {
  /** Applies what happened and runs on; false when it concerned nothing any more. Returns once the result is saved. */
  take(arn: string, happening: Happening): Promise<boolean>;
  /** Runs an execution on from its saved state and provides everything it needs: after a start or a restart. */
  resume(arn: string): Promise<boolean>;
  /** Tells whoever listens of events that were saved. */
  announce(execution: Pick<Execution, "arn" | "stateMachine">, events: readonly HistoryEvent[]): void;
}

/** Turns over a store; everything an execution knows is read from the store at the start of each turn. */
export const createTurns = (ports: TurnPorts): Turns => {
  const { definitions, store, clock, ids, work } = ports;

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
    if (!execution.root) ports.onEnd(execution);
    return true;
  };

  return {
    take: (arn, happening) => work.inTurn(arn, () => oneTurn(arn, happening)),
    resume: (arn) => work.inTurn(arn, () => oneTurn(arn, undefined)),
    announce,
  };
};
