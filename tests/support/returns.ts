import type { Actor, ActorRole } from "../../domain/kernel/actor.ts";
import type { MarketCalendar } from "../../domain/kernel/clocks.ts";
import type { Assignment, FlowFlag, FlowVariant, PinnedFlags } from "../../domain/kernel/flow-flags.ts";
import { BuyerId, type IdPrefix, newId, OrderId, SellerId } from "../../domain/kernel/ids.ts";
import { addMs, type Instant, instant } from "../../domain/kernel/instant.ts";
import type { ReturnTerms } from "../../domain/kernel/terms.ts";
import type { UnitValue } from "../../domain/ledger/unit-value.ts";
import {
  type CommandOf,
  decisionHashOf,
  type RequestedUnit,
  type Return,
  type ReturnCommand,
  type ReturnCommandType,
  type ReturnEvent,
  returns,
} from "../../domain/returns/index.ts";
import { given as givenOf, played as playedOf } from "./given-when-then.ts";

/** A Monday morning. */
export const requestedAt: Instant = instant("2026-03-02T10:00:00Z");

const hourMs = 3_600_000;

/** So many hours after the request. */
export const afterHours = (hours: number): Instant => addMs(requestedAt, hours * hourMs);

/** So many days after the request. */
export const afterDays = (days: number): Instant => afterHours(days * 24);

/** A market without surprises: UTC, weekends off, and its years known. */
export const calendar: MarketCalendar = {
  market: "GB",
  timeZone: "UTC",
  weekend: [6, 7],
  holidays: ["2020-01-01", "2045-12-25"],
};

const crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

const ulidOf = (number: number): string =>
  `01KK${"0".repeat(19)}${crockford[(number >> 10) & 31]}${crockford[(number >> 5) & 31]}${crockford[number & 31]}`;

/** A readable id: the same prefix and number always name the same thing. */
export const idOf = <Prefix extends IdPrefix>(prefix: Prefix, number: number) => newId(prefix, ulidOf(number));

export const actors = {
  buyer: { role: "buyer", id: "buyer-1" },
  seller: { role: "seller", id: "seller-user-1" },
  agent: { role: "agent", id: "agent-1" },
  senior_agent: { role: "senior_agent", id: "senior-1" },
  otherSenior: { role: "senior_agent", id: "senior-2" },
  platform: { role: "platform", id: "platform" },
  carrier: { role: "carrier", id: "carrier" },
  payment_provider: { role: "payment_provider", id: "psp" },
  warehouse: { role: "warehouse", id: "warehouse-1" },
  system: { role: "system", id: "recourse" },
} as const satisfies Record<string, Actor>;

export const photo = (number = 1) => idOf("evd_", number);

/** One unit that cost 100.00: 80.00 goods, 10.00 tax, 8.00 shipping, 1.00 tax on it, 1.00 fee. */
export const unitValue = (overrides: Partial<UnitValue> = {}): UnitValue => ({
  lineId: "line-1",
  unitNo: 1,
  sellerId: "seller-1",
  paid: { item: 8_000, tax: 1_000, shipping: 800, shipping_tax: 100, fee: 100 },
  discounts: [],
  commissionMinor: 1_200,
  ...overrides,
});

export const aUnit = (overrides: Partial<RequestedUnit> = {}): RequestedUnit => ({
  value: unitValue(),
  reason: "CHANGED_MIND",
  evidenceIds: [],
  ...overrides,
});

/** So many units of one line. */
export const someUnits = (count: number, overrides: Partial<RequestedUnit> = {}): RequestedUnit[] =>
  Array.from({ length: count }, (_, index) => aUnit({ ...overrides, value: unitValue({ unitNo: index + 1 }) }));

export const overrideTerms: ReturnTerms["overrides"] = [
  {
    reason: "EVIDENCE_OUTWEIGHS_RULE",
    agentCapMinor: 50_000,
    seniorCapMinor: 500_000,
    secondPersonAboveMinor: 20_000,
    payers: ["seller", "platform", "carrier", "buyer"],
  },
  {
    reason: "GOODWILL",
    agentCapMinor: 5_000,
    seniorCapMinor: 50_000,
    secondPersonAboveMinor: 10_000,
    payers: ["platform", "seller"],
  },
];

/** What agents may grant of the platform's own money where a test's policy knows it. */
export const compensationTerms: NonNullable<ReturnTerms["compensation"]> = {
  agentCapMinor: 5_000,
  seniorCapMinor: 50_000,
  secondPersonAboveMinor: 4_000,
  reasons: ["GOODWILL"],
  storeCreditBonusPercent: 5,
};

