import { describe, expect, it } from "vitest";
import { fractionAt } from "../../../domain/kernel/clocks.ts";
import type { PinnedFlags } from "../../../domain/kernel/flow-flags.ts";
import { flowVariant } from "../../../domain/kernel/flow-flags.ts";
import type { BuyerReason } from "../../../domain/kernel/reasons.ts";
import type { RefundTiming, ReturnTerms } from "../../../domain/kernel/terms.ts";
import { nextActions, type ReturnCommand, type ReturnEvent } from "../../../domain/returns/index.ts";
import {
  actors,
  afterDays,
  afterHours,
  aUnit,
  command,
  given,
  handOver,
  idOf,
  paid,
  photo,
  pinned,
  refundId,
  request,
  requestedAt,
  ring,
  scan,
  stateAfter,
  terms,
} from "../../support/returns.ts";

const exposures = (events: readonly ReturnEvent[]) =>
  events.flatMap((event) => (event.type === "VariantExposed" ? [event.data] : []));

const opened = (
  flags: PinnedFlags | undefined,
  granted: Partial<ReturnTerms> = {},
  reason: BuyerReason = "CHANGED_MIND",
) => request(granted, { units: [aUnit({ reason })], ...(flags === undefined ? {} : { flags }) });

describe("a variant", () => {
  it.each([
    [undefined, "by_policy"],
    [{}, "by_policy"],
    [{ refund_timing: { variant: "first_scan" } }, "first_scan"],
    [{ refund_timing: { variant: "of_another_version" } }, "by_policy"],
    [{ seller_reminder: { variant: "early" } }, "by_policy"],
  ] as const)("%j means %s", (flags, variant) => expect(flowVariant(flags, "refund_timing")).toBe(variant));
});

describe("refund_timing", () => {
  const sent = handOver(afterHours(1));
  const seen = scan("first_scan", afterHours(2));
  const delivered = scan("delivered", afterHours(3), { refundId: refundId(3) });
  const orderedAfter = (opening: ReturnCommand, ...steps: readonly ReturnCommand[]) =>
    stateAfter(opening, ...steps).refunds.length > 0;

  it.each<[RefundTiming, "by_policy" | "first_scan" | "after_inspection", boolean, boolean]>([
    ["AFTER_INSPECTION", "by_policy", false, false],
    ["AFTER_INSPECTION", "first_scan", true, true],
    ["AFTER_INSPECTION", "after_inspection", false, false],
    ["AT_DELIVERY_SCAN", "first_scan", true, true],
    ["AT_DELIVERY_SCAN", "by_policy", false, true],
    ["AT_DELIVERY_SCAN", "after_inspection", false, false],
    ["AT_FIRST_SCAN", "by_policy", true, true],
    ["AT_FIRST_SCAN", "after_inspection", false, false],
  ])("policy %s, variant %s: paid at the first scan %s, at the delivery %s", (refundTiming, variant, first, second) => {
    const opening = opened(pinned("refund_timing", variant), { refundTiming });
    expect(orderedAfter(opening, sent)).toBe(false);
    expect(orderedAfter(opening, sent, seen)).toBe(first);
    expect(orderedAfter(opening, sent, seen, delivered)).toBe(second);
    const received = command("ConfirmReceipt", actors.seller, { at: afterHours(3), refundId: refundId(4) });
    expect(orderedAfter(opening, sent, received)).toBe(second);
  });

  it.each<[string, Partial<ReturnTerms>, BuyerReason, boolean]>([
    ["a withdrawal by law", { statutory: true, refundTiming: "AT_FIRST_SCAN" }, "CHANGED_MIND", true],
    ["goods that are not as sold", { refundTiming: "AT_FIRST_SCAN" }, "NOT_AS_DESCRIBED", true],
    [
      "a value above the limit",
      { refundTiming: "AT_FIRST_SCAN", limits: { ...terms().limits, earlyRefundUpToMinor: 9_999 } },
      "CHANGED_MIND",
      true,
    ],
    [
      "a case from before the limit",
      { refundTiming: "AT_FIRST_SCAN", limits: { ...terms().limits, earlyRefundUpToMinor: undefined } },
      "CHANGED_MIND",
      true,
    ],
    ["the limit itself", { limits: { ...terms().limits, earlyRefundUpToMinor: 10_000 } }, "CHANGED_MIND", false],
  ])("leaves %s as the policy says it", (_name, granted, reason, isPolicys) => {
    const variant = isPolicys ? "after_inspection" : "first_scan";
    const opening = opened(pinned("refund_timing", variant), granted, reason);
    expect(orderedAfter(opening, sent, seen)).toBe(true);
    const { events } = given(opening, sent).when(seen);
    expect(exposures(events)).toHaveLength(isPolicys ? 0 : 1);
  });

  it.each(["IMMEDIATE", "RETURNLESS"] as const)("touches no %s", (refundTiming) =>
    expect(orderedAfter(opened(pinned("refund_timing", "after_inspection"), { refundTiming }))).toBe(true),
  );

  it.each(["by_policy", "first_scan", "after_inspection"] as const)(
    "exposes %s where the goods are first seen, once",
    (variant) => {
      const opening = opened(pinned("refund_timing", variant));
      expect(exposures(given(opening).when(sent).events)).toEqual([]);
      expect(exposures(given(opening, sent).when(seen).events)).toEqual([
        {
          key: "refund_timing_v1",
          flag: "refund_timing",
          variant,
          unit: "CASE",
          unitId: idOf("ret_", 1),
          assignmentId: `refund_timing_v1:${idOf("ret_", 1)}`,
          surface: "parcel_seen",
        },
      ]);
      expect(exposures(given(opening, sent, seen).when(delivered).events)).toEqual([]);
      expect(stateAfter(opening, sent, seen, delivered).exposed).toEqual(["refund_timing"]);
    },
  );

  it("exposes nobody whom no experiment chose", () => {
    const flags: PinnedFlags = { refund_timing: { variant: "first_scan" } };
    const { events } = given(opened(flags), sent).when(seen);
    expect(events.map(({ type }) => type)).toEqual(["ParcelScanned", "RefundOrdered"]);
  });
});

