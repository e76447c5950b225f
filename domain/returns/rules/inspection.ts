import { addMs, type Instant, latest } from "../../kernel/instant.ts";
import { percentOf } from "../../kernel/percent.ts";
import type { InspectionReason } from "../../kernel/reasons.ts";
import { firstRefusal } from "../../kernel/refusal.ts";
import { totalMinor } from "../../ledger/component-amounts.ts";
import { entitlementMinor, refundableOf } from "../amounts.ts";
import type { Deduction, Disposition, InspectionLine } from "../parts.ts";
import type { ReturnRefusal } from "../refusals.ts";
import type { Return, ReturnUnit } from "../return.ts";
import { includesUnit, isSameUnit, keyOf, unitsToInspect } from "../units.ts";
import { evidenceIsEnough } from "./rejection.ts";

const hourMs = 3_600_000;

/** Findings that nothing was in the parcel for a unit: there are no goods to send anywhere. */
const missingReasons: ReadonlySet<InspectionReason> = new Set(["NOT_RECEIVED", "EMPTY_PARCEL", "QUANTITY_SHORT"]);

/** Whether the reason says that the goods are not there. */
export const saysMissing = (reason: InspectionReason): boolean => missingReasons.has(reason);

// A withdrawing buyer owes goods, not reasons: their condition lowers the refund where the law lets it, and no more.
const notAgainstWithdrawal: ReadonlySet<InspectionReason> = new Set([
  "USED_BEYOND_INSPECTION",
  "DAMAGED_BY_BUYER",
  "PART_MISSING",
  "NO_FAULT_FOUND",
  "WARRANTY_SERVICE_NEEDED",
]);

/** The reason may refuse goods at all, and goods that come back under a withdrawal by law. */
export const reasonMayRefuse = ({ terms }: Return, reason: InspectionReason): ReturnRefusal | undefined => {
  // An analysis is not an answer: it stops the clock until there is one.
  if (reason === "SENT_FOR_ANALYSIS") return { code: "return.reason_not_applicable", reason };
  return terms.statutory && notAgainstWithdrawal.has(reason) ? { code: "return.statutory_right", reason } : undefined;
};

/** Carriers' delivery scans run ahead of the goods' arrival on the shelf, so "not received" waits a day. */
export const nonReceiptMayBeSaid = (
  { parcels, terms }: Return,
  reason: InspectionReason | undefined,
  at: Instant,
): ReturnRefusal | undefined => {
  const deliveries = parcels.flatMap(({ deliveredAt }) => (deliveredAt === undefined ? [] : [deliveredAt]));
  const [first] = deliveries;
  if (reason !== "NOT_RECEIVED" || first === undefined) return undefined;
  const allowedFrom = addMs(latest(first, ...deliveries), terms.limits.notReceivedBarHours * hourMs);
  return at < allowedFrom ? { code: "return.too_early", allowedFrom } : undefined;
};

/**
 * What goes on after a refusal: the goods go back or wait for a decision, never to the shelf of the one who refused
 * them.
 */
const afterRefusal: readonly Disposition[] = ["return_to_buyer", "quarantine"];
const afterAcceptance: readonly Disposition[] = ["restock", "refurbish", "dispose", "return_to_seller", "quarantine"];
// Goods that may be counterfeit go neither back to trade nor to whoever sent them out.
const counterfeitMay: readonly Disposition[] = ["quarantine", "dispose"];

/** The goods go where this finding lets them go; where there are no goods, nowhere. */
export const dispositionFits = (
  units: readonly ReturnUnit[],
  result: InspectionLine["result"],
  disposition: Disposition | undefined,
): ReturnRefusal | undefined => {
  if (result === "missing") {
    return disposition === undefined ? undefined : { code: "return.disposition_not_allowed", allowed: ["none"] };
  }
  const usual = result === "rejected" ? afterRefusal : afterAcceptance;
  const isSuspect = units.some(({ reason }) => reason === "SUSPECTED_COUNTERFEIT");
  const allowed = isSuspect ? counterfeitMay.filter((place) => usual.includes(place)) : usual;
  return disposition !== undefined && allowed.includes(disposition)
    ? undefined
    : { code: "return.disposition_not_allowed", allowed };
};

