import { calendarOf } from "../../adapters/policies/calendars.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { type Sent, sendCommand } from "../../adapters/workflow/send-command.ts";
import { type Actor, SYSTEM } from "../../domain/kernel/actor.ts";
import type { Return, ReturnCommand, ReturnRefusal } from "../../domain/returns/index.ts";
import type { CommandHead } from "./on-return.ts";
import { returnAggregate } from "./return-aggregate.ts";
import { returnEffects } from "./return-effects.ts";

/** Sends a return a command in the system's name, or in that of the actor given. */
export const sendToReturn = async (
  runtime: Runtime,
  returnId: string,
  commandId: string,
  toCommand: (head: CommandHead, state: Return) => ReturnCommand,
  { actor = SYSTEM }: { readonly actor?: Actor } = {},
): Promise<Sent<Return | undefined, ReturnRefusal>> => {
  const at = runtime.clock.now();
  return sendCommand(runtime, {
    aggregate: returnAggregate,
    caseId: returnId,
    commandId,
    actor,
    at,
    command: (current) => {
      if (current?.state === undefined) throw new Error(`return ${returnId} does not exist`);
      return toCommand({ at, actor, calendar: calendarOf(current.state.market) }, current.state);
    },
    effects: returnEffects(),
  });
};
