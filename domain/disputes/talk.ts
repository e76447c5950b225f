import type { Dispute } from "./dispute.ts";
import type { DisputeOffer } from "./parts.ts";
import type { Party } from "./terms.ts";

/** The other one of the two. */
export const otherParty = (party: Party): Party => (party === "buyer" ? "seller" : "buyer");

/** The offer that waits for an answer, if any. */
export const openOffer = ({ offers }: Pick<Dispute, "offers">): DisputeOffer | undefined =>
  offers.findLast(({ standing }) => standing === "open");

/** The party that spoke last, by a message or an offer; who opened the dispute spoke by that. */
export const lastSpeaker = ({ openedBy, openedAt, messages, offers }: Dispute): Party => {
  const words = [
    { by: openedBy, at: openedAt },
    ...messages.flatMap(({ by, at }) => (by === "agent" ? [] : [{ by, at }])),
    ...offers.map(({ by, madeAt }) => ({ by, at: madeAt })),
  ];
  return words.reduce((last, word) => (word.at >= last.at ? word : last)).by;
};