/**
 * The most that a deduction may take from one unit, in minor units, by its own cap. The label is the platform's to
 * deduct.
 */
const capOf = ({ terms }: Return, unit: ReturnUnit, code: Deduction["code"]): number | undefined => {
  const wholeMinor = totalMinor(refundableOf(unit, terms));
  if (code === "RESTOCKING_FEE") return percentOf(wholeMinor, terms.limits.restockingFeeMaxPercent);
  if (code === "DIMINISHED_VALUE") return percentOf(wholeMinor, terms.limits.diminishedValueMaxPercent);
  return undefined;
};

const deductionFits =
  (state: Return, unit: ReturnUnit) =>
  ({ code, amountMinor }: Deduction, index: number, all: readonly Deduction[]): ReturnRefusal | undefined => {
    const capMinor = capOf(state, unit, code);
    const earlier = all.slice(0, index);
    if (capMinor === undefined || earlier.some((other) => other.code === code)) {
      return { code: "return.deduction_not_allowed", unit: keyOf(unit), deduction: code };
    }
    const leftMinor = entitlementMinor(state, unit) - earlier.reduce((sum, other) => sum + other.amountMinor, 0);
    const maxMinor = Math.max(0, Math.min(capMinor, leftMinor));
    return amountMinor <= maxMinor
      ? undefined
      : { code: "return.deduction_too_high", unit: keyOf(unit), deduction: code, maxMinor, currency: state.currency };
  };

const deductionsFit = (state: Return, unit: ReturnUnit, line: InspectionLine): ReturnRefusal | undefined => {
  const amounts = line.deductions.filter(({ amountMinor }) => amountMinor > 0);
  if (line.result === "accepted_with_deduction") {
    if (amounts.length === 0) return { code: "return.deduction_missing", unit: keyOf(unit) };
    return firstRefusal(...line.deductions.map(deductionFits(state, unit)));
  }
  const [unexpected] = line.deductions;
  return unexpected === undefined
    ? undefined
    : { code: "return.deduction_not_allowed", unit: keyOf(unit), deduction: unexpected.code };
};

// Nobody can photograph what did not come; everything else that costs the buyer money must be shown.
const evidenceMinOf = ({ result, reason }: InspectionLine): number =>
  result === "accepted" || reason === "NOT_RECEIVED" ? 0 : 1;

const reasonFits = (state: Return, line: InspectionLine, at: Instant): ReturnRefusal | undefined => {
  const { result, reason } = line;
  if (result !== "rejected" && result !== "missing") return undefined;
  if (reason === undefined) return { code: "return.reason_missing", unit: keyOf(line) };
  if (saysMissing(reason) !== (result === "missing")) return { code: "return.reason_not_applicable", reason };
  return firstRefusal(reasonMayRefuse(state, reason), nonReceiptMayBeSaid(state, reason, at));
};

/** One unit's finding is complete and inside the rules. */
export const lineFits =
  (state: Return, at: Instant) =>
  (line: InspectionLine): ReturnRefusal | undefined => {
    const unit = state.units.find((other) => isSameUnit(other, line));
    if (unit === undefined) return { code: "return.unit_unknown", unit: keyOf(line) };
    return firstRefusal(
      reasonFits(state, line, at),
      deductionsFit(state, unit, line),
      evidenceIsEnough(line.evidenceIds, evidenceMinOf(line)),
      dispositionFits([unit], line.result, line.disposition),
    );
  };

/** Everything that arrived is spoken of, once, and nothing else. */
export const linesCoverArrivals = (state: Return, lines: readonly InspectionLine[]): ReturnRefusal | undefined => {
  const expected = unitsToInspect(state);
  const unknown = lines.find((line) => !includesUnit(expected, line));
  if (unknown !== undefined) return { code: "return.unit_unknown", unit: keyOf(unknown) };
  const repeated = lines.find((line, index) => includesUnit(lines.slice(0, index), line));
  if (repeated !== undefined) return { code: "return.unit_repeated", unit: keyOf(repeated) };
  const missing = expected.filter((unit) => !includesUnit(lines, unit)).map(keyOf);
  return missing.length === 0 ? undefined : { code: "return.units_incomplete", missing };
};
