import type { Listing } from "./aggregate.ts";

/** A case without a deadline sorts behind all that have one. */
const NO_DEADLINE = "9999-12-31T23:59:59.999Z";

/** The attributes by which a case stands in its lists; an absent one keeps it out. Sort values end with the case's id. */
export const listingAttributes = ({ openedAt, buyerId, sellerId, queue, dueAt }: Listing, caseId: string) => ({
  openedSort: `${openedAt}#${caseId}`,
  byBuyer: buyerId && `BUYER#${buyerId}`,
  bySeller: sellerId && `SELLER#${sellerId}`,
  byQueue: queue,
  dueSort: queue && `${dueAt ?? NO_DEADLINE}#${caseId}`,
});

/** The deadline in a queue's sort value, if there is one. */
export const dueAtIn = (dueSort: string): string | undefined => {
  const dueAt = dueSort.slice(0, dueSort.indexOf("#"));
  return dueAt === NO_DEADLINE ? undefined : dueAt;
};
