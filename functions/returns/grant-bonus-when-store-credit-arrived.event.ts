import type { ReactionHandler } from "../../adapters/events/reaction.ts";
import type { RecordedEvent } from "../../domain/kernel/event.ts";
import type { RefundEventOf } from "../../domain/refunds/index.ts";
import { sendToReturn } from "./send-to-return.ts";

type Earned = RefundEventOf<"StoreCreditBonusEarned">["data"];

/** Has a return grant the bonus that a refund earned by becoming store credit. Its id follows from the leg: twice is once. */
export const grantBonus: ReactionHandler = async (event: RecordedEvent, runtime) => {
  const { returnId, bonusId: refundId, amountMinor } = event.data as Earned;
  const sent = await sendToReturn(runtime, returnId, event.id, (head) => ({
    type: "RecordStoreCreditBonus",
    ...head,
    refundId,
    amountMinor,
  }));
  if (sent.outcome === "refused") throw new Error(`bonus of ${returnId} was refused: ${sent.refusal.code}`);
};
