import type { LineFacts } from "../../kernel/request-facts.ts";
import { totalMinor } from "../../ledger/component-amounts.ts";
import type { RecordedDecision } from "./recorded-decision.ts";

/** By what cases are told apart; each case has exactly one value in each, so the segments of one dimension sum to all. */
export const dimensions = ["sellerLegalStatus", "buyerKind", "reason", "category", "valueTier"] as const;
export type Dimension = (typeof dimensions)[number];

/** The bounds of the value tiers in minor units: up to the first a case is small, up to the second medium, above it large. */
export type TierBounds = readonly [number, number];

/** A seller's silence refunds up to the limit; ten times as much is where a marketplace has somebody look. */
const mediumTimes = 10;

/** The value tiers of a policy, from the amount up to which it refunds on a seller's silence. */
export const tierBounds = ({ sellerSilenceRefundsUpToMinor }: { readonly sellerSilenceRefundsUpToMinor: number }) =>
  [sellerSilenceRefundsUpToMinor, mediumTimes * sellerSilenceRefundsUpToMinor] as const;

const tierOf = (valueMinor: number, [small, medium]: TierBounds): string => {
  if (valueMinor <= small) return "small";
  return valueMinor <= medium ? "medium" : "large";
};

// A case of several lines counts once, under the line that is worth most.
const leadingLine = ([first, ...others]: readonly LineFacts[]): LineFacts | undefined =>
  first && others.reduce((lead, line) => (line.valueMinor > lead.valueMinor ? line : lead), first);

/** The segment of a case in every dimension, but for its seller's size, which is known only once all cases are counted. */
export const segmentsOf = (
  { facts, lines }: Pick<RecordedDecision, "facts" | "lines">,
  bounds: TierBounds,
): Readonly<Record<Dimension, string>> => {
  const lead = leadingLine(facts.lines);
  const valueMinor = lines.reduce((sum, { paid }) => sum + totalMinor(paid), 0);
  return {
    sellerLegalStatus: facts.seller.legalStatus,
    buyerKind: facts.buyer.kind,
    reason: lead?.reason ?? "",
    category: lead?.category ?? "",
    valueTier: tierOf(valueMinor, bounds),
  };
};

/** The size of a seller by the cases that it has in the window. */
export const sellerSizeOf = (cases: number): string => {
  if (cases === 1) return "1 case";
  if (cases < 10) return "2 to 9 cases";
  return cases < 100 ? "10 to 99 cases" : "100 cases or more";
};
