import * as z from "zod";
import { BuyerId, SellerId } from "./ids.ts";

/** Why somebody is too close to a party. */
const InterestReason = z.enum(["OWN_ACCOUNT", "FAMILY_OR_FRIEND", "EMPLOYMENT", "FINANCIAL", "OTHER"]);

/** A buyer or seller whose cases somebody must not work on, and why. */
export const Interest = z.discriminatedUnion("party", [
  z.strictObject({ party: z.literal("buyer"), id: BuyerId, reason: InterestReason }),
  z.strictObject({ party: z.literal("seller"), id: SellerId, reason: InterestReason }),
]);
export type Interest = Readonly<z.infer<typeof Interest>>;

/** The two sides of a case, as far as they are known. */
export const Parties = z.object({ buyerId: BuyerId.optional(), sellerId: SellerId.optional() });
export type Parties = Readonly<z.infer<typeof Parties>>;

/** Whether somebody is a party of a case, or declared an interest in one. */
export const isRelatedTo = (
  { buyerId, sellerId }: Parties,
  personId: string,
  interests: readonly Pick<Interest, "party" | "id">[],
): boolean =>
  buyerId === personId ||
  sellerId === personId ||
  interests.some(({ party, id }) => id === (party === "buyer" ? buyerId : sellerId));
