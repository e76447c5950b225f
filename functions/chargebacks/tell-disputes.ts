import { casesOfOrder } from "../../adapters/dynamodb/pointers.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { sendToDispute } from "../disputes/send-to-dispute.ts";
import { PROVIDER } from "./send-to-chargeback.ts";

type Phase = "opened" | "won" | "lost";

/** Tells the disputes of an order where a chargeback stands: while it holds the payment they stand still. The same again changes nothing. */
export const tellDisputes = async (
  runtime: Runtime,
  orderId: string,
  chargebackId: string,
  { phase, commandId }: { readonly phase: Phase; readonly commandId: string },
): Promise<void> => {
  const disputes = (await casesOfOrder(runtime.store, orderId)).filter(({ kind }) => kind === "dispute");
  for (const { caseId } of disputes) {
    const told = (one: Phase) =>
      sendToDispute(
        runtime,
        caseId,
        `${commandId}:${caseId}:${one}`,
        (head) => ({ type: "RecordChargeback", ...head, chargebackId, phase: one }),
        { actor: PROVIDER },
      );
    // One that goes on by rule until it is lost never stood still; it ends all the same.
    if (phase === "lost") await told("opened");
    await told(phase);
  }
};
