import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  balanceOf,
  type Dispute,
  type DisputeCommand,
  DisputeEvent,
  Dispute as DisputeSchema,
  type DisputeState,
  disputeActionTable,
  disputeEventTypes,
  disputeNextActions,
  disputes,
  legsThatHold,
  openOffer,
  openRequest,
  partyView,
  possibleLegs,
  proposeFor,
  recoveredMinor,
  sumOfLegs,
  wakeAt,
} from "../../../domain/disputes/index.ts";
import { replay } from "../../../domain/kernel/decider.ts";
import { addMs, type Instant } from "../../../domain/kernel/instant.ts";
import { noAmounts, totalMinor } from "../../../domain/ledger/component-amounts.ts";
import * as make from "../../support/dispute-cases.ts";
import { actors, idOf, requestedAt } from "../../support/returns.ts";

const HOUR_MS = 3_600_000;
const OVER: readonly string[] = ["final", "withdrawn", "lapsed"];

/** One thing that may be tried: which command, who, and numbers that it takes what it needs from. */
type Try = { readonly step: number; readonly who: number; readonly number: number; readonly hours: number };
const tries = fc.array(
  fc.record({
    step: fc.nat(19),
    who: fc.nat(4),
    number: fc.nat(25_000),
    hours: fc.oneof(fc.nat(3), fc.nat(60), fc.nat(400)),
  }),
  { minLength: 5, maxLength: 45 },
);
const people = [actors.buyer, actors.seller, actors.agent, actors.senior_agent, actors.otherSenior] as const;

const openings = fc
  .record({
    openedBy: fc.constantFrom("buyer" as const, "seller" as const),
    handedOver: fc.boolean(),
    before: fc.constantFrom(0, 3_000, 8_000),
    proof: fc.constantFrom(make.lostOnTheWay, make.neverScanned, make.delivered),
    ground: fc.constantFrom("NOT_RECEIVED" as const, "NOT_AS_DESCRIBED" as const, "RETURN_SHIPPING_COST" as const),
    secondPersonAboveMinor: fc.constantFrom(0, 5_000, 45_000),
  })
  .map(({ openedBy, handedOver, before, proof, ground: wished, secondPersonAboveMinor }) => {
    const ground = openedBy === "seller" ? ("LIABILITY_ALLOCATION" as const) : wished;
    const isHandedOver = handedOver && openedBy === "buyer";
    const terms = make.termsOf(ground, openedBy);
    const units = [1, 2].map((unitNo) => make.disputedUnit(unitNo, { orderedBefore: { ...noAmounts, item: before } }));
    const command = make.opening({
      openedBy,
      ground,
      units,
      terms: { ...terms, limits: { ...terms.limits, secondPersonAboveMinor } },
      ...(isHandedOver
        ? { returnId: idOf("ret_", 1), returnIsOpen: true, mayComeBack: true, actor: actors.system }
        : {}),
      ...(isHandedOver ? { escalateWith: make.escalation(proof) } : {}),
    });
    return { command, proof };
  });

const legsOf = (state: Dispute, number: number, at: Instant) => {
  const proposal = proposeFor(state, at);
  const kinds = possibleLegs(state);
  const roll = number % 4;
  if (roll < 2) return proposal.legs;
  if (roll === 2 && kinds.includes("PAY_BUYER")) return make.paying(state, Math.min(number, 100));
  return [{ type: "NO_MONEY" as const }];
};

// Left to chance alone, a dispute seldom gets past its decision.
const stepIn = ({ status }: Dispute, { step, number }: Try): number => {
  if (number % 2 === 0) return step;
  if (status.startsWith("awaiting_")) return 7;
  if (status === "under_review") return 10;
  if (status === "pending_second_approval") return number % 5 === 0 ? 13 : 12;
  if (status === "settling") return number % 5 === 0 ? 15 : 14;
  return status === "settled" ? 17 + (number % 3) : step;
};

