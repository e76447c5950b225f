import fc from "fast-check";
import { type FlowFlag, flowFlags, type PinnedFlag, type PinnedFlags } from "../../domain/kernel/flow-flags.ts";
import { addMs, type Instant } from "../../domain/kernel/instant.ts";
import { BuyerReason, Fault } from "../../domain/kernel/reasons.ts";
import type { ReturnTerms } from "../../domain/kernel/terms.ts";
import {
  type CommandOf,
  type InspectionLine,
  nextActions,
  type Return,
  type ReturnCommand,
  type ReturnEvent,
  refundableMinor,
  returns,
  wakeAt,
} from "../../domain/returns/index.ts";
import { allActions, DECISIONS_FROM, type Sender, validCommand } from "./return-actions.ts";
import {
  actors,
  afterDays,
  assignmentTo,
  command,
  compensationTerms,
  idOf,
  photo,
  type RequestReturnCommand,
  refundId,
  request,
  requestedAt,
  ring,
  terms,
  unitValue,
} from "./returns.ts";

const minor = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 60_000 }));

const paid = fc.record({
  // Something is paid for the first component, or there would be nothing to return for.
  item: fc.integer({ min: 1, max: 60_000 }),
  tax: minor,
  shipping: minor,
  shipping_tax: minor,
  fee: minor,
});

const granted: fc.Arbitrary<Partial<ReturnTerms>> = fc.record({
  verdict: fc.constantFrom("approve", "approve", "ask_seller", "ask_seller", "ask_seller", "ask_agent", "decline"),
  statutory: fc.constantFrom(false, false, false, true),
  fault: fc.constantFrom(...Fault.options),
  returnNeeded: fc.constantFrom(true, true, true, true, false),
  returnShippingPayer: fc.constantFrom("buyer", "seller", "platform"),
  outboundShippingRefund: fc.constantFrom("full", "share", "none"),
  refundTiming: fc.constantFrom("AFTER_INSPECTION", "AT_DELIVERY_SCAN", "AT_FIRST_SCAN", "IMMEDIATE", "RETURNLESS"),
  windowEndsAt: fc.integer({ min: -5, max: 60 }).map(afterDays),
  returnLabelCostMinor: fc.constantFrom(0, 500, 100_000),
  compensation: fc.constantFrom(undefined, compensationTerms),
  limits: fc
    .record({
      offerMinPercent: fc.constantFrom(0, 10, 10, 100),
      offerMaxPercent: fc.constantFrom(0, 90, 90, 100),
      offerRoundsMax: fc.integer({ min: 1, max: 4 }),
      resubmissionsMax: fc.integer({ min: 0, max: 2 }),
      sellerSilenceRefundsUpToMinor: fc.constantFrom(0, 20_000, 1_000_000),
      earlyRefundUpToMinor: fc.constantFrom(undefined, 0, 50_000, 1_000_000),
      firstOfferPercent: fc.constantFrom(undefined, 0, 30, 30, 100),
    })
    .map((limits) => ({ ...terms().limits, ...limits })),
});

const anyFlag = (flag: FlowFlag): fc.Arbitrary<PinnedFlag> =>
  fc
    .record({
      // An unknown one is what an older or newer definition may have pinned.
      variant: fc.constantFrom(...flowFlags[flag], "of_another_version"),
      isVaried: fc.boolean(),
    })
    .map(({ variant, isVaried }) => ({ variant, ...(isVaried ? { assignment: assignmentTo(flag) } : {}) }));

/** The flags of a case, each in any variant, by an experiment or not. */
const anyFlags: fc.Arbitrary<PinnedFlags> = fc.record(
  {
    refund_timing: anyFlag("refund_timing"),
    partial_offer: anyFlag("partial_offer"),
    seller_reminder: anyFlag("seller_reminder"),
  },
  { requiredKeys: [] },
);

const requestOf = (of: typeof granted, because: fc.Arbitrary<BuyerReason>): fc.Arbitrary<RequestReturnCommand> =>
  fc
    .record({
      granted: of,
      units: fc.array(fc.record({ paid, reason: because }), { minLength: 1, maxLength: 3 }),
      flags: anyFlags,
    })
    .map(({ granted: some, units, flags }) =>
      request(some, {
        flags,
        units: units.map(({ paid: amounts, reason }, index) => ({
          value: unitValue({ unitNo: index + 1, paid: amounts }),
          reason,
          evidenceIds: [],
        })),
      }),
    );

// Under any terms at all a flag seldom finds everything that it needs, so one life in four is one in which flags can matter.
const flaggable = granted.map((some): Partial<ReturnTerms> => {
  const { limits, refundTiming = "AFTER_INSPECTION" } = some;
  const isMovable = refundTiming !== "IMMEDIATE" && refundTiming !== "RETURNLESS";
  return {
    ...some,
    verdict: some.verdict === "approve" ? "approve" : "ask_seller",
    statutory: false,
    fault: "SELLER",
    returnNeeded: true,
    refundTiming: isMovable ? refundTiming : "AFTER_INSPECTION",
    limits: {
      ...(limits ?? terms().limits),
      offerMinPercent: 0,
      offerMaxPercent: 90,
      sellerSilenceRefundsUpToMinor: 0,
      earlyRefundUpToMinor: 1_000_000,
      firstOfferPercent: 30,
    },
  };
});

