import type { MarketCalendar } from "../../kernel/clocks.ts";
import { type Instant, latest } from "../../kernel/instant.ts";
import type { LineFacts, RequestFacts } from "../../kernel/request-facts.ts";
import type { PinnedFloor } from "../../kernel/terms.ts";
import type { CompiledPolicy } from "../compiled-policy.ts";
import type { ReasonDefaults } from "../reason-catalogue.ts";
import type { GrantedTerms } from "../request-verdict.ts";
import { earlierTiming, largerOutbound, latestTiming, returnPayer } from "./better-terms.ts";
import { type Coverage, coverageOf, isCalledUpon } from "./coverage.ts";
import type { Floor } from "./floor.ts";
import { entryOf, unavailable, withdrawalEntries } from "./floor-sentences.ts";
import { isInForce } from "./floor-window.ts";

type Covered = Extract<Coverage, { standing: "covered" }>;

/** What a line is judged on, and by what. */
export type Judged = {
  readonly policy: CompiledPolicy;
  readonly request: RequestFacts;
  readonly line: LineFacts;
  readonly defaults: ReasonDefaults;
  readonly calendar: MarketCalendar;
};

const pinned = ({ id, version, effectiveFrom, confidence, citation }: Floor): PinnedFloor => ({
  id,
  version,
  ...(effectiveFrom !== null && { effectiveFrom }),
  confidence,
  citation,
});

const later = (a: string, b: Instant): Instant => latest(a as Instant, b);

/** A withdrawal by law: no seller, no reason, no photo, and per field what is better for the buyer. */
const withdrawn = (
  alone: GrantedTerms,
  floor: Floor,
  { endsAt, sealIsSeenFirst }: Covered,
  { policy, request, line }: Judged,
): GrantedTerms => {
  const { outboundShippingRefund: outbound } = floor;
  const byLaw = sealIsSeenFirst ? "AFTER_INSPECTION" : latestTiming(floor, policy.document.clocks);
  // What no carrier ever had cannot come back, and money that waits for it would never move.
  const returnNeeded = alone.returnNeeded && (line.shipped || line.deliveredAt !== undefined);
  const raised: GrantedTerms = {
    ...alone,
    verdict: "approve",
    statutory: true,
    evidencePhotosMin: 0,
    returnNeeded,
    returnShippingPayer: returnPayer(floor, request.withdrawalInformed, alone.returnShippingPayer),
    outboundShippingRefund:
      outbound === null
        ? alone.outboundShippingRefund
        : largerOutbound(alone.outboundShippingRefund, request.wholeOrder ? outbound.wholeOrder : outbound.partOfOrder),
    refundTiming: returnNeeded ? earlierTiming(alone.refundTiming, byLaw) : "RETURNLESS",
    windowEndsAt: later(alone.windowEndsAt, endsAt),
    floors: [...(alone.floors ?? []), pinned(floor)],
  };
  return { ...raised, explanation: withdrawalEntries(floor, alone, raised) };
};

/** Faulty goods are not sent back at the buyer's cost. */
const atSellersCost = (alone: GrantedTerms, floor: Floor): GrantedTerms => {
  const returnShippingPayer = returnPayer(floor, true, alone.returnShippingPayer);
  const entries = returnShippingPayer === alone.returnShippingPayer ? [] : [entryOf(floor, "fault.return_shipping")];
  return {
    ...alone,
    returnShippingPayer,
    explanation: [...alone.explanation, ...entries],
    floors: [...(alone.floors ?? []), pinned(floor)],
  };
};

/** Nor turned away in the time that the law gives. What a policy grants of itself keeps the period of its own. */
const heard = (alone: GrantedTerms, floor: Floor, { endsAt }: Covered): GrantedTerms =>
  alone.verdict === "decline"
    ? {
        ...alone,
        verdict: "ask_agent",
        windowEndsAt: later(alone.windowEndsAt, endsAt),
        explanation: [entryOf(floor, "fault.window", { endsAt })],
      }
    : alone;

const raisedTo = (alone: GrantedTerms, floor: Floor, judged: Judged): GrantedTerms => {
  const { request, line, defaults, calendar } = judged;
  if (!isCalledUpon(floor, defaults)) return alone;
  const coverage = coverageOf(floor, request, line, calendar);
  switch (coverage.standing) {
    case "covered":
      return floor.topic === "fault"
        ? atSellersCost(heard(alone, floor, coverage), floor)
        : withdrawn(alone, floor, coverage, judged);
    case "open_ended":
      return alone.verdict === "decline" ? alone : atSellersCost(alone, floor);
    case "doubtful":
      return alone.verdict === "decline"
        ? { ...alone, verdict: "ask_agent", explanation: [entryOf(floor, "withdrawal.doubtful")] }
        : alone;
    case "not_covered":
      return line.reason === "WITHDRAWAL_STATUTORY" && !alone.statutory
        ? { ...alone, explanation: [unavailable(floor, coverage), ...alone.explanation] }
        : alone;
  }
};

/** The floors that are law for a request. Of a withdrawal that is no law yet, or no more, one is left to say that there is none. */
const lawFor = ({ policy: { floors }, request, calendar }: Judged): readonly Floor[] => {
  const law = floors.filter((floor) => isInForce(floor, request, calendar));
  const last = floors.findLast(({ topic }) => topic === "withdrawal");
  return last === undefined || law.some(({ topic }) => topic === "withdrawal") ? law : [...law, last];
};

/**
 * What a line gets: per field the better for the buyer of what the policy alone granted and what each floor of its market
 * gives, each floor that covers the line pinned by its version, and an entry of the explanation wherever a floor made the
 * difference. A floor only ever adds; what a policy gives beyond it stays.
 */
export const raisedToFloors = (alone: GrantedTerms, judged: Judged): GrantedTerms =>
  lawFor(judged).reduce((terms, floor) => raisedTo(terms, floor, judged), alone);
