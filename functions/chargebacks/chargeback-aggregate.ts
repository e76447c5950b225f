import type { Aggregate } from "../../adapters/dynamodb/aggregate.ts";
import { derivedUlid } from "../../adapters/runtime/derived-ulid.ts";
import {
  Chargeback,
  type ChargebackCommand,
  type ChargebackEvent,
  type ChargebackRefusal,
  type ChargebackState,
  chargebacks,
  deadlineOf,
} from "../../domain/chargebacks/index.ts";
import { type ChargebackCaseId, newId } from "../../domain/kernel/ids.ts";

/** How chargebacks are kept: in one queue a status, the most urgent first. */
export const chargebackAggregate: Aggregate<ChargebackState, ChargebackCommand, ChargebackEvent, ChargebackRefusal> = {
  kind: "chargeback",
  decider: chargebacks,
  stateSchema: Chargeback.optional(),
  listing: (state) => ({
    openedAt: state?.openedAt ?? "",
    queue: state && `chargeback#${state.status}`,
    dueAt: state && deadlineOf(state)?.at,
  }),
};

/** What the provider tells of one chargeback is one case, so its id follows from what it names. */
export const chargebackCaseIdOf = (orderId: string, paymentId: string, chargebackId: string): ChargebackCaseId =>
  newId("chb_", derivedUlid(JSON.stringify(["chargeback", orderId, paymentId, chargebackId])));
