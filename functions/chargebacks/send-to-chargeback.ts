import type { Versioned } from "../../adapters/dynamodb/aggregate.ts";
import { chargebackTerms } from "../../adapters/policies/chargeback-terms.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { ConcurrentChange, type Sent, sendCommand } from "../../adapters/workflow/send-command.ts";
import type {
  Chargeback,
  ChargebackCommand,
  ChargebackRefusal,
  ChargebackState,
  ChargebackTerms,
} from "../../domain/chargebacks/index.ts";
import { type Actor, SYSTEM } from "../../domain/kernel/actor.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import { invariant } from "../../domain/kernel/invariant.ts";
import { chargebackAggregate } from "./chargeback-aggregate.ts";
import { chargebackEffects } from "./chargeback-effects.ts";
import { type KnownPayment, knownPayment } from "./known-payment.ts";

/** The author of everything that the payment provider tells. */
export const PROVIDER: Actor = { role: "payment_provider", id: "payment-provider" };

/** What commands on a chargeback begin with; `known` is its payment, if anybody knows it. */
export interface ChargebackHead {
  readonly at: Instant;
  readonly actor: Actor;
  readonly terms: ChargebackTerms;
  readonly known?: KnownPayment;
}

interface Sending {
  readonly actor?: Actor;
  /** The payment that it names, for a chargeback that is new; else the one that it is bound to, or names. */
  readonly named?: Chargeback["named"];
}

type SentToChargeback = Sent<ChargebackState, ChargebackRefusal>;

/**
 * Sends a chargeback a command with the facts of its payment. Books that others moved in between are read again by whoever asked:
 * then it throws `Concurrent.Change`.
 */
export const sendToChargeback = async (
  runtime: Runtime,
  chargebackCaseId: string,
  commandId: string,
  toCommand: (head: ChargebackHead, state: ChargebackState) => ChargebackCommand,
  { actor = SYSTEM, named }: Sending = {},
): Promise<SentToChargeback> => {
  const at = runtime.clock.now();
  const sent = await sendCommand(runtime, {
    aggregate: chargebackAggregate,
    caseId: chargebackCaseId,
    commandId,
    actor,
    at,
    command: async (current) => {
      const state = current?.state;
      const payment = state?.payment ?? named ?? state?.named;
      const known = payment && (await knownPayment(runtime, payment, chargebackCaseId));
      const head = { at, actor, terms: chargebackTerms, ...(known === undefined ? {} : { known }) };
      return toCommand(head, state);
    },
    effects: chargebackEffects(),
  });
  if (sent.outcome === "refused" && sent.refusal.code === "refund.exceeds_refundable")
    throw new ConcurrentChange(chargebackCaseId);
  return sent;
};

/** The chargeback after a command on one that exists. */
export const chargebackAfter = ({ current }: SentToChargeback): Versioned<Chargeback> => {
  invariant(current?.state !== undefined, "a chargeback that was sent a command exists");
  return { state: current.state, version: current.version };
};
