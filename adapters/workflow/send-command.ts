import type { Actor } from "../../domain/kernel/actor.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import type { Refusal } from "../../domain/kernel/refusal.ts";
import type { Aggregate, AnyEvent, Versioned } from "../dynamodb/aggregate.ts";
import { type Execution, execute } from "../dynamodb/execute.ts";
import { executionContext } from "../runtime/execution-context.ts";
import type { Runtime } from "../runtime/runtime.ts";

/** Lost every race for a case; Step Functions and the bus try again. */
export class ConcurrentChange extends Error {
  constructor(caseId: string) {
    super(`others are changing ${caseId}`);
    this.name = "Concurrent.Change";
  }
}

/** A command that the system itself sends: from a task, a reaction or a timer. */
export interface SystemCommand<State, Command, Event extends AnyEvent, Why extends Refusal> {
  readonly aggregate: Aggregate<State, Command, Event, Why>;
  readonly caseId: string;
  /** Unique to what caused it, so that a second delivery of the cause is harmless. */
  readonly commandId: string;
  readonly actor: Actor;
  readonly at: Instant;
  /** The case as it was just seen, if it was; see Execution. */
  readonly seen?: Versioned<State> | undefined;
  command(current: Versioned<State> | undefined): Promise<Command> | Command;
  readonly effects?: Execution<State, Command, Event, Why>["effects"];
}

/** What became of it. A refusal is a value here too: the caller knows which ones are expected. */
export type Sent<State, Why> =
  | { readonly outcome: "moved" | "unchanged"; readonly current: Versioned<State> }
  | { readonly outcome: "refused"; readonly refusal: Why; readonly current: Versioned<State> | undefined };

/** Sends a command through the same door as everybody's. Throws ConcurrentChange when all tries were lost. */
export const sendCommand = async <State, Command, Event extends AnyEvent, Why extends Refusal>(
  runtime: Runtime,
  { aggregate, caseId, commandId, actor, at, seen, command, effects }: SystemCommand<State, Command, Event, Why>,
): Promise<Sent<State, Why>> => {
  let versionBefore = 0;
  const executed = await execute(executionContext(runtime), {
    aggregate,
    caseId,
    identity: { id: commandId, requestHash: commandId },
    actor,
    at,
    seen,
    gather: async (current) => {
      versionBefore = current?.version ?? 0;
      return command(current);
    },
    ...(effects === undefined ? {} : { effects }),
  });
  if (executed.outcome === "accepted") {
    const isMoved = !executed.replayed && executed.current.version > versionBefore;
    return { outcome: isMoved ? "moved" : "unchanged", current: executed.current };
  }
  if (executed.outcome === "refused") return executed;
  throw new ConcurrentChange(caseId);
};