/** What a usual policy grants: goods back by the seller's label within the lengths most marketplaces use. */
export const terms = (overrides: Partial<ReturnTerms> = {}): ReturnTerms => ({
  policy: { id: "returns-GB", version: 3 },
  verdict: "approve",
  explanation: [{ ruleId: "change-of-mind", citation: "house rule 1", sentence: "You can return it." }],
  statutory: false,
  fault: "BUYER",
  returnNeeded: true,
  returnShippingPayer: "seller",
  outboundShippingRefund: "full",
  refundTiming: "AFTER_INSPECTION",
  evidencePhotosMin: 0,
  windowEndsAt: afterDays(30),
  returnLabelCostMinor: 0,
  commissionReturned: true,
  sellerAdminFeePercent: 0,
  clocks: {
    sellerAnswer: { businessDays: 2 },
    offerValidity: { hours: 48 },
    negotiationTotal: { calendarDays: 10 },
    rejectionReaction: { calendarDays: 7 },
    handOver: { calendarDays: 14 },
    transitSilence: { calendarDays: 10 },
    inspection: { businessDays: 2 },
    inspectionCap: { calendarDays: 10 },
    inspectionExtension: { businessDays: 3 },
    analysisPause: { businessDays: 5 },
    sellerContest: { businessDays: 3 },
    badParcelReport: { businessDays: 7 },
    platformDecision: { businessDays: 5 },
    provisionalPayment: { businessDays: 10 },
    refundSubmission: { hours: 24 },
  },
  limits: {
    sellerSilenceRefundsUpToMinor: 5_000,
    offerMinPercent: 10,
    offerMaxPercent: 90,
    offerRoundsMax: 3,
    resubmissionsMax: 1,
    restockingFeeMaxPercent: 20,
    diminishedValueMaxPercent: 50,
    notReceivedBarHours: 24,
    goodwillPerAgentMonthMinor: 1_000_000,
    platformAbsorbsUndeterminedUpToMinor: 2_000,
    earlyRefundUpToMinor: 20_000,
    firstOfferPercent: 30,
  },
  overrides: overrideTerms,
  ...overrides,
});

/** That an experiment over a flag gave the case its variant. */
export const assignmentTo = (flag: FlowFlag): Assignment => ({
  key: `${flag}_v1`,
  unit: "CASE",
  unitId: idOf("ret_", 1),
  assignmentId: `${flag}_v1:${idOf("ret_", 1)}`,
});

/** One flag of a case, as an experiment set it. */
export const pinned = <Flag extends FlowFlag>(flag: Flag, variant: FlowVariant<Flag>): PinnedFlags => ({
  [flag]: { variant, assignment: assignmentTo(flag) },
});

type Head = "type" | "at" | "actor" | "calendar" | "approveWithin" | "payloadHash";
type Extras = { readonly at?: Instant; readonly actor?: Actor; readonly payloadHash?: string };

/** Stands for the hash of whatever waits when the command arrives: a second person who has just looked. */
const AS_SEEN = "as seen";

const ofTheDesk: { readonly [T in ReturnCommandType]?: object } = {
  ProposeDecision: { approveWithin: { hours: 24 } },
  ConfirmDecision: { payloadHash: AS_SEEN },
};

/** A command as somebody sends it; `at` and `actor` default to the request's instant and to whose part it is. */
export const command = <Type extends ReturnCommandType>(
  type: Type,
  actor: Actor,
  payload: Omit<CommandOf<Type>, Head> & Extras,
): CommandOf<Type> =>
  ({ type, calendar, at: requestedAt, actor, ...ofTheDesk[type], ...payload }) as unknown as CommandOf<Type>;

const seen = (state: Return | undefined, sent: ReturnCommand): ReturnCommand =>
  sent.type === "ConfirmDecision" && sent.payloadHash === AS_SEEN && state?.pendingDecision !== undefined
    ? { ...sent, payloadHash: decisionHashOf(state, state.pendingDecision) }
    : sent;

/** Returns, where a second person agrees to what there is unless a command says otherwise. */
const looking: typeof returns = { ...returns, decide: (state, sent) => returns.decide(state, seen(state, sent)) };

export type RequestReturnCommand = CommandOf<"RequestReturn">;

/** The request that every case here begins with; terms of the policy are overridden one by one. */
export const request = (
  granted: Partial<ReturnTerms> = {},
  overrides: Partial<RequestReturnCommand> = {},
): RequestReturnCommand =>
  command("RequestReturn", actors.buyer, {
    returnId: idOf("ret_", 1),
    orderId: OrderId.parse("order-1"),
    buyerId: BuyerId.parse("buyer-1"),
    sellerId: SellerId.parse("seller-1"),
    market: "GB",
    currency: "GBP",
    units: [aUnit()],
    terms: terms(granted),
    refundId: idOf("rfd_", 1),
    ...overrides,
  });

export const refundId = (number = 1) => idOf("rfd_", number);

export const ring = (at: Instant, refund = 9) =>
  command("RingClock", actors.system, { at, refundId: refundId(refund) });

export const handOver = (at: Instant, overrides: Partial<CommandOf<"HandOver">> = {}) =>
  command("HandOver", actors.buyer, {
    at,
    parcelId: "parcel-1",
    arrangedBy: "seller",
    carrier: "royal-mail",
    trackingNumber: "RM1",
    proofIds: [],
    ...overrides,
  });

export const scan = (
  kind: CommandOf<"RecordScan">["scan"],
  at: Instant,
  overrides: Partial<CommandOf<"RecordScan">> = {},
) =>
  command("RecordScan", actors.carrier, {
    at,
    parcelId: "parcel-1",
    scan: kind,
    scannedAt: at,
    refundId: refundId(2),
    ...overrides,
  });

export const paid = (at: Instant, refundedMinor: number, refund = 1) =>
  command("RecordRefundOutcome", actors.system, { at, refundId: refundId(refund), outcome: "paid", refundedMinor });

/** `given(...commands).when(command).thenTypes(...)`: a return after these commands, each of which must be accepted. */
export const given = (...commands: readonly ReturnCommand[]) => givenOf(looking, playedOf(looking, ...commands));

/** A return after exactly these events. */
export const givenEvents = (events: readonly ReturnEvent[]) => givenOf(looking, events);

/** The state after these commands. */
export const stateAfter = (...commands: readonly ReturnCommand[]): Return => {
  const state = playedOf(looking, ...commands).reduce(returns.evolve, returns.initial);
  if (state === undefined) throw new Error("nothing was requested");
  return state;
};

/** An actor of a role, where only the role matters. */
export const actorOf = (role: ActorRole): Actor => actors[role];
