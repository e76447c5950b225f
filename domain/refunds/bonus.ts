import { newId } from "../kernel/ids.ts";
import { percentOf } from "../kernel/percent.ts";
import type { RefundEvent, RefundEventOf } from "./events.ts";
import type { RefundLeg } from "./leg.ts";
import { legOf } from "./money-place.ts";
import type { Refund } from "./refund.ts";

/** The leg that was planned first, which all later ones took the place of. */
const plannedAs = (refund: Refund, leg: RefundLeg): RefundLeg => {
  const replaced = leg.replaces === undefined ? undefined : legOf(refund, leg.replaces);
  return replaced === undefined ? leg : plannedAs(refund, replaced);
};

const earnedBy = (refund: Refund, { at, data }: RefundEventOf<"LegSucceeded">): readonly RefundEvent[] => {
  const { returnId, storeCreditBonusPercent = 0, bonusLegIds = [] } = refund;
  const leg = legOf(refund, data.legId);
  if (returnId === undefined || leg?.status !== "succeeded" || leg.tender !== "store_credit") return [];
  const { legId, tender } = plannedAs(refund, leg);
  const amountMinor = percentOf(leg.amountMinor, storeCreditBonusPercent);
  if (tender === "store_credit" || amountMinor === 0 || bonusLegIds.includes(legId)) return [];
  const bonusId = newId("rfd_", legId.slice("leg_".length));
  return [{ type: "StoreCreditBonusEarned", at, data: { returnId, legId, bonusId, amountMinor } }];
};

/**
 * The bonus for money that arrived as store credit instead of the tender that paid, which only the buyer's consent makes it:
 * once for each leg that was planned, however often it is sent back and paid again. It is no part of the refund: the
 * return grants it as a compensation, under an id that follows from the leg.
 */
export const bonusesEarned = (after: Refund, events: readonly RefundEvent[]): readonly RefundEvent[] =>
  events.flatMap((event) => (event.type === "LegSucceeded" ? earnedBy(after, event) : []));