describe("partial_offer", () => {
  const faulty = { fault: "SELLER", verdict: "ask_seller" } as const;
  const first = pinned("partial_offer", "offer_first");
  const approve = command("ApproveReturn", actors.seller, { at: afterHours(2), refundId: refundId(7) });
  const offerId = idOf("off_", 7);
  const begun = [opened(first, faulty, "NOT_AS_DESCRIBED"), approve] as const;

  it("offers 30 % for keeping the goods once the return is approved, under the approved return's clock", () => {
    const state = stateAfter(...begun);
    expect(state.status).toBe("negotiating");
    expect(state.offers).toMatchObject([
      { offerId, by: "platform", round: 1, amountMinor: 3_000, withReturn: false, standing: "open" },
    ]);
    expect(state.clock).toMatchObject({ name: "offer", onTimeout: "fall_back", dueAt: afterHours(50) });
    expect(state.negotiation).toMatchObject({ from: "awaiting_handover", resume: { name: "hand_over" } });
  });

  it("goes straight to the return in the other arm, and exposes both at the same place", () => {
    const straight = opened(pinned("partial_offer", "straight_to_return"), faulty, "NOT_AS_DESCRIBED");
    expect(
      given(straight)
        .when(approve)
        .events.map(({ type }) => type),
    ).toEqual(["ReturnApproved", "VariantExposed"]);
    expect(
      given(begun[0])
        .when(approve)
        .events.map(({ type }) => type),
    ).toEqual(["ReturnApproved", "VariantExposed", "OfferMade"]);
    expect(given(opened(undefined, faulty, "NOT_AS_DESCRIBED")).when(approve).events).toHaveLength(1);
  });

  const straightOn = stateAfter(opened(undefined, faulty, "NOT_AS_DESCRIBED"), approve);

  it.each<[string, ReturnCommand]>([
    ["declined", command("DeclineOffer", actors.buyer, { at: afterHours(3), offerId })],
    ["left to run out", ring(afterHours(50))],
  ])(
    "an offer that is %s leaves the case where it would have been, with the clock it would have had",
    (_name, ended) => {
      const { status, clock, handOverDueAt, units } = stateAfter(...begun, ended);
      expect({ status, clock, handOverDueAt, units }).toEqual({
        status: straightOn.status,
        clock: straightOn.clock,
        handOverDueAt: straightOn.handOverDueAt,
        units: straightOn.units,
      });
    },
  );

  it("goods that the carrier takes meanwhile are on their way, offer or not", () => {
    const state = stateAfter(...begun, scan("first_scan", afterHours(4)));
    expect(state).toMatchObject({ status: "in_transit", offers: [{ standing: "expired" }] });
  });

  it("is the buyer's to answer and nobody else's", () => {
    const listed = nextActions(stateAfter(...begun), afterHours(3)).filter(({ action }) => action.endsWith("-offer"));
    expect(listed.map(({ actor, action }) => `${actor} ${action}`)).toEqual([
      "buyer accept-offer",
      "buyer decline-offer",
      "buyer counter-offer",
    ]);
    given(...begun)
      .when(command("AcceptOffer", actors.seller, { at: afterHours(3), offerId, refundId: refundId(8) }))
      .thenRefused({ code: "return.not_your_part", role: "seller", roles: ["buyer"] });
  });

  it("accepted pays the part, leaves the goods with the buyer, and lets the seller contest it", () => {
    const accept = command("AcceptOffer", actors.buyer, { at: afterHours(3), offerId, refundId: refundId(8) });
    const settling = stateAfter(...begun, accept);
    expect(settling).toMatchObject({ status: "settling", settledBecause: "offer_accepted" });
    expect(settling.refunds).toMatchObject([{ purpose: "offer", amountMinor: 3_000, fault: "SELLER" }]);
    const closed = stateAfter(...begun, accept, paid(afterHours(5), 3_000, 8));
    expect(closed).toMatchObject({ status: "closed", closeReason: "REFUNDED_PARTIAL" });
    expect(closed.contestUntil).toBeDefined();
    given(...begun, accept, paid(afterHours(5), 3_000, 8))
      .when(command("ContestRefund", actors.seller, { at: afterHours(6), evidenceIds: [photo()] }))
      .thenTypes("RefundContested");
  });

  it("what the seller himself agreed to he cannot contest", () => {
    const counter = command("CounterOffer", actors.buyer, {
      at: afterHours(3),
      offerId,
      counterOfferId: idOf("off_", 8),
      amountMinor: 5_000,
      withReturn: false,
    });
    const accept = command("AcceptOffer", actors.seller, {
      at: afterHours(4),
      offerId: idOf("off_", 8),
      refundId: refundId(8),
    });
    const closed = stateAfter(...begun, counter, accept, paid(afterHours(5), 5_000, 8));
    expect(closed).toMatchObject({ status: "closed" });
    expect(closed.contestUntil).toBeUndefined();
  });

  it.each<[string, Partial<ReturnTerms>, BuyerReason]>([
    ["the buyer's own change of mind", { fault: "BUYER" }, "CHANGED_MIND"],
    ["what a carrier broke", { fault: "CARRIER" }, "ARRIVED_DAMAGED"],
    ["another item", {}, "WRONG_ITEM"],
    ["what may be unsafe", {}, "EXPIRED_OR_UNSAFE"],
    ["a counterfeit", {}, "SUSPECTED_COUNTERFEIT"],
    ["money that went out already", { refundTiming: "IMMEDIATE" }, "NOT_AS_DESCRIBED"],
    ["a policy without a first offer", { limits: { ...terms().limits, firstOfferPercent: 0 } }, "NOT_AS_DESCRIBED"],
    ["a case from before it", { limits: { ...terms().limits, firstOfferPercent: undefined } }, "NOT_AS_DESCRIBED"],
    [
      "a first offer above what may be offered",
      { limits: { ...terms().limits, firstOfferPercent: 91 } },
      "NOT_AS_DESCRIBED",
    ],
  ])("is not made for %s", (_name, granted, reason) => {
    const { events } = given(opened(first, { ...faulty, ...granted }, reason)).when(approve);
    expect(events.filter(({ type }) => type === "OfferMade" || type === "VariantExposed")).toEqual([]);
  });

  it("is not made for a withdrawal by law, which needs no approval", () => {
    const state = stateAfter(opened(first, { ...faulty, verdict: "approve", statutory: true }, "NOT_AS_DESCRIBED"));
    expect(state).toMatchObject({ status: "awaiting_handover", offers: [] });
  });

  it("is made after the seller's silence and after the policy's own yes", () => {
    const silent = { ...faulty, limits: { ...terms().limits, sellerSilenceRefundsUpToMinor: 0 } };
    const due = stateAfter(opened(first, silent, "DEFECTIVE")).clock?.dueAt ?? requestedAt;
    expect(stateAfter(opened(first, silent, "DEFECTIVE"), ring(due))).toMatchObject({ offers: [{ by: "platform" }] });
    expect(stateAfter(opened(first, { ...faulty, verdict: "approve" }, "DEFECTIVE"))).toMatchObject({
      status: "negotiating",
      offers: [{ by: "platform" }],
    });
  });

  it("is not made over the parties' own bargaining", () => {
    const offer = command("MakeOffer", actors.seller, {
      at: afterHours(1),
      offerId: idOf("off_", 5),
      amountMinor: 2_000,
      withReturn: false,
    });
    const decline = command("DeclineOffer", actors.buyer, { at: afterHours(2), offerId: idOf("off_", 5) });
    const state = stateAfter(opened(first, faulty, "NOT_AS_DESCRIBED"), offer, decline, {
      ...approve,
      at: afterHours(3),
    });
    expect(state).toMatchObject({ status: "awaiting_handover", offers: [{ by: "seller" }] });
  });
});