/** A request of one to three units under any terms, with any flags. */
export const anyRequest: fc.Arbitrary<RequestReturnCommand> = fc.oneof(
  { weight: 3, arbitrary: requestOf(granted, fc.constantFrom(...BuyerReason.options)) },
  { weight: 1, arbitrary: requestOf(flaggable, fc.constantFrom("CHANGED_MIND", "NOT_AS_DESCRIBED", "LATE_DELIVERY")) },
);

/** One thing that happens: how long after the last, and which of the things that could. */
export type Move = { readonly hours: number; readonly pick: number; readonly variant: number };

/** A life of a case, long enough for every branch. */
export const anyMoves: fc.Arbitrary<readonly Move[]> = fc.array(
  fc.record({
    hours: fc.oneof(
      { weight: 8, arbitrary: fc.integer({ min: 0, max: 10 }) },
      { weight: 1, arbitrary: fc.integer({ min: 11, max: 400 }) },
    ),
    pick: fc.nat(10_000),
    variant: fc.nat(10_000),
  }),
  { minLength: 5, maxLength: 40, size: "max" },
);

const parcelIn = ({ parcels }: Return, variant: number): string =>
  parcels[variant % Math.max(1, parcels.length)]?.parcelId ?? `parcel-found-${variant % 3}`;

const scans = (state: Return, at: Instant, id: number, variant: number): ReturnCommand[] =>
  (["first_scan", "in_transit", "delivered", "delivered", "lost", "returned"] as const).map((kind) =>
    command("RecordScan", actors.carrier, {
      at,
      parcelId: variant % 4 === 0 ? `parcel-found-${variant % 3}` : parcelIn(state, variant),
      scan: kind,
      scannedAt: addMs(at, ((variant % 7) - 4) * 3_600_000),
      arrangedBy: (["buyer", "seller", "platform"] as const)[variant % 3],
      refundId: refundId(id),
      ...(variant % 5 === 0 ? { units: [{ lineId: "line-1", unitNo: 1 }] } : {}),
    }),
  );

const outcomes = (state: Return, at: Instant, variant: number): ReturnCommand[] =>
  [...state.refunds, ...state.compensations]
    .filter(({ outcome }) => outcome === undefined)
    .flatMap(({ refundId: refund, amountMinor }) => [
      command("RecordRefundSubmitted", actors.system, { at, refundId: refund }),
      command("RecordRefundOutcome", actors.system, {
        at,
        refundId: refund,
        ...((
          [
            { outcome: "paid", refundedMinor: amountMinor },
            { outcome: "partly_paid", refundedMinor: Math.floor(amountMinor / 2) },
            { outcome: "cancelled", refundedMinor: 0 },
          ] as const
        )[variant % 3] ?? { outcome: "paid", refundedMinor: amountMinor }),
      }),
    ]);

const chargebacks = (state: Return, at: Instant): ReturnCommand[] =>
  (state.suspended === undefined ? (["opened"] as const) : (["won", "won", "lost"] as const)).map((phase) =>
    command("RecordChargeback", actors.payment_provider, { at, chargebackId: "cb-1", phase }),
  );

const mixedLine = (unit: Return["units"][number], variant: number): InspectionLine => {
  const base = { lineId: unit.lineId, unitNo: unit.unitNo, deductions: [], evidenceIds: [photo(3)] };
  const kept = unit.reason === "SUSPECTED_COUNTERFEIT" ? "quarantine" : "restock";
  const lines: readonly InspectionLine[] = [
    { ...base, result: "accepted", disposition: kept },
    { ...base, result: "rejected", reason: "WRONG_ITEM_RETURNED", disposition: "quarantine" },
    { ...base, result: "missing", reason: "EMPTY_PARCEL" },
    {
      ...base,
      result: "accepted_with_deduction",
      deductions: [{ code: "DIMINISHED_VALUE", amountMinor: 1 + (variant % 50) }],
      disposition: kept,
    },
  ];
  return lines[(variant + unit.unitNo) % lines.length] ?? { ...base, result: "accepted", disposition: kept };
};

const mixedInspection = ({ state, at, id }: Omit<Sender, "role">, variant: number): ReturnCommand[] => {
  const arrived = state.units.filter((unit) => unit.reception === "received" && unit.acceptance === "pending");
  if (state.status !== "inspecting" || arrived.length === 0) return [];
  const lines = arrived.map((unit) => mixedLine(unit, variant));
  return [command("RecordInspection", actors.seller, { at, lines, refundId: refundId(id) })];
};

const grantFor = (outcome: string, variant: number): Pick<CommandOf<"ProposeDecision">, "compensation"> =>
  outcome === "compensate" || variant % 4 === 1
    ? { compensation: { amountMinor: 1 + (variant % 6_000), tender: "store_credit", reason: "GOODWILL" } }
    : {};

