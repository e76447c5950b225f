import { load } from "../../adapters/dynamodb/load.ts";
import { type OrderWithMarks, orderWithMarks } from "../../adapters/dynamodb/unit-marks.ts";
import type { ReactionHandler } from "../../adapters/events/reaction.ts";
import { calendarOf } from "../../adapters/policies/calendars.ts";
import { disputeTerms } from "../../adapters/policies/dispute-terms.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { sendCommand } from "../../adapters/workflow/send-command.ts";
import type { DisputeCommandOf, DisputedUnit } from "../../domain/disputes/index.ts";
import { SYSTEM } from "../../domain/kernel/actor.ts";
import type { RecordedEvent } from "../../domain/kernel/event.ts";
import { invariant } from "../../domain/kernel/invariant.ts";
import type { DisputeGround } from "../../domain/kernel/reasons.ts";
import { noAmounts } from "../../domain/ledger/component-amounts.ts";
import type { EventOf, Return } from "../../domain/returns/index.ts";
import { returnAggregate } from "../returns/return-aggregate.ts";
import { disputeAggregate } from "./dispute-aggregate.ts";
import { disputeEffects } from "./dispute-effects.ts";
import { idsForDecision } from "./escalation-facts.ts";
import { type OrderedBefore, orderedBefore } from "./ordered-before.ts";
import { proofFacts } from "./proof-facts.ts";

// What was refused before the goods came is the return; what came back and was refused is its condition.
const groundOf = ({ rejection }: Return): DisputeGround =>
  rejection?.stage === "inspection" ? "RETURN_CONDITION_CONTESTED" : "RETURN_REFUSED";

const unitsOf = ({ units }: Return, marks: OrderWithMarks["marks"], before: OrderedBefore): DisputedUnit[] =>
  units.map(({ lineId, unitNo, value }) => {
    const markBefore = marks.get(lineId)?.[unitNo];
    return {
      value,
      orderedBefore: before({ lineId, unitNo }),
      ...(markBefore === undefined ? {} : { markBefore }),
      paid: noAmounts,
      paidMinor: 0,
    };
  });

const openCommand = async (
  runtime: Runtime,
  state: Return,
  { data }: RecordedEvent,
): Promise<DisputeCommandOf<"OpenDispute">> => {
  const { disputeId, mayComeBack } = data as EventOf<"ReturnDisputed">["data"];
  const { returnId, orderId, buyerId, sellerId, market, currency } = state;
  const lineIds = new Set(state.units.map(({ lineId }) => lineId));
  const found = await orderWithMarks(runtime.store, orderId, [...lineIds]);
  invariant(found !== undefined, `the order of a return is known: ${orderId}`);
  const before = await orderedBefore(runtime, orderId, [returnId]);
  const ground = groundOf(state);
  return {
    type: "OpenDispute",
    at: runtime.clock.now(),
    actor: SYSTEM,
    calendar: calendarOf(market),
    ...{ disputeId, orderId, buyerId, sellerId, market, currency },
    openedBy: "buyer",
    returnId,
    returnIsOpen: true,
    mayComeBack,
    ground,
    units: unitsOf(state, found.marks, before),
    terms: disputeTerms(ground, "buyer", {
      market,
      policy: state.terms.policy,
      overrides: state.terms.overrides,
      goodwillPerAgentMonthMinor: state.terms.limits.goodwillPerAgentMonthMinor,
    }),
    evidenceIds: [],
    escalateWith: { proof: proofFacts(found.order, found.delivery, lineIds), ...idsForDecision(runtime) },
  };
};

/** Opens the dispute that a return was handed to; it begins where the platform decides. */
export const openDisputeOfReturn: ReactionHandler = async (event, runtime) => {
  const state = (await load(runtime.store, returnAggregate, event.caseId))?.state;
  if (state === undefined) throw new Error(`return ${event.caseId} does not exist`);
  const command = await openCommand(runtime, state, event);
  const sent = await sendCommand(runtime, {
    aggregate: disputeAggregate,
    caseId: command.disputeId,
    commandId: event.id,
    actor: SYSTEM,
    at: command.at,
    command: () => command,
    effects: disputeEffects(),
  });
  const isThere = sent.outcome === "refused" && sent.refusal.code === "dispute.already_opened";
  if (sent.outcome === "refused" && !isThere)
    throw new Error(`dispute ${command.disputeId} was refused: ${sent.refusal.code}`);
};
