import { refuse } from "../../kernel/decider.ts";
import { earliest, type Instant, isAfter } from "../../kernel/instant.ts";
import type { HandOver } from "../commands/buyer.ts";
import type { RecordScan } from "../commands/facts.ts";
import type { ConfirmReceipt } from "../commands/seller.ts";
import type { ReturnEvent } from "../events.ts";
import type { Parcel, UnitKey } from "../parts.ts";
import type { Return } from "../return.ts";
import { refundTimingOf, timingMayVary } from "../rules/flags.ts";
import { parcelIsShown, unitsCanBeSent } from "../rules/hand-over.ts";
import { inSequence, type Step } from "../sequence.ts";
import { includesUnit, keyOf, unitsNotSent } from "../units.ts";
import { arriveOrLose } from "./arrival.ts";
import { silenceClock } from "./clocks.ts";
import { decided, type Ordering, type ReturnDecision, type When } from "./context.ts";
import { exposed } from "./expose.ts";
import { orderEarly } from "./order-refund.ts";

const find = ({ parcels }: Return, parcelId: string): Parcel | undefined =>
  parcels.find((parcel) => parcel.parcelId === parcelId);

const handedOver = (state: Return, parcel: Parcel, proofIds: HandOver["proofIds"], when: When): ReturnEvent => ({
  type: "GoodsHandedOver",
  at: when.at,
  data: { parcel, proofIds, clock: silenceClock(state, when) },
});

/** The buyer sent a parcel; saying it twice is once. */
export const handOver = (state: Return, command: HandOver): ReturnDecision => {
  if (find(state, command.parcelId) !== undefined) return decided([]);
  const refusal = parcelIsShown(command) ?? unitsCanBeSent(state, command.units);
  if (refusal !== undefined) return refuse(refusal);
  const { parcelId, arrangedBy, carrier, trackingNumber, proofIds, at } = command;
  const units = (command.units ?? unitsNotSent(state)).map(keyOf);
  const parcel: Parcel = {
    parcelId,
    arrangedBy,
    carrier,
    trackingNumber,
    units,
    handedOverAt: at,
    standing: "in_transit",
  };
  return decided([handedOver(state, parcel, proofIds, command)]);
};

/** One piece of news about one parcel. */
type News = Ordering & {
  readonly parcelId: string;
  readonly scan: RecordScan["scan"];
  readonly scannedAt: Instant;
  readonly by: RecordScan["actor"]["role"];
};

const sendable = (state: Return): boolean =>
  ["awaiting_handover", "lapsed", "in_transit"].includes(state.status) ||
  (state.status === "negotiating" && state.negotiation?.from === "awaiting_handover");

// A carrier that scans a parcel we do not know has one of our labels; the scan is the hand-over.
const discovered = (state: Return, news: News, command: RecordScan): readonly ReturnEvent[] => {
  const wanted: readonly UnitKey[] = command.units ?? unitsNotSent(state);
  const units = unitsNotSent(state)
    .filter((unit) => includesUnit(wanted, unit))
    .map(keyOf);
  if (!sendable(state) || units.length === 0) return [];
  const parcel: Parcel = {
    parcelId: news.parcelId,
    arrangedBy: command.arrangedBy ?? "platform",
    units,
    handedOverAt: news.scannedAt,
    lastScanAt: news.scannedAt,
    standing: "in_transit",
  };
  return [handedOver(state, parcel, [], news)];
};

const isNews = (parcel: Parcel, { scan, scannedAt }: News): boolean => {
  if (parcel.standing === "delivered" || parcel.standing === "returned") return false;
  if (parcel.standing === "lost") return scan === "delivered";
  if (scan !== "first_scan" && scan !== "in_transit") return true;
  return parcel.lastScanAt === undefined || isAfter(scannedAt, parcel.lastScanAt);
};

