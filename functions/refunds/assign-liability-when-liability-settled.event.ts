import type { ReactionHandler } from "../../adapters/events/reaction.ts";
import type { RecordedEvent } from "../../domain/kernel/event.ts";
import type { EventOf } from "../../domain/returns/index.ts";
import { sendToRefund } from "./send-to-refund.ts";

/** Moves the cost of a refund to whoever a return found liable, by a further ledger entry. */
export const assignLiability: ReactionHandler = async (event: RecordedEvent, runtime) => {
  const { refundId, fault, shares, returnLabel } = event.data as EventOf<"LiabilitySettled">["data"];
  const sent = await sendToRefund(runtime, refundId, event.id, ({ at, actor }) => ({
    type: "AssignLiability",
    at,
    actor,
    fault,
    ...(shares === undefined ? {} : { shares }),
    ...(returnLabel === undefined ? {} : { returnLabel }),
  }));
  if (sent.outcome === "refused") throw new Error(`liability of ${refundId} was refused: ${sent.refusal.code}`);
};
