import { disputeTerms } from "../../adapters/policies/dispute-terms.ts";
import {
  type Dispute,
  type DisputeCommand,
  type DisputeCommandOf,
  type DisputeCommandType,
  type DisputedUnit,
  type DisputeEvent,
  type DisputeRefusal,
  type DisputeState,
  type DisputeTerms,
  decisionHashOf,
  disputes,
  type Party,
  type ProofFacts,
  payBuyer,
} from "../../domain/disputes/index.ts";
import type { Actor } from "../../domain/kernel/actor.ts";
import { replay } from "../../domain/kernel/decider.ts";
import { BuyerId, OrderId, SellerId } from "../../domain/kernel/ids.ts";
import { instant } from "../../domain/kernel/instant.ts";
import type { DisputeGround } from "../../domain/kernel/reasons.ts";
import { noAmounts } from "../../domain/ledger/component-amounts.ts";
import { given as givenOf, played as playedOf } from "./given-when-then.ts";
import { actors, afterHours, calendar, idOf, overrideTerms, photo, requestedAt, unitValue } from "./returns.ts";

/** What stands in the rules for disputes on a ground, in pounds. */
export const termsOf = (
  ground: DisputeGround,
  openedBy: Party = "buyer",
  rest: Partial<DisputeTerms> = {},
): DisputeTerms => ({
  ...disputeTerms(ground, openedBy, {
    market: "GB",
    policy: { id: "returns-GB", version: 3 },
    overrides: overrideTerms,
    goodwillPerAgentMonthMinor: 90_000,
  }),
  ...rest,
});

/** A unit of 100.00 in dispute, of which nothing was refunded, but for what is said. */
export const disputedUnit = (unitNo = 1, rest: Partial<DisputedUnit> = {}): DisputedUnit => ({
  value: unitValue({ unitNo }),
  orderedBefore: noAmounts,
  paid: noAmounts,
  paidMinor: 0,
  ...rest,
});

/** Shipped, not known to have arrived, and promised for a day that has passed. */
export const lostOnTheWay: ProofFacts = {
  shipped: true,
  deliveryProven: false,
  promisedAt: instant("2026-02-20T00:00:00Z"),
};
/** No carrier ever had it, and it should have arrived. */
export const neverScanned: ProofFacts = { ...lostOnTheWay, shipped: false };
/** It arrived. */
export const delivered: ProofFacts = {
  ...lostOnTheWay,
  deliveryProven: true,
  deliveredAt: instant("2026-02-19T00:00:00Z"),
};

/** What an escalation brings. */
export const escalation = (proof: ProofFacts = lostOnTheWay, number = 1) => ({
  proof,
  decisionId: idOf("dec_", number),
  refundId: idOf("rfd_", number),
});

type Head = "type" | "at" | "actor" | "calendar";

/** A command of one name, at the opening unless said otherwise. */
export const ask = <Type extends DisputeCommandType>(
  type: Type,
  actor: Actor,
  payload: Omit<DisputeCommandOf<Type>, Head> & { readonly at?: DisputeCommand["at"] },
): DisputeCommandOf<Type> =>
  ({ type, at: requestedAt, calendar, actor, ...payload }) as unknown as DisputeCommandOf<Type>;

/** A dispute about two units that were not as described, opened by the buyer unless said otherwise. */
export const opening = (rest: Partial<DisputeCommandOf<"OpenDispute">> = {}): DisputeCommandOf<"OpenDispute"> => {
  const { ground = "NOT_AS_DESCRIBED", openedBy = "buyer" } = rest;
  return ask("OpenDispute", actors[openedBy], {
    disputeId: idOf("dsp_", 1),
    orderId: OrderId.parse("order-1"),
    buyerId: BuyerId.parse("buyer-1"),
    sellerId: SellerId.parse("seller-1"),
    market: "GB",
    currency: "GBP",
    openedBy,
    returnIsOpen: false,
    mayComeBack: false,
    ground,
    units: [disputedUnit(1), disputedUnit(2)],
    terms: termsOf(ground, openedBy),
    evidenceIds: [],
    ...rest,
  });
};

