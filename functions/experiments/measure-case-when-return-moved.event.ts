import { keepOutcome } from "../../adapters/dynamodb/exposed-cases.ts";
import { keepExposure } from "../../adapters/dynamodb/exposures.ts";
import { loadSince } from "../../adapters/dynamodb/recent-cases.ts";
import { loadWhole } from "../../adapters/dynamodb/timeline.ts";
import type { ReactionHandler } from "../../adapters/events/reaction.ts";
import { exposureOf } from "../returns/record-exposure-when-variant-mattered.event.ts";
import { returnAggregate } from "../returns/return-aggregate.ts";
import { caseOutcome } from "./case-outcome.ts";

/** The events of a return that may change what experiments measure of it. */
export const MEASURED_EVENTS = [
  "VariantExposed",
  "OfferMade",
  "ReturnApproved",
  "AgreementClaimed",
  "ReturnRejected",
  "SettlementBegun",
  "ReturnEscalated",
  "DecisionOverdue",
  "RefundOverdue",
  "RefundOutcomeRecorded",
  "CompensationOutcomeRecorded",
  "RefundContested",
  "BadParcelReported",
  "ReturnWithdrawn",
  "ReturnClosed",
] as const;

/**
 * Writes down what became of a case under each experiment that it was exposed to. The exposure is kept first: whichever event
 * comes first, both are there in the end.
 */
export const measureCase: ReactionHandler = async (event, { store }) => {
  const { caseId } = event;
  const seen = await loadSince(store, returnAggregate, event);
  // Most cases are in no experiment, and of those that are, many never come to where the arms part.
  if ((seen?.state?.exposed ?? []).length === 0) return;
  const whole = await loadWhole(store, returnAggregate, caseId);
  if (whole?.state === undefined) return;
  const { state, events } = whole;
  const outcome = caseOutcome(state, events);
  for (const event of events.filter(({ type }) => type === "VariantExposed")) {
    const exposure = exposureOf(event, state);
    await keepExposure(store, exposure);
    await keepOutcome(store, exposure, outcome);
  }
};
