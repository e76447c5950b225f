import type { Party, PartyOutcome } from "./survey.ts";

/** What an end consists of, as far as winning it goes; amounts are minor units of one currency. */
export interface Ending {
  readonly closeReason: string;
  /** What was paid for everything that the case is about. */
  readonly claimedMinor: number;
  readonly refundedMinor: number;
  /** Who bears the refund by an agent's decision on a contest, if there was one. */
  readonly contestPayer?: string | undefined;
}

const OPPOSITE = { won: "lost", partial: "partial", lost: "won" } as const;

const forBuyer = ({ closeReason, claimedMinor, refundedMinor }: Ending): PartyOutcome => {
  if (closeReason === "EXCHANGED") return "won";
  // What was paid provisionally and then decided against is a claim that the platform has on the buyer.
  if (refundedMinor === 0 || closeReason === "DECIDED_SELLER") return "lost";
  // A label or a fee of a full refund is a service that was used, and no defeat.
  const isWhole = closeReason === "REFUNDED_FULL" || closeReason === "RETURNLESS" || closeReason === "DECIDED_BUYER";
  return isWhole || refundedMinor >= claimedMinor ? "won" : "partial";
};

/**
 * Whether an end was won, by close reason and money. What one party wins the other loses, but for a contest: it leaves the buyer's
 * money alone, and is won by the seller who need not bear it.
 */
export const outcomeFor = (party: Party, ending: Ending): PartyOutcome => {
  if (party === "buyer") return forBuyer(ending);
  if (ending.contestPayer !== undefined) return ending.contestPayer === "seller" ? "lost" : "won";
  return OPPOSITE[forBuyer(ending)];
};
