import { calendarOf } from "../../adapters/policies/calendars.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { type Sent, sendCommand } from "../../adapters/workflow/send-command.ts";
import { type Actor, SYSTEM } from "../../domain/kernel/actor.ts";
import type { MarketCalendar } from "../../domain/kernel/clocks.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import type { Refund, RefundCommand, RefundRefusal, RefundState } from "../../domain/refunds/index.ts";
import { refundAggregate } from "./refund-aggregate.ts";
import { refundEffects } from "./refund-effects.ts";

/** What commands on a refund begin with. */
export interface RefundHead {
  readonly at: Instant;
  readonly actor: Actor;
  readonly calendar: MarketCalendar;
}

/** Sends an existing refund a command in the system's name, or in that of the actor given. */
export const sendToRefund = async (
  runtime: Runtime,
  refundId: string,
  commandId: string,
  toCommand: (head: RefundHead, state: Refund) => RefundCommand | Promise<RefundCommand>,
  actor: Actor = SYSTEM,
): Promise<Sent<RefundState, RefundRefusal>> => {
  const at = runtime.clock.now();
  return sendCommand(runtime, {
    aggregate: refundAggregate,
    caseId: refundId,
    commandId,
    actor,
    at,
    command: (current) => {
      if (current?.state === undefined) throw new Error(`refund ${refundId} does not exist`);
      return toCommand({ at, actor, calendar: calendarOf(current.state.market) }, current.state);
    },
    effects: refundEffects,
  });
};
