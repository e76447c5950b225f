import type { Listing } from "./aggregate.ts";

/** A case without a deadline sorts behind all that have one. */
const NO_DEADLINE = "9999-12-31T23:59:59.999Z";

/** The attributes by which a case stands in its lists; an absent one keeps it out. Sort values end with the case's id. */
export const listingAttributes = ({ openedAt, buyerId, sellerId, queue, dueAt, place }: Listing, caseId: string) => ({
  openedSort: `${openedAt}#${caseId}`,
  byBuyer: buyerId && `BUYER#${buyerId}`,
  bySeller: sellerId && `SELLER#${sellerId}`,
  byQueue: queue,
  dueSort: queue && `${place ?? dueAt ?? NO_DEADLINE}#${caseId}`,
});
