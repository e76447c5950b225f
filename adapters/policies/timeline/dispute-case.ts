import type { DisputeEvent, DisputeEventOf, DisputeEventType } from "../../../domain/disputes/events.ts";
import type { DecisionLegs, LegType } from "../../../domain/ledger/decision-legs.ts";
import { amountFact, due, forStaff, type Teller, type Telling, together, told, yesNo } from "./telling.ts";
import type { Voice } from "./voice.ts";

/** One teller for each of some events of a dispute. */
export type DisputeTellers<Types extends DisputeEventType> = {
  readonly [Type in Types]: Teller<DisputeEventOf<Type>>;
};

/** Whose part something was, in words for the sentence and as a code. */
export const by = (code: string, voice: Voice): Pick<Telling, "values" | "facts"> => ({
  values: { who: voice.phrase("side", { code }) },
  facts: { by: code },
});

/** An amount of the case, as words and as a fact. */
export const amountIn = (amountMinor: number, voice: Voice) => ({
  values: { amount: voice.money(amountMinor) },
  facts: { amount: amountFact(amountMinor, voice.currency) },
});

// What the platform bears is between it and its agents, and what a seller bears is nothing to the buyer.
const hiddenFrom: Readonly<Record<"buyer" | "seller", readonly LegType[]>> = {
  buyer: ["RECOVER_FROM_SELLER", "PAY_SELLER", "PLATFORM_ABSORBS", "CLAIM_CARRIER"],
  seller: ["PLATFORM_ABSORBS", "CLAIM_CARRIER"],
};

/** The legs that a reader is told of. */
export const legsFor = (viewer: Voice["viewer"], legs: DecisionLegs): DecisionLegs =>
  viewer === "buyer" || viewer === "seller" ? legs.filter(({ type }) => !hiddenFrom[viewer].includes(type)) : legs;

/** Legs as one text, and as facts. A reader whom none of them concerns reads that no money moves. */
export const legsIn = (legs: DecisionLegs, voice: Voice) => {
  const shown = legsFor(voice.viewer, legs);
  const phrases = (shown.length === 0 ? [{ type: "NO_MONEY" as const }] : shown).map((leg) =>
    voice.phrase("disputeLeg", {
      code: leg.type,
      amount: "amountMinor" in leg ? voice.money(leg.amountMinor) : "",
    }),
  );
  const facts = shown.map((leg) => ({
    type: leg.type,
    ...("amountMinor" in leg ? { amount: amountFact(leg.amountMinor, voice.currency) } : {}),
  }));
  return { values: { legs: voice.list([...new Set(phrases)]) }, facts: { legs: facts } };
};

const opened: Teller<DisputeEventOf<"DisputeOpened">> = ({ data }, voice) => {
  const { openedBy, ground, units, returnId, clock } = data;
  return together(
    by(openedBy, voice),
    {
      values: { ground: voice.phrase("ground", { code: ground }), negotiating: yesNo(clock !== undefined), dueAt: "" },
    },
    {
      facts: {
        ground,
        units: units.map(({ value: { lineId, unitNo } }) => ({ lineId, unitNo })),
        ...(returnId === undefined ? {} : { returnId }),
      },
    },
    clock === undefined ? {} : due(clock.dueAt, voice),
  );
};

const triaged: Teller<DisputeEventOf<"DisputeTriaged">> = ({ data: { conclusive, clocks, proof } }, voice) => {
  const decision = clocks.find(({ name }) => name === "platform_decision");
  return together(
    { values: { conclusive: yesNo(conclusive !== undefined), hasDue: yesNo(decision !== undefined), dueAt: "" } },
    conclusive === undefined ? {} : { facts: { rule: conclusive } },
    { facts: forStaff(voice, { proof }) },
    decision === undefined ? {} : due(decision.dueAt, voice),
  );
};

// Which pieces they are, the evidence of the case shows to those who may see them.
const submitted: Teller<DisputeEventOf<"DisputeEvidenceSubmitted">> = ({ data }, voice) => {
  const { party, evidenceIds, late, visibility, withheldBecause } = data;
  return together(
    by(party, voice),
    { values: { late: yesNo(late) }, facts: { late, visibility } },
    { facts: forStaff(voice, { evidenceIds }) },
    withheldBecause === undefined ? {} : { facts: { withheldBecause } },
  );
};

const decided: Teller<DisputeEventOf<"DisputeDecisionMade">> = ({ data: { decision } }, voice) => {
  const { decisionId, legs, findings, rules, automatic, overrideReason, facts } = decision;
  return together(
    legsIn(legs, voice),
    { values: { findings: voice.list(findings.map((code) => voice.phrase("found", { code }))) } },
    { facts: { decisionId, findings, rules, automatic } },
    { facts: forStaff(voice, { basis: facts, ...(overrideReason === undefined ? {} : { overrideReason }) }) },
  );
};

type Late = "DisputeDecisionOverdue" | "DisputePaymentOverdue";

const late: Teller<DisputeEventOf<Late>> = ({ data: { dueAt } }, voice) => due(dueAt, voice);

/** How a dispute is opened, talked over, looked into and decided. */
export const disputeTellers = {
  DisputeOpened: opened,
  DisputeMessageSent: ({ data }, voice) => by(data.by, voice),
  DisputeOfferMade: ({ data: { offer } }, voice) =>
    together(by(offer.by, voice), amountIn(offer.amountMinor, voice), due(offer.expiresAt, voice), {
      facts: { offerId: offer.offerId, round: offer.round },
    }),
  DisputeOfferClosed: ({ data: { offerId, standing } }) => together(told({ standing }), { facts: { offerId } }),
  DisputeAgreementReached: ({ data: { offerId, acceptedBy, amountMinor } }, voice) =>
    together(amountIn(amountMinor, voice), { facts: { offerId, acceptedBy } }),
  DisputeEscalated: ({ data }) => together(told({ because: data.because }), { facts: { by: data.by } }),
  DisputeClockReminded: ({ data: { clock, party } }, voice) =>
    together(by(party, voice), { facts: forStaff(voice, { clock }) }),
  DisputeLapsed: () => ({}),
  DisputeWithdrawn: ({ data }, voice) => by(data.by, voice),
  DisputeTriaged: triaged,
  DisputeEvidenceRequested: ({ data: { request } }, voice) =>
    together(by(request.party, voice), due(request.dueAt, voice), {
      facts: { requestId: request.requestId, round: request.round, modules: request.modules },
    }),
  BuyerAwaited: () => ({}),
  SellerAwaited: () => ({}),
  BothAwaited: () => ({}),
  DisputeEvidenceSubmitted: submitted,
  DisputeEvidenceExtended: ({ data: { party, clock } }, voice) => together(by(party, voice), due(clock.dueAt, voice)),
  DisputeEvidenceMissed: ({ data: { party } }, voice) => by(party, voice),
  DisputeReviewBegun: () => ({}),
  DisputeDecisionProposed: ({ data: { decision, payloadHash, expiresAt } }, voice) =>
    together(legsIn(decision.legs, voice), due(expiresAt, voice), {
      facts: { decisionId: decision.decisionId, findings: decision.findings, payloadHash },
    }),
  DisputeDecisionMade: decided,
  DisputeDecisionRejected: ({ data: { decisionId } }) => ({ facts: { decisionId } }),
  DisputeDecisionExpired: ({ data: { decisionId } }) => ({ facts: { decisionId } }),
  DisputeDecisionOverdue: late,
} satisfies Partial<DisputeTellers<DisputeEvent["type"]>>;
