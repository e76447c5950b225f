import { orderWithMarks } from "../../adapters/dynamodb/unit-marks.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import type { Dispute, ProofFacts } from "../../domain/disputes/index.ts";
import { type DecisionId, newId, type RefundId } from "../../domain/kernel/ids.ts";
import { invariant } from "../../domain/kernel/invariant.ts";
import { proofFacts } from "./proof-facts.ts";

/** What whatever may escalate a dispute brings: the proof of this moment, and ids for a decision and payment that may follow at once. */
export interface EscalationFacts {
  readonly proof: ProofFacts;
  readonly decisionId: DecisionId;
  readonly refundId: RefundId;
}

/** Ids for a decision and for the payment that it orders. */
export const idsForDecision = (runtime: Runtime): Omit<EscalationFacts, "proof"> => ({
  decisionId: newId("dec_", runtime.ids.ulid()),
  refundId: newId("rfd_", runtime.ids.ulid()),
});

/** Reads what carriers have said of the disputed lines by now. */
export const escalationFacts = async (
  runtime: Runtime,
  { orderId, units }: Pick<Dispute, "orderId" | "units">,
): Promise<EscalationFacts> => {
  const found = await orderWithMarks(runtime.store, orderId, []);
  invariant(found !== undefined, `a dispute is about an order that is known: ${orderId}`);
  const lineIds = new Set(units.map(({ value }) => value.lineId));
  return { proof: proofFacts(found.order, found.delivery, lineIds), ...idsForDecision(runtime) };
};
