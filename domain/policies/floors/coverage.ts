import type { MarketCalendar } from "../../kernel/clocks.ts";
import type { Instant } from "../../kernel/instant.ts";
import type { BuyerReason } from "../../kernel/reasons.ts";
import type { LineFacts, RequestFacts } from "../../kernel/request-facts.ts";
import type { ReasonDefaults } from "../reason-catalogue.ts";
import type { Confidence, Exclusion, Floor, FloorPart } from "./floor.ts";
import { floorEnd, isInForce } from "./floor-window.ts";

/** Why a floor says nothing for a line. */
export type NotCovered = "no_right" | "private_seller" | "business_buyer" | "window_over" | "excluded";

/**
 * Whether a floor covers a line, and until when.
 *
 * - `covered`: the buyer has what the floor says. `sealIsSeenFirst` where the right ends with a broken seal, which only an
 *   inspection can see.
 * - `open_ended`: the buyer has rights for faulty goods without a count of days, for as long as is reasonable.
 * - `doubtful`: an exclusion would end the right but is less than sure, and what is less than sure takes nothing away by
 *   itself: a person looks.
 * - `not_covered`: with the reason; `endsAt` where there was a period.
 */
export type Coverage =
  | { readonly standing: "covered"; readonly endsAt: Instant; readonly sealIsSeenFirst: boolean }
  | { readonly standing: "open_ended" }
  | { readonly standing: "doubtful"; readonly endsAt: Instant }
  | { readonly standing: "not_covered"; readonly because: NotCovered; readonly endsAt?: Instant };

/**
 * The reasons that say that goods are not as they should be: Directive (EU) 2019/771, Articles 5 to 8, and what other laws
 * have alike.
 */
const faultReasons: readonly BuyerReason[] = [
  "EMPTY_PARCEL",
  "MISSING_ITEM",
  "MISSING_PART",
  "WRONG_ITEM",
  "WRONG_VARIANT",
  "ARRIVED_DAMAGED",
  "DEFECTIVE",
  "NOT_AS_DESCRIBED",
  "DIFFERENT_QUALITY",
];

/** Whether a buyer's reason calls upon a floor: a change of mind on the withdrawal, a fault of the goods on the other. */
export const isCalledUpon = (floor: Floor, { code, fault }: Pick<ReasonDefaults, "code" | "fault">): boolean =>
  (floor.topic === "withdrawal" && fault === "BUYER") || (floor.topic === "fault" && faultReasons.includes(code));

/** How sure one part of a floor is. */
export const confidenceIn = (floor: Floor, part: FloorPart): Confidence => floor.confidenceOf[part] ?? floor.confidence;

// An exclusion holds only where the buyer was told before the purchase, if the law wants that.
const isMet = ({ flag, needsDisclosure }: Exclusion, { flags, exclusionDisclosed }: LineFacts): boolean =>
  flag !== null && flags.includes(flag) && (exclusionDisclosed || !needsDisclosure);

/** Whether and until when a floor covers a line whose reason calls upon it. */
export const coverageOf = (
  floor: Floor,
  request: RequestFacts,
  line: LineFacts,
  calendar: MarketCalendar,
): Coverage => {
  const not = (because: NotCovered, endsAt?: Instant): Coverage => ({
    standing: "not_covered",
    because,
    ...(endsAt && { endsAt }),
  });
  const isLaw = isInForce(floor, request, calendar);
  const endsAt = isLaw ? floorEnd(floor, request, line, calendar) : undefined;
  if (endsAt === undefined && (floor.topic !== "fault" || !isLaw)) return not("no_right");
  if (request.seller.legalStatus !== "trader") return not("private_seller");
  if (request.buyer.kind !== "consumer") return not("business_buyer");
  if (endsAt === undefined) return { standing: "open_ended" };
  if (request.requestedAt > endsAt) return not("window_over", endsAt);
  const met = floor.exclusions.filter((exclusion) => isMet(exclusion, line));
  if (met.some(({ holds }) => holds === "always"))
    return confidenceIn(floor, "exclusions") === "H" ? not("excluded", endsAt) : { standing: "doubtful", endsAt };
  return { standing: "covered", endsAt, sealIsSeenFirst: met.length > 0 };
};