const commandOf = (state: Dispute, one: Try, at: Instant, index: number, proof: Dispute["proof"]): DisputeCommand => {
  const step = stepIn(state, one);
  const actor = (step >= 10 && one.number % 7 !== 0 ? people[2 + (one.number % 3)] : people[one.who]) ?? actors.buyer;
  const party = one.who % 2 === 0 ? ("buyer" as const) : ("seller" as const);
  const ids = make.escalation(proof, 100 + index);
  const refundId = state.payments[one.number % Math.max(1, state.payments.length)]?.refundId ?? idOf("rfd_", 1);
  const appeal = state.appeals[one.number % Math.max(1, state.appeals.length)];
  const decisionId = state.decisions.at(-1)?.decisionId ?? idOf("dec_", 1);
  const offerId = openOffer(state)?.offerId ?? idOf("off_", 1);
  const proposal = proposeFor(state, at);
  const rules = proposal.rules;
  switch (step) {
    case 0:
      return make.ask("SendMessage", actor, { at, textId: idOf("txt_", 1), evidenceIds: [] });
    case 1:
    case 2:
      return make.ask("MakeOffer", actor, { at, offerId: idOf("off_", 100 + index), amountMinor: one.number + 1 });
    case 3:
      return make.ask("AcceptOffer", actor, { at, offerId, refundId: ids.refundId });
    case 4:
      return make.ask("DeclineOffer", actor, { at, offerId });
    case 5:
      return make.ask("EscalateDispute", actors[party], { at, ...ids });
    case 6:
      return one.number % 5 === 0
        ? make.ask("WithdrawDispute", actor, { at })
        : make.ask("SendMessage", actor, { at, textId: idOf("txt_", 1), evidenceIds: [] });
    case 7: {
      const modules = openRequest(state, party)?.modules ?? [];
      const given = modules.flatMap(({ name, minCount, mediaTypes }) => make.pieces(name, minCount, mediaTypes[0]));
      return make.submit(party, given.length === 0 ? make.pieces(undefined) : given, { at });
    }
    case 8:
      return make.ask("RequestEvidence", actor, {
        at,
        requestId: `agent-${index}`,
        party,
        modules: state.terms.evidence[party],
      });
    case 9:
      return make.ask("ExtendEvidence", actor, { at, party });
    case 10:
    case 11:
      return make.ask("ProposeDecision", actor, {
        at,
        decisionId: ids.decisionId,
        refundId: ids.refundId,
        legs: legsOf(state, one.number, at),
        findings: proposal.findings,
        rules,
        overrideReason: "EVIDENCE_OUTWEIGHS_RULE",
      });
    case 12:
      return state.pending === undefined
        ? make.ask("RingClock", actors.system, { at, ...ids })
        : { ...make.confirming(state, actor), at, refundId: ids.refundId };
    case 13:
      return make.ask("RejectDecision", actor, { at, decisionId: state.pending?.decision.decisionId ?? decisionId });
    case 14:
      if (one.number % 7 === 0) return make.ask("RecordPaymentSubmitted", actors.system, { at, refundId });
      return make.ask("RecordPayment", actors.system, {
        at,
        refundId,
        outcome: (["paid", "partly_paid", "cancelled"] as const)[one.number % 3] ?? "paid",
        refundedMinor: one.number % 3 === 2 ? 0 : 100,
      });
    case 15:
      return make.ask("RecordReturnOutcome", actors.system, { at, closeReason: "REFUNDED_FULL", refundedMinor: 100 });
    case 16:
      return make.ask("RecordChargeback", actors.payment_provider, {
        at,
        chargebackId: "chb-1",
        phase: (["opened", "won", "lost"] as const)[one.number % 3] ?? "opened",
      });
    case 17:
      return make.ask("RecordAppealFiled", actors.system, {
        at,
        appealId: idOf("apl_", 100 + index),
        party,
        decisionId,
      });
    case 18:
      return make.ask("RecordAppealEnded", actors.system, {
        at,
        appealId: appeal?.appealId ?? idOf("apl_", 1),
        outcome: (["upheld", "remanded", "withdrawn"] as const)[one.number % 3] ?? "upheld",
      });
    default:
      return make.ask(
        "ReviseDecision",
        { role: "senior_agent", id: `reviewer-${index}` },
        {
          at,
          appealId: appeal?.appealId ?? idOf("apl_", 1),
          outcome: "overturned",
          decisionId: ids.decisionId,
          refundId: ids.refundId,
          legs: legsOf(state, one.number, at),
          findings: proposal.findings,
          rules,
          recoup: { buyer: "NOT_NEEDED", seller: "NOT_NEEDED" },
        },
      );
  }
};

