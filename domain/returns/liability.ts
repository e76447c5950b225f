import { allocate } from "../kernel/allocation.ts";
import type { Fault } from "../kernel/reasons.ts";
import { costTable } from "../ledger/cost-table.ts";
import type { Bearer as LedgerBearer, LiabilityShares } from "../ledger/liability.ts";
import type { Bearer } from "./parts.ts";
import type { Return, ReturnUnit } from "./return.ts";
import { includesUnit } from "./units.ts";

const faultOf: { readonly [B in Bearer]: Fault } = {
  seller: "SELLER",
  platform: "PLATFORM",
  carrier: "CARRIER",
  buyer: "BUYER",
};

/** Who bears the goods by the cost table; undetermined cases begin with the platform. */
export const usualBearer = (fault: Fault): LedgerBearer => {
  const { goods } = costTable[fault];
  return goods === "undetermined" ? "platform" : goods;
};

// The ledger knows no debt of buyers: what a buyer did not deserve the platform pays, and pursues outside of it.
const ledgerBearer = (bearer: Bearer): LedgerBearer => (bearer === "buyer" ? "platform" : bearer);

/** Who is liable when a person named the payer: the fault that fits, and the payer's whole share. */
export const liabilityOfPayer = (
  payer: Bearer,
  usualFault: Fault,
): { readonly fault: Fault; readonly shares: LiabilityShares } => ({
  fault: payer !== "buyer" && usualBearer(usualFault) === payer ? usualFault : faultOf[payer],
  shares: [{ party: ledgerBearer(payer), sharePercent: 100 }],
});

const wasRefused = ({ acceptance, reception }: ReturnUnit): boolean =>
  acceptance === "rejected" || reception === "not_sent" || reception === "awaiting";

/** Who chose the carrier that took the unit last. */
export const carriageOf = (state: Return, unit: ReturnUnit) =>
  state.parcels.findLast(({ units }) => includesUnit(units, unit))?.arrangedBy;

/**
 * Who bears one unit: for lost goods whoever chose the carrier, for refused goods the buyer, else the fault's bearer.
 */
const bearerOf = (state: Return, unit: ReturnUnit): Bearer | undefined => {
  if (wasRefused(unit)) return "buyer";
  if (unit.reception === "lost") return carriageOf(state, unit) === "platform" ? "carrier" : "seller";
  return undefined;
};

const percents = (minorByBearer: ReadonlyMap<LedgerBearer, number>): LiabilityShares | undefined => {
  const weights = [...minorByBearer].map(([key, weightMinor]) => ({ key, weightMinor }));
  const shares = [...allocate(100, weights)]
    .filter(([, sharePercent]) => sharePercent > 0)
    .map(([party, sharePercent]) => ({ party: party as LedgerBearer, sharePercent }));
  return shares.length === 0 ? undefined : shares;
};

/** A part of a refund: for a unit as its goods stand, or for what a named party has to bear of it. */
export type LiableAmount = {
  readonly unit: ReturnUnit;
  readonly amountMinor: number;
  readonly bearer?: Bearer;
};

/**
 * Who is liable for amounts by unit, as the goods stand now. Shares are absent when the fault's row of the cost table
 * holds.
 */
export const liabilityOfUnits = (
  state: Return,
  amounts: readonly LiableAmount[],
): { readonly fault: Fault; readonly shares?: LiabilityShares | undefined } => {
  const { fault } = state.terms;
  const bearers = amounts.map(({ unit, bearer }) => bearer ?? bearerOf(state, unit));
  const [only] = bearers;
  const isUniform = bearers.every((bearer) => bearer === only);
  if (isUniform && only === undefined) return { fault };
  if (isUniform && only === "carrier") return { fault: "CARRIER" };
  if (isUniform && only === "buyer") return { fault: "BUYER", shares: [{ party: "platform", sharePercent: 100 }] };
  const byBearer = new Map<LedgerBearer, number>();
  amounts.forEach(({ amountMinor }, index) => {
    const bearer = ledgerBearer(bearers[index] ?? usualBearer(fault));
    byBearer.set(bearer, (byBearer.get(bearer) ?? 0) + amountMinor);
  });
  return { fault, shares: percents(byBearer) };
};