const scanned = (state: Return, news: News): readonly ReturnEvent[] => {
  const parcel = find(state, news.parcelId);
  const isOpen = ["in_transit", "inspecting", "escalated"].includes(state.status);
  if (parcel === undefined || !isOpen || !isNews(parcel, news)) return [];
  const { parcelId, scannedAt, by, at } = news;
  if (news.scan === "lost") {
    return state.status === "in_transit" ? [{ type: "ParcelLost", at, data: { parcelId, because: "scan" } }] : [];
  }
  const scan = news.scan === "first_scan" ? "in_transit" : news.scan;
  if (scan !== "delivered" && state.status !== "in_transit") return [];
  const clock = scan === "in_transit" ? silenceClock(state, news) : undefined;
  return [{ type: "ParcelScanned", at, data: { parcelId, scan, scannedAt, by, clock } }];
};

const isSeen = (state: Return, { parcelId, scan }: News): boolean =>
  find(state, parcelId)?.lastScanAt !== undefined && scan !== "lost" && scan !== "returned";

const isUnderWay = ({ status }: Return): boolean => status === "in_transit" || status === "inspecting";

// From the first sight of the goods on it matters when the money moves; while a chargeback is open no money does.
const exposeTiming =
  (when: When): Step =>
  (state) =>
    timingMayVary(state) && state.suspended === undefined ? exposed("refund_timing", "parcel_seen", when)(state) : [];

/** The money that policy and flag pay on this news, for what is in the parcel. */
const payEarly =
  (news: News): Step =>
  (state) => {
    const timing = refundTimingOf(state);
    const isDelivered = find(state, news.parcelId)?.standing === "delivered";
    const units = find(state, news.parcelId)?.units ?? [];
    const isSeenNow = isSeen(state, news);
    const isDue = (timing === "AT_FIRST_SCAN" && isSeenNow) || (timing === "AT_DELIVERY_SCAN" && isDelivered);
    const pay = orderEarly((unit) => isDue && includesUnit(units, unit), news);
    if (!isUnderWay(state)) return [];
    return isSeenNow ? inSequence(state, exposeTiming(news), pay) : pay(state);
  };

const happened = (state: Return, news: News, ...first: readonly Step[]): readonly ReturnEvent[] =>
  inSequence(
    state,
    ...first,
    (current) => scanned(current, news),
    payEarly(news),
    (current) => arriveOrLose(current, "parcel_lost", news),
  );

/** What a carrier says: in any order, more than once, and about parcels that nobody announced. */
export const recordScan = (state: Return, command: RecordScan): ReturnDecision => {
  const { at, calendar, refundId, parcelId, scan, actor } = command;
  // A carrier's clock may run ahead of ours; nothing that is already reported lies in the future.
  const scannedAt = earliest(command.scannedAt, at);
  const news: News = { at, calendar, refundId, parcelId, scan, scannedAt, by: actor.role };
  const discover: Step = (current) => (find(current, parcelId) === undefined ? discovered(current, news, command) : []);
  return decided(happened(state, news, discover));
};

/** The receiver has the goods, whatever the carrier says. */
export const confirmReceipt = (state: Return, command: ConfirmReceipt): ReturnDecision => {
  const { at, calendar, refundId, actor } = command;
  const underWay = state.parcels.filter(({ standing }) => standing === "in_transit");
  const parcels = underWay.filter(({ parcelId }) => command.parcelId === undefined || command.parcelId === parcelId);
  if (parcels.length === 0) {
    return refuse({ code: "return.parcel_unknown", parcelId: command.parcelId ?? "" });
  }
  const received: readonly Step[] = parcels.map(
    ({ parcelId }) =>
      (current) =>
        scanned(current, { at, calendar, refundId, parcelId, scan: "delivered", scannedAt: at, by: actor.role }),
  );
  const timing = refundTimingOf(state);
  const early = timing === "AT_DELIVERY_SCAN" || timing === "AT_FIRST_SCAN";
  const units = parcels.flatMap((parcel) => parcel.units);
  const pay: Step = orderEarly((unit) => early && includesUnit(units, unit), command);
  return decided(
    inSequence(state, ...received, exposeTiming(command), pay, (current) =>
      arriveOrLose(current, "parcel_lost", command),
    ),
  );
};