const checkMoney = (state: Dispute): void => {
  for (const { value, orderedBefore, paid, paidMinor } of state.units) {
    expect(totalMinor(paid)).toBe(paidMinor);
    for (const component of ["item", "tax", "shipping", "shipping_tax", "fee"] as const) {
      expect(paid[component]).toBeGreaterThanOrEqual(0);
      expect(paid[component] + orderedBefore[component]).toBeLessThanOrEqual(value.paid[component]);
    }
  }
  for (const { legs } of [...state.decisions, ...(state.pending ? [state.pending.decision] : [])]) {
    const { givenMinor, fundedMinor } = balanceOf(legs);
    expect(givenMinor).toBe(fundedMinor);
  }
  const legs = legsThatHold(state);
  const payable = state.units.reduce(
    (sum, unit) => sum + totalMinor(unit.value.paid) - totalMinor(unit.orderedBefore),
    0,
  );
  expect(sumOfLegs(legs, "PAY_BUYER")).toBeLessThanOrEqual(payable);
  expect(recoveredMinor(state)).toBeLessThanOrEqual(sumOfLegs(legs, "PAY_BUYER"));
  const alive = state.payments.filter(({ outcome }) => outcome !== "cancelled");
  expect(alive.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(
    state.units.reduce((sum, { paidMinor }) => sum + paidMinor, 0),
  );
};

// Whatever is open has an end by itself, or waits for a fact that another case will report.
const checkClocks = (state: Dispute, at: Instant): void => {
  if (OVER.includes(state.status)) {
    expect([state.clocks, wakeAt(state)]).toEqual([[], undefined]);
    expect(state.closeReason).toBeDefined();
    return;
  }
  const names = state.clocks.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  const has = (name: (typeof names)[number]): boolean => names.includes(name);
  if (state.status === "negotiation") expect(has("negotiation")).toBe(true);
  expect(has("offer")).toBe(openOffer(state) !== undefined);
  for (const party of ["buyer", "seller"] as const)
    expect(has(`${party}_evidence`)).toBe(openRequest(state, party) !== undefined);
  expect(has("second_approval")).toBe(state.status === "pending_second_approval");
  expect(state.pending !== undefined).toBe(state.status === "pending_second_approval");
  expect(has("appeal_window")).toBe(state.status === "settled");
  if (["under_review", "awaiting_buyer", "awaiting_seller", "awaiting_both"].includes(state.status)) {
    const isBreached = state.breaches.some(({ clock }) => clock === "platform_decision");
    expect(has("platform_decision") || isBreached).toBe(true);
  }
  if (state.status === "settling" && state.suspended === undefined) {
    const waits = state.payments.some(({ outcome }) => outcome === undefined);
    expect(waits || (state.returnRequired && state.returnConcluded === undefined)).toBe(true);
  }
  if (state.suspended !== undefined) expect(wakeAt(state)).toBeUndefined();
  expect(["escalated", "triage", "decided"]).not.toContain(state.status);
  const parties = ["buyer", "seller"] as const;
  for (const party of parties) expect(partyView(state, party, at)).toBeDefined();
};

const checkPeople = (state: Dispute): void => {
  expect(state.offers.filter(({ standing }) => standing === "open").length).toBeLessThanOrEqual(1);
  const filed = state.appeals.map(({ party, decisionId }) => `${party} ${decisionId}`);
  expect(new Set(filed).size).toBe(filed.length);
  const deciders = state.decisions.flatMap(({ decidedBy, automatic }) => (automatic ? [] : [decidedBy.id]));
  expect(new Set(deciders).size).toBe(deciders.length);
  for (const { decidedBy, confirmedBy } of state.decisions) expect(confirmedBy?.id).not.toBe(decidedBy.id);
  for (const party of ["buyer", "seller"] as const)
    expect(state.requests.filter((request) => request.party === party).length).toBeLessThanOrEqual(
      state.terms.limits.evidenceRoundsMax,
    );
};

const isListed = (state: Dispute, command: DisputeCommand): boolean => {
  const row = disputeActionTable.find((one) => one.command === command.type);
  return (
    row === undefined ||
    disputeNextActions(state, command.at).some(
      ({ actor, action }) => actor === command.actor.role && action === row.action,
    )
  );
};

type Life = { readonly state: Dispute; readonly events: readonly DisputeEvent[] };

const live = (first: DisputeCommand, steps: readonly Try[], proof: Dispute["proof"]): Life => {
  let state: DisputeState;
  const events: DisputeEvent[] = [];
  let at = requestedAt;
  const send = (command: DisputeCommand): void => {
    const answer = disputes.decide(state, command);
    if (answer.outcome === "refused") return;
    if (state !== undefined) expect([command.type, isListed(state, command)]).toEqual([command.type, true]);
    state = answer.events.reduce<DisputeState>(disputes.evolve, state);
    events.push(...answer.events);
    if (state === undefined) return;
    checkMoney(state);
    checkClocks(state, at);
    checkPeople(state);
  };
  send(first);
  steps.forEach((one, index) => {
    if (state === undefined) throw new Error("the opening is accepted");
    at = addMs(at, one.hours * HOUR_MS);
    send(commandOf(state, one, at, index, proof));
    send(make.ask("RingClock", actors.system, { at, ...make.escalation(proof, 500 + index) }));
  });
  if (state === undefined) throw new Error("the opening is accepted");
  return { state, events };
};

describe("any life of a dispute", () => {
  it("takes the lives through every event", () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(openings, tries, ({ command, proof }, steps) => {
        for (const { type } of live(command, steps, proof).events) seen.add(type);
      }),
      { numRuns: 600, seed: 4 },
    );
    expect(disputeEventTypes.filter((type) => !seen.has(type))).toEqual([]);
  });

  it("keeps its money, its clocks and its people's rules, and replays to the same", () => {
    fc.assert(
      fc.property(openings, tries, ({ command, proof }, steps) => {
        const { state, events } = live(command, steps, proof);
        expect(replay(disputes, events)).toEqual(state);
        // What is kept is read again through the schemas.
        expect(DisputeSchema.parse(JSON.parse(JSON.stringify(state)))).toEqual(JSON.parse(JSON.stringify(state)));
        for (const event of events)
          expect(DisputeEvent.parse(JSON.parse(JSON.stringify(event)))).toEqual(JSON.parse(JSON.stringify(event)));
      }),
      { numRuns: 300 },
    );
  });

  it("ends by itself once the payments and the return have ended and nobody acts any more", () => {
    fc.assert(
      fc.property(openings, tries, ({ command, proof }, steps) => {
        let { state } = live(command, steps, proof);
        const apply = (asked: DisputeCommand): void => {
          const answer = disputes.decide(state, asked);
          if (answer.outcome === "accepted")
            state = answer.events.reduce<DisputeState>(disputes.evolve, state) as Dispute;
        };
        let at = addMs(requestedAt, 20_000 * HOUR_MS);
        apply(make.ask("RecordChargeback", actors.system, { at, chargebackId: "chb-1", phase: "won" }));
        for (let round = 0; round < 40 && !OVER.includes(state.status); round += 1) {
          at = wakeAt(state) ?? addMs(at, HOUR_MS);
          apply(make.ask("RingClock", actors.system, { at, ...make.escalation(proof, 600 + round) }));
          const { refundId } = state.payments.find(({ outcome }) => outcome === undefined) ?? {};
          if (refundId !== undefined)
            apply(make.ask("RecordPayment", actors.system, { at, refundId, outcome: "paid", refundedMinor: 1 }));
          apply(make.ask("RecordReturnOutcome", actors.system, { at, closeReason: "LAPSED", refundedMinor: 0 }));
          for (const { appealId } of state.appeals)
            apply(make.ask("RecordAppealEnded", actors.system, { at, appealId, outcome: "upheld" }));
          const legs = proposeFor(state, at).legs;
          apply(
            make.ask(
              "ProposeDecision",
              { role: "senior_agent", id: `last-${round}` },
              {
                at,
                decisionId: idOf("dec_", 700 + round),
                refundId: idOf("rfd_", 700 + round),
                legs,
                findings: proposeFor(state, at).findings,
                rules: [],
              },
            ),
          );
          if (state.pending !== undefined)
            apply({ ...make.confirming(state, { role: "senior_agent", id: `second-${round}` }), at });
        }
        expect(OVER).toContain(state.status);
      }),
      { numRuns: 150 },
    );
  });
});
