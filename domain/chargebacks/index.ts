import type { Decider } from "../kernel/decider.ts";
import type { ChargebackState } from "./chargeback.ts";
import type { ChargebackCommand } from "./commands.ts";
import { decide } from "./decide.ts";
import type { ChargebackEvent } from "./events.ts";
import { evolve } from "./evolve.ts";
import type { ChargebackRefusal } from "./refusals.ts";

/** Chargebacks as a decider; one that nobody told of is undefined. */
export const chargebacks: Decider<ChargebackState, ChargebackCommand, ChargebackEvent, ChargebackRefusal> = {
  initial: undefined,
  decide,
  evolve,
};

export {
  Chargeback,
  type ChargebackDetails,
  type ChargebackNews,
  ChargebackReason,
  ChargebackStage,
  type ChargebackState,
  type DisputedPayment,
  isMatched,
  isRunning,
  type MatchedChargeback,
  type RefundProof,
  type Submission,
} from "./chargeback.ts";
export { deadlineOf, needsAgent, nextSubmission, processStanding } from "./clock.ts";
export type { ChargebackCommand, ChargebackCommandOf, MoneyFacts } from "./commands.ts";
export {
  type ChargebackEvent,
  type ChargebackEventOf,
  type ChargebackEventType,
  chargebackEventTypes,
  chargebackWakingEventTypes,
} from "./events.ts";
export { bookedLegs, chargebackLedgerEffect } from "./ledger-effect.ts";
export { ChargebackStatus, chargebackLifecycle } from "./lifecycle.ts";
export { type ChargebackAction, nextActions } from "./next-actions.ts";
export { type ChargebackRefusal, chargebackRefusalCodes } from "./refusals.ts";
export { ReviewOutcome } from "./review.ts";
export { uncountedMinor } from "./rules.ts";
export { ChargebackTerms } from "./terms.ts";
