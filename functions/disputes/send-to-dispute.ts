import type { Versioned } from "../../adapters/dynamodb/aggregate.ts";
import { calendarOf } from "../../adapters/policies/calendars.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { type Sent, sendCommand } from "../../adapters/workflow/send-command.ts";
import type { Dispute, DisputeCommand, DisputeRefusal, DisputeState } from "../../domain/disputes/index.ts";
import { type Actor, SYSTEM } from "../../domain/kernel/actor.ts";
import type { MarketCalendar } from "../../domain/kernel/clocks.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import { invariant } from "../../domain/kernel/invariant.ts";
import { disputeAggregate } from "./dispute-aggregate.ts";
import { disputeEffects } from "./dispute-effects.ts";

/** What every command on a dispute begins with. */
export interface DisputeHeading {
  readonly at: Instant;
  readonly actor: Actor;
  readonly calendar: MarketCalendar;
}

type SentToDispute = Sent<DisputeState, DisputeRefusal>;

/** Sends a dispute a command in the system's name, or in that of the actor given. */
export const sendToDispute = async (
  runtime: Runtime,
  disputeId: string,
  commandId: string,
  toCommand: (head: DisputeHeading, state: Dispute) => Promise<DisputeCommand> | DisputeCommand,
  { actor = SYSTEM }: { readonly actor?: Actor } = {},
): Promise<SentToDispute> => {
  const at = runtime.clock.now();
  return sendCommand(runtime, {
    aggregate: disputeAggregate,
    caseId: disputeId,
    commandId,
    actor,
    at,
    command: (current) => {
      if (current?.state === undefined) throw new Error(`dispute ${disputeId} does not exist`);
      return toCommand({ at, actor, calendar: calendarOf(current.state.market) }, current.state);
    },
    effects: disputeEffects(),
  });
};

/** The dispute after a command on one that exists. */
export const disputeAfter = ({ current }: SentToDispute): Versioned<Dispute> => {
  invariant(current?.state !== undefined, "a dispute that was sent a command exists");
  return { state: current.state, version: current.version };
};