const bonus = (at: Instant, id: number, variant: number): ReturnCommand =>
  command("RecordStoreCreditBonus", actors.system, { at, refundId: refundId(id), amountMinor: 1 + (variant % 99) });

const decided = [
  "refund_full",
  "refund_partial",
  "refund_without_return",
  "approve_return",
  "settle_liability",
  "compensate",
] as const;

const decisions = (state: Return, at: Instant, id: number, variant: number): ReturnCommand[] =>
  decided.map((outcome) =>
    command("ProposeDecision", variant % 2 === 0 ? actors.senior_agent : actors.agent, {
      at,
      decisionId: idOf("dec_", DECISIONS_FROM + id),
      outcome,
      ...(outcome === "refund_partial" ? { amountMinor: 1 + (variant % Math.max(1, refundableMinor(state))) } : {}),
      overrideReason: "EVIDENCE_OUTWEIGHS_RULE",
      payer: (["seller", "platform", "carrier"] as const)[variant % 3] ?? "platform",
      ...grantFor(outcome, variant),
      refundId: refundId(id),
    }),
  );

const endings: ReadonlySet<string> = new Set(["withdraw", "close-as-duplicate", "decisions"]);

const people = (state: Return, at: Instant, id: number) => {
  const listed = nextActions(state, at).map(({ action, actor }) => ({
    isEnding: endings.has(action),
    sent: validCommand(action, { state, at, role: actor, id }),
  }));
  const those = (isEnding: boolean) => listed.filter((one) => one.isEnding === isEnding).map(({ sent }) => sent);
  return { onward: those(false), endings: those(true) };
};

const ringings = (state: Return, at: Instant, id: number): ReturnCommand[] => {
  const wake = wakeAt(state);
  return wake !== undefined && wake > at ? [ring(wake, id)] : [ring(at, id)];
};

const outOfTurn = (state: Return, at: Instant, id: number, variant: number): ReturnCommand[] =>
  (["buyer", "seller", "agent", "senior_agent"] as const).map((role) =>
    validCommand(allActions[variant % allActions.length] ?? "approve", { state, at, role, id }),
  );

/** What could be sent to the case now, by kind; the kinds that lead on come up most, so that lives get long. */
const candidates = (state: Return, at: Instant, id: number, { pick, variant }: Move): readonly ReturnCommand[] => {
  const { onward, endings: ends } = people(state, at, id);
  const travel = ["awaiting_handover", "in_transit", "lapsed"].includes(state.status);
  const kinds = [
    onward,
    onward,
    onward,
    [...mixedInspection({ state, at, id }, variant), ...onward],
    travel ? scans(state, at, id, variant) : onward,
    travel ? scans(state, at, id, variant) : outcomes(state, at, variant),
    variant % 5 === 0 && state.refunds.length > 0 ? [bonus(at, id, variant)] : outcomes(state, at, variant),
    ringings(state, at, id),
    variant % 4 === 0 ? [...decisions(state, at, id, variant), ...ends] : decisions(state, at, id, variant),
    variant % 3 === 0 ? chargebacks(state, at) : outOfTurn(state, at, id, variant),
    scans(state, at, id, variant),
  ];
  const kind = kinds[pick % kinds.length] ?? [];
  return kind.length > 0 ? kind : ringings(state, at, id);
};

/** One step of a life: what was sent, what it led to, and the case before and after. */
export type Visited = {
  readonly before: Return | undefined;
  readonly sent: ReturnCommand;
  readonly decision: ReturnType<typeof returns.decide>;
  readonly events: readonly ReturnEvent[];
  readonly after: Return | undefined;
};

const send = (before: Return | undefined, sent: ReturnCommand): Visited => {
  const decision = returns.decide(before, sent);
  const events = decision.outcome === "accepted" ? decision.events : [];
  return { before, sent, decision, events, after: events.reduce(returns.evolve, before) };
};

/** Lives a case: opens it and sends whatever the moves pick. Calls back after every command, refused ones too. */
export const walk = (
  opening: RequestReturnCommand,
  moves: readonly Move[],
  visit: (visited: Visited) => void = () => {},
): { readonly state: Return; readonly at: Instant; readonly events: readonly ReturnEvent[] } => {
  const first = send(undefined, opening);
  visit(first);
  const events = [...first.events];
  let state = first.after;
  let at = requestedAt;
  if (state === undefined) throw new Error(`refused: ${JSON.stringify(first.decision)}`);
  for (const [index, move] of moves.entries()) {
    at = addMs(at, move.hours * 3_600_000);
    const choices = candidates(state, at, index + 2, move);
    const chosen = choices[Math.floor(move.pick / 11) % choices.length];
    if (chosen === undefined) continue;
    const visited = send(state, chosen);
    at = chosen.at > at ? chosen.at : at;
    visit(visited);
    events.push(...visited.events);
    state = visited.after ?? state;
  }
  return { state, at, events };
};
