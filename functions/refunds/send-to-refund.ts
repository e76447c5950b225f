import type { Versioned } from "../../adapters/dynamodb/aggregate.ts";
import { calendarOf } from "../../adapters/policies/calendars.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { type Sent, sendCommand } from "../../adapters/workflow/send-command.ts";
import { type Actor, SYSTEM } from "../../domain/kernel/actor.ts";
import type { MarketCalendar } from "../../domain/kernel/clocks.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import { invariant } from "../../domain/kernel/invariant.ts";
import type { Refund, RefundCommand, RefundRefusal, RefundState } from "../../domain/refunds/index.ts";
import { refundAggregate } from "./refund-aggregate.ts";
import { refundEffects } from "./refund-effects.ts";

/** What commands on a refund begin with. */
export interface RefundHead {
  readonly at: Instant;
  readonly actor: Actor;
  readonly calendar: MarketCalendar;
}

/** In whose name, if not the system's, and the refund as it was just seen, if it was. */
interface Sending {
  readonly actor?: Actor;
  readonly seen?: Versioned<Refund>;
}

/** What became of a command on a refund that exists: the refund is there whatever was decided. */
export type SentToRefund = Sent<RefundState, RefundRefusal> & { readonly current: Versioned<Refund> };

const isThere = (sent: Sent<RefundState, RefundRefusal>): sent is SentToRefund => sent.current?.state !== undefined;

/** Sends an existing refund a command in the system's name, or in that of the actor given. Throws when there is none. */
export const sendToRefund = async (
  runtime: Runtime,
  refundId: string,
  commandId: string,
  toCommand: (head: RefundHead, state: Refund) => RefundCommand | Promise<RefundCommand>,
  { actor = SYSTEM, seen }: Sending = {},
): Promise<SentToRefund> => {
  const at = runtime.clock.now();
  const sent = await sendCommand(runtime, {
    aggregate: refundAggregate,
    caseId: refundId,
    commandId,
    actor,
    at,
    seen,
    command: (current) => {
      if (current?.state === undefined) throw new Error(`refund ${refundId} does not exist`);
      return toCommand({ at, actor, calendar: calendarOf(current.state.market) }, current.state);
    },
    effects: refundEffects,
  });
  invariant(isThere(sent), "a refund that was sent a command exists");
  return sent;
};
