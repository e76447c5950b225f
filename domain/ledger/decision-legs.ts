import * as z from "zod";
import { UnitKey } from "./unit-key.ts";

const amountMinor = z.int().positive();

/** What the buyer gets, by unit; the units' amounts sum to the leg's. */
export const PayBuyer = z.strictObject({
  type: z.literal("PAY_BUYER"),
  amountMinor,
  units: z.array(UnitKey.extend({ amountMinor: z.int().nonnegative() })).min(1),
});
export type PayBuyer = Readonly<z.infer<typeof PayBuyer>>;

/**
 * One consequence of a decision. `PAY_BUYER` and `PAY_SELLER` give money, `RECOVER_FROM_SELLER`, `CLAIM_CARRIER` and
 * `PLATFORM_ABSORBS` say where it comes from; the others move goods or nothing. Amounts are minor units of the dispute's currency.
 * A buyer's payout and what a seller bears of it are decided apart, so that goodwill need not cost the seller.
 */
export const DecisionLeg = z.discriminatedUnion("type", [
  PayBuyer,
  z.strictObject({ type: z.literal("RECOVER_FROM_SELLER"), amountMinor }),
  z.strictObject({ type: z.literal("PAY_SELLER"), amountMinor }),
  z.strictObject({ type: z.literal("PLATFORM_ABSORBS"), amountMinor }),
  z.strictObject({ type: z.literal("CLAIM_CARRIER"), amountMinor }),
  z.strictObject({ type: z.literal("REQUIRE_RETURN") }),
  z.strictObject({ type: z.literal("RETURN_TO_BUYER") }),
  z.strictObject({ type: z.literal("NO_MONEY") }),
]);
export type DecisionLeg = Readonly<z.infer<typeof DecisionLeg>>;
export type LegType = DecisionLeg["type"];

/** All legs of one decision. */
export const DecisionLegs = z.array(DecisionLeg).min(1).max(8);
export type DecisionLegs = readonly DecisionLeg[];

/** On which side of the balance a leg stands: what is given, and what pays for it. */
export const legSides: { readonly [T in LegType]: "given" | "funded" | "neither" } = {
  PAY_BUYER: "given",
  PAY_SELLER: "given",
  RECOVER_FROM_SELLER: "funded",
  CLAIM_CARRIER: "funded",
  PLATFORM_ABSORBS: "funded",
  REQUIRE_RETURN: "neither",
  RETURN_TO_BUYER: "neither",
  NO_MONEY: "neither",
};

/** What a leg moves, in minor units; nothing where it moves goods. */
export const legMinor = (leg: DecisionLeg): number => ("amountMinor" in leg ? leg.amountMinor : 0);

/** What legs give and what funds them, in minor units; they balance when both are equal. */
export const balanceOf = (legs: DecisionLegs): { readonly givenMinor: number; readonly fundedMinor: number } => {
  const sum = (side: "given" | "funded"): number =>
    legs.reduce((total, leg) => total + (legSides[leg.type] === side ? legMinor(leg) : 0), 0);
  return { givenMinor: sum("given"), fundedMinor: sum("funded") };
};

/** What legs of one type come to, in minor units. */
export const sumOfLegs = (legs: DecisionLegs, type: LegType): number =>
  legs.reduce((total, leg) => total + (leg.type === type ? legMinor(leg) : 0), 0);

/** What legs give in all, in minor units: what limits of roles look at. */
export const amountAtStake = (legs: DecisionLegs): number => balanceOf(legs).givenMinor;
