import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { sendCommand } from "../../adapters/workflow/send-command.ts";
import type { RefundCommandOf } from "../../domain/refunds/index.ts";
import { refundAggregate } from "./refund-aggregate.ts";
import { refundEffects } from "./refund-effects.ts";

const nothingYet = { state: undefined, version: 0 };

/**
 * Opens the refund case that a return wants. A return that wants what cannot be paid is a fault of ours: then the event goes to
 * the dead-letter queue and alarms.
 */
export const sendOpening = async (
  runtime: Runtime,
  commandId: string,
  command: RefundCommandOf<"OpenRefund">,
): Promise<void> => {
  const { refundId, actor, at } = command;
  const sent = await sendCommand(runtime, {
    aggregate: refundAggregate,
    caseId: refundId,
    commandId,
    actor,
    at,
    seen: nothingYet,
    command: () => command,
    effects: refundEffects,
  });
  if (sent.outcome === "refused") throw new Error(`refund ${refundId} was refused: ${sent.refusal.code}`);
};
