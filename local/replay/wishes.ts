import type { BuyerReason } from "../../domain/kernel/reasons.ts";
import type { Chance, Weighted } from "./chance.ts";
import type { History, ReplayOrder } from "./replay-order.ts";
import { DAY_MS, onGrid } from "./times.ts";

/** What a buyer will ask for, and when. */
export interface Wish {
  readonly atMs: number;
  readonly reason: BuyerReason;
  /** Everything that is left, or a part where there are several lines. */
  readonly extent: "all" | "part";
}

type Reasons = readonly [BuyerReason, ...BuyerReason[]];

/** One way in which things go on for a buyer: so many days after (or before) a moment of the order, for one of some reasons. */
interface Turn {
  readonly from: "placed" | "promised" | "delivered";
  readonly days: readonly [number, number];
  readonly reasons: Reasons;
  /** Asked again so many days after the promise, when it was too early the first time. */
  readonly againDays?: number;
}

const mind: Reasons = ["CHANGED_MIND", "SIZE_OR_FIT", "NO_LONGER_NEEDED", "ORDERED_BY_MISTAKE", "WITHDRAWAL_STATUTORY"];
const faults: Reasons = [
  "ARRIVED_DAMAGED",
  "DEFECTIVE",
  "DEFECTIVE",
  "NOT_AS_DESCRIBED",
  "DIFFERENT_QUALITY",
  "WRONG_ITEM",
  "WRONG_VARIANT",
  "MISSING_PART",
  "MISSING_ITEM",
  "EMPTY_PARCEL",
];
const grave: Reasons = [
  "SUSPECTED_COUNTERFEIT",
  "EXPIRED_OR_UNSAFE",
  "SAFETY_RECALL",
  "UNAUTHORISED_PURCHASE",
  "DUPLICATE_OR_WRONG_CHARGE",
];

const notReceived: Reasons = ["NOT_RECEIVED"];
/** Nothing is asked for. */
const content = undefined;

// The windows of the market are crossed on purpose: asks inside, at the edge of and after each.
const turns: Readonly<Record<History, readonly Weighted<Turn | undefined>[]>> = {
  on_time: [
    [content, 46],
    [{ from: "delivered", days: [0.3, 6.9], reasons: mind }, 15],
    [{ from: "delivered", days: [8, 14.5], reasons: ["CHANGED_MIND", "SIZE_OR_FIT", "BETTER_PRICE"] }, 7],
    [{ from: "delivered", days: [17, 60], reasons: mind }, 4],
    [{ from: "delivered", days: [0.1, 27], reasons: faults }, 14],
    [{ from: "delivered", days: [32, 88], reasons: ["DEFECTIVE", "DIFFERENT_QUALITY"] }, 3],
    [{ from: "delivered", days: [95, 140], reasons: ["DEFECTIVE"] }, 2],
    [{ from: "delivered", days: [1, 20], reasons: grave }, 3],
    [{ from: "delivered", days: [0.1, 9], reasons: notReceived }, 2],
    [{ from: "placed", days: [0.1, 1], reasons: ["CHANGED_MIND", "ORDERED_BY_MISTAKE"] }, 3],
    [{ from: "placed", days: [2, 5], reasons: notReceived, againDays: 8 }, 1],
  ],
  late: [
    [content, 25],
    [{ from: "delivered", days: [0.1, 25], reasons: ["LATE_DELIVERY"] }, 38],
    [{ from: "promised", days: [0.5, 9], reasons: notReceived }, 20],
    [{ from: "delivered", days: [0.5, 6.5], reasons: mind }, 10],
    [{ from: "delivered", days: [33, 50], reasons: ["LATE_DELIVERY"] }, 7],
  ],
  never_arrived: [
    [content, 6],
    [{ from: "promised", days: [1, 6], reasons: notReceived }, 35],
    [{ from: "promised", days: [7, 40], reasons: notReceived }, 44],
    [{ from: "promised", days: [-6, -1], reasons: notReceived, againDays: 9 }, 10],
    [{ from: "promised", days: [92, 120], reasons: notReceived }, 5],
  ],
  never_shipped: [
    [content, 5],
    [{ from: "promised", days: [1, 20], reasons: notReceived }, 60],
    [{ from: "placed", days: [0.5, 4], reasons: ["CHANGED_MIND", "ORDERED_BY_MISTAKE"] }, 35],
  ],
};

/** How often a buyer of several lines gives back only some of them, and comes again for the rest. */
const PART_SHARE = 0.6;
const REST_SHARE = 0.5;

/** What the buyer of an order will ask for; nothing when content. An order's chance always draws the same. */
export const wishesOf = (order: ReplayOrder, chance: Chance): readonly Wish[] => {
  const turn = chance.weighted(turns[order.history]);
  if (turn === undefined) return [];
  const { placedMs, promisedMs, deliveredMs = promisedMs } = order;
  const from = { placed: placedMs, promised: promisedMs, delivered: deliveredMs }[turn.from];
  const firstMs = Math.max(from + chance.number(...turn.days) * DAY_MS, placedMs + 1);
  const hasParts = order.placed.lines.length > 1;
  const extent = hasParts && chance.happens(PART_SHARE) ? "part" : "all";
  const reason = chance.oneOf(turn.reasons);
  const first: Wish = { atMs: onGrid(firstMs), reason, extent };
  const again = turn.againDays === undefined ? undefined : promisedMs + turn.againDays * DAY_MS;
  if (again !== undefined) return [first, { atMs: onGrid(again), reason, extent: "all" }];
  if (extent === "all" || !chance.happens(REST_SHARE)) return [first];
  const restMs = firstMs + chance.number(1, 12) * DAY_MS;
  return [first, { atMs: onGrid(restMs), reason: chance.oneOf([...mind, ...faults]), extent: "all" }];
};