/** Files of one kind. */
export const pieces = (
  module: DisputeCommandOf<"SubmitEvidence">["pieces"][number]["module"],
  count = 1,
  mediaType = "image/png",
): DisputeCommandOf<"SubmitEvidence">["pieces"] =>
  Array.from({ length: count }, (_, index) => ({ evidenceId: photo(index + 1), mediaType, module }));

/** Evidence from a party. */
export const submit = (
  party: Party,
  given: DisputeCommandOf<"SubmitEvidence">["pieces"],
  rest: Partial<DisputeCommandOf<"SubmitEvidence">> = {},
) => ask("SubmitEvidence", actors[party], { pieces: given, visibility: "shared", ...rest });

/** A party takes the dispute to the platform. */
export const escalating = (hours = 1, party: Party = "buyer", proof: ProofFacts = lostOnTheWay) =>
  ask("EscalateDispute", actors[party], { at: afterHours(hours), ...escalation(proof) });

/** The timer, so many hours after the opening. */
export const ringAt = (hours: number, proof: ProofFacts = lostOnTheWay, number = 90) =>
  ask("RingClock", actors.system, { at: afterHours(hours), ...escalation(proof, number) });

/** An offer of a party. */
export const offer = (party: Party, amountMinor: number, hours = 1, number = 1) =>
  ask("MakeOffer", actors[party], { offerId: idOf("off_", number), amountMinor, at: afterHours(hours) });

/** Both parties were asked and answered: the dispute is under review, four hours after it was opened. */
export const reviewed = (rest: Partial<DisputeCommandOf<"OpenDispute">> = {}): readonly DisputeCommand[] => [
  opening(rest),
  escalating(),
  submit("buyer", pieces("photo_of_item"), { at: afterHours(3) }),
  submit("seller", pieces("listing"), { at: afterHours(4) }),
];

type Decide = DisputeCommandOf<"ProposeDecision">;

/** The buyer gets an amount, and the seller bears it. */
export const paying = (state: Dispute, amountMinor: number): Decide["legs"] => {
  const pay = payBuyer(state, amountMinor);
  return pay === undefined ? [{ type: "NO_MONEY" }] : [pay, { type: "RECOVER_FROM_SELLER", amountMinor }];
};

/** An agent decides, six hours after the opening unless said otherwise. */
export const deciding = (legs: Decide["legs"], rest: Partial<Decide> & { readonly number?: number } = {}) => {
  const { number = 5, ...own } = rest;
  return ask("ProposeDecision", actors.agent, {
    at: afterHours(6),
    decisionId: idOf("dec_", number),
    refundId: idOf("rfd_", number),
    legs,
    findings: ["ITEM_DIFFERS"],
    rules: [],
    ...own,
  });
};

/** A payment that has ended. */
export const paidOut = (refundedMinor: number, number = 5, outcome: "paid" | "partly_paid" | "cancelled" = "paid") =>
  ask("RecordPayment", actors.system, { at: afterHours(8), refundId: idOf("rfd_", number), outcome, refundedMinor });

/** The dispute after these commands, each of which must be accepted. */
export const disputeAfter = (...commands: readonly DisputeCommand[]): Dispute => {
  const state = replay(disputes, playedOf(disputes, ...commands));
  if (state === undefined) throw new Error("no dispute was opened");
  return state;
};

/** The second person agrees to exactly what waits. */
export const confirming = (state: Dispute, actor: Actor = actors.senior_agent, hours = 7) => {
  const { pending } = state;
  if (pending === undefined) throw new Error("no decision waits");
  return ask("ConfirmDecision", actor, {
    at: afterHours(hours),
    decisionId: pending.decision.decisionId,
    refundId: idOf("rfd_", 6),
    payloadHash: decisionHashOf(state, pending.decision),
  });
};

/** What had been asked of a dispute, all of which was accepted. */
export const given = (...commands: readonly DisputeCommand[]) =>
  givenOf<DisputeState, DisputeCommand, DisputeEvent, DisputeRefusal>(disputes, playedOf(disputes, ...commands));