describe("seller_reminder", () => {
  const asked = (variant: "half_way" | "early" | undefined) =>
    opened(variant && pinned("seller_reminder", variant), { verdict: "ask_seller" });
  const clockOf = (opening: ReturnCommand) => stateAfter(opening).clock;

  it.each([
    [undefined, [50, 80]],
    ["half_way", [50, 80]],
    ["early", [25, 80]],
  ] as const)("%s reminds after %j percent and leaves the deadline alone", (variant, percents) => {
    const clock = clockOf(asked(variant));
    expect(clock?.dueAt).toBe(clockOf(asked(undefined))?.dueAt);
    expect(clock?.remindAt).toEqual(
      percents.map((percent) => fractionAt(requestedAt, clock?.dueAt ?? requestedAt, percent)),
    );
  });

  it("reminds once each time and then waits for the deadline as before", () => {
    const opening = asked("early");
    const [early, late] = clockOf(opening)?.remindAt ?? [];
    if (early === undefined || late === undefined) throw new Error("two reminders are set");
    given(opening).when(ring(early)).thenTypes("SellerReminded");
    given(opening, ring(early)).when(ring(early)).thenTypes();
    given(opening, ring(early)).when(ring(late)).thenTypes("SellerReminded");
    expect(stateAfter(opening, ring(early), ring(late)).clock).toMatchObject({ name: "seller_answer", remindAt: [] });
  });

  it("both arms are exposed when the seller is asked, and not again when asked again", () => {
    for (const variant of ["half_way", "early"] as const) {
      const opening = asked(variant);
      expect(exposures(given().when(opening).events)).toMatchObject([{ variant, surface: "seller_asked" }]);
      const reject = command("RejectReturn", actors.seller, {
        at: afterHours(1),
        reason: "REASON_UNCLEAR_OR_NO_EVIDENCE",
        evidenceIds: [],
      });
      const again = command("ResubmitReturn", actors.buyer, { at: afterHours(2), evidenceIds: [photo()] });
      given(opening, reject).when(again).thenTypes("ReturnResubmitted");
      expect(stateAfter(opening, reject, again).clock?.remindAt).toHaveLength(2);
    }
  });

  it("what passed while an offer was open reminds nobody afterwards", () => {
    const opening = asked("early");
    const offer = command("MakeOffer", actors.seller, {
      at: afterHours(1),
      offerId: idOf("off_", 5),
      amountMinor: 2_000,
      withReturn: false,
    });
    const decline = command("DeclineOffer", actors.buyer, { at: afterDays(1.5), offerId: idOf("off_", 5) });
    const { clock } = stateAfter(opening, offer, decline);
    expect(clock).toMatchObject({ name: "seller_answer" });
    expect(clock?.remindAt.every((at) => at > afterDays(1.5))).toBe(true);
    expect(clock?.remindAt).toHaveLength(1);
  });
});
