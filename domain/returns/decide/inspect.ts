import { accept } from "../../kernel/decider.ts";
import type { Instant } from "../../kernel/instant.ts";
import { invariant } from "../../kernel/invariant.ts";
import { firstRefusal } from "../../kernel/refusal.ts";
import type { ExtendInspection, RecordInspection, RejectReceived, StartAnalysis } from "../commands/seller.ts";
import type { EventOf, ReturnEvent } from "../events.ts";
import { liabilityOfUnits } from "../liability.ts";
import type { SettlementCause } from "../outcomes.ts";
import type { InspectionLine } from "../parts.ts";
import type { Return, ReturnUnit } from "../return.ts";
import * as rules from "../rules/inspection.ts";
import { evidenceIsEnough } from "../rules/rejection.ts";
import { inSequence, type Step } from "../sequence.ts";
import { keyOf, unitsNotOrdered, unitsToInspect } from "../units.ts";
import { agentNeededFor } from "./arrival.ts";
import { analysedClock, extendedClock, rejectionClock } from "./clocks.ts";
import { decided, type Ordering, type ReturnDecision, unless } from "./context.ts";
import { fullPayees } from "./order-refund.ts";
import { escalate } from "./outcomes.ts";
import { settle } from "./settle.ts";

type Inspected = EventOf<"UnitsInspected">["data"];

const isPayable = ({ acceptance, reception }: ReturnUnit): boolean =>
  acceptance === "accepted" || acceptance === "accepted_with_deduction" || reception === "lost";

const settleInspected = (state: Return, because: SettlementCause, ordering: Ordering): readonly ReturnEvent[] => {
  const payees = fullPayees(state, unitsNotOrdered(state).filter(isPayable));
  const amounts = payees.map(({ unit, grossMinor }) => ({ unit, amountMinor: grossMinor }));
  const liability = amounts.length === 0 ? { fault: state.terms.fault } : liabilityOfUnits(state, amounts);
  return settle(
    state,
    { because, order: { purpose: "return", payees, liability }, liabilityBecause: "inspection" },
    ordering,
  );
};

const rejected = (state: Return, { lines, textId }: Inspected, ordering: Ordering): ReturnEvent => ({
  type: "ReturnRejected",
  at: ordering.at,
  data: {
    stage: "inspection",
    reason: lines[0]?.reason ?? "NOT_RECEIVED",
    evidenceIds: lines.flatMap(({ evidenceIds }) => evidenceIds),
    textId,
    clock: rejectionClock(state, ordering),
  },
});

// Money that is out already stays with the buyer whatever was found; who bears it is all that is left to say.
const conclude =
  (inspected: Inspected, because: SettlementCause, ordering: Ordering): Step =>
  (state) => {
    const cause = agentNeededFor(state, "parcel_lost");
    if (cause !== undefined) return escalate(state, cause, "system", ordering);
    const isRefused = state.refunds.length === 0 && !state.units.some(isPayable);
    return isRefused ? [rejected(state, inspected, ordering)] : settleInspected(state, because, ordering);
  };

/** The units' findings, and what follows from them for the case. */
export const concludeInspection = (
  state: Return,
  inspected: Inspected,
  because: SettlementCause,
  ordering: Ordering,
): readonly ReturnEvent[] =>
  inSequence(
    state,
    () => [{ type: "UnitsInspected", at: ordering.at, data: inspected }],
    conclude(inspected, because, ordering),
  );

/** The seller or warehouse says what came back, unit by unit. */
export const recordInspection = (state: Return, command: RecordInspection): ReturnDecision => {
  const { lines, textId, actor, at } = command;
  return unless(firstRefusal(rules.linesCoverArrivals(state, lines), ...lines.map(rules.lineFits(state, at))), () =>
    concludeInspection(state, { by: actor.role, lines, textId }, "inspected", command),
  );
};

const refusedLines = (state: Return, command: RejectReceived): InspectionLine[] => {
  const { reason, disposition, evidenceIds } = command;
  const result = rules.saysMissing(reason) ? "missing" : "rejected";
  return unitsToInspect(state).map((unit) => ({
    ...keyOf(unit),
    result,
    reason,
    deductions: [],
    evidenceIds,
    disposition,
  }));
};

const mayRefuse = (state: Return, { reason, disposition, evidenceIds }: RejectReceived, at: Instant) =>
  firstRefusal(
    rules.reasonMayRefuse(state, reason),
    rules.nonReceiptMayBeSaid(state, reason, at),
    evidenceIsEnough(evidenceIds, reason === "NOT_RECEIVED" ? 0 : 1),
    rules.dispositionFits(unitsToInspect(state), rules.saysMissing(reason) ? "missing" : "rejected", disposition),
  );

/** The seller refuses all of what came back: one finding for every unit. */
export const rejectReceived = (state: Return, command: RejectReceived): ReturnDecision =>
  unless(mayRefuse(state, command, command.at), () => {
    const lines = refusedLines(state, command);
    return concludeInspection(state, { by: command.actor.role, lines, textId: command.textId }, "inspected", command);
  });

/** Nobody looked in time, so everything that arrived is accepted as received. */
export const acceptAsReceived = (state: Return, ordering: Ordering): readonly ReturnEvent[] => {
  const lines = unitsToInspect(state).map(
    (unit): InspectionLine => ({ ...keyOf(unit), result: "accepted", deductions: [], evidenceIds: [] }),
  );
  return concludeInspection(state, { by: "system", lines }, "inspection_timeout", ordering);
};

const runningClock = ({ clock }: Return) => {
  invariant(clock?.name === "inspection", "the inspection clock runs while goods are inspected");
  return clock;
};

/** More time to inspect. */
export const extendInspection = (state: Return, command: ExtendInspection): ReturnDecision =>
  accept({
    type: "InspectionExtended",
    at: command.at,
    data: { clock: extendedClock(state, runningClock(state), command) },
  });

/** The goods are with an expert. */
export const startAnalysis = (state: Return, command: StartAnalysis): ReturnDecision => {
  const { at, evidenceIds, textId } = command;
  const clock = analysedClock(state, runningClock(state), command);
  return decided([{ type: "AnalysisStarted", at, data: { evidenceIds, textId, clock } }]);
};
