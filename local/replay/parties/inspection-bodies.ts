import { isByLaw } from "../handbook.ts";
import type { PartyCase } from "../views.ts";
import type { Writing } from "./bodies.ts";

type Unit = PartyCase["lines"][number]["units"][number];

/** A tenth of the price: below every cap on deductions. */
const DEDUCTION_SHARE = 0.1;

const arrived = ({ view }: Writing): readonly Unit[] =>
  view.lines
    .flatMap(({ units }) => units)
    .filter(({ reception, acceptance }) => reception === "received" && acceptance === "pending");

const isSuspect = ({ reason }: Unit): boolean => reason === "SUSPECTED_COUNTERFEIT";

const keyOf = ({ lineId, unitNo }: Unit) => ({ lineId, unitNo });

const deductionFor = ({ file, view, chance }: Writing, { lineId }: Unit): number => {
  const line = file.story.order.placed.lines.find((other) => other.lineId === lineId);
  const isAgreed = view.offers.some(({ standing }) => standing === "accepted");
  // What is by law comes back without deductions, and what was agreed on is not lowered again.
  const mayDeduct = !isByLaw(view.market, view.explanation) && !isAgreed && chance.happens(0.15);
  return mayDeduct ? Math.floor((line?.unitPrice.amountMinor ?? 0) * DEDUCTION_SHARE) : 0;
};

const refusedWith = (writing: Writing): string =>
  isByLaw(writing.view.market, writing.view.explanation) ? "WRONG_ITEM_RETURNED" : "DAMAGED_BY_BUYER";

const finding = async (writing: Writing, unit: Unit) => {
  const { chance, photos } = writing;
  const key = keyOf(unit);
  const deductionMinor = deductionFor(writing, unit);
  if (deductionMinor > 0)
    return {
      ...key,
      result: "accepted_with_deduction",
      deductions: [{ code: "DIMINISHED_VALUE", amountMinor: deductionMinor }],
      evidenceIds: await photos(1),
      disposition: isSuspect(unit) ? "quarantine" : "refurbish",
    };
  const result = chance.weighted([
    ["accepted", 84],
    ["rejected", 10],
    ["missing", 6],
  ]);
  if (result === "accepted") {
    const disposition = isSuspect(unit) ? "quarantine" : "restock";
    return { ...key, result, deductions: [], evidenceIds: [], disposition };
  }
  const evidenceIds = await photos(1);
  return result === "missing"
    ? { ...key, result, reason: "QUANTITY_SHORT", deductions: [], evidenceIds }
    : { ...key, result, reason: refusedWith(writing), deductions: [], evidenceIds, disposition: "quarantine" };
};

/** Every unit that has arrived, each with what was found. */
export const inspectionBody = async (writing: Writing) => {
  const lines: Awaited<ReturnType<typeof finding>>[] = [];
  // One after the other: the draws of one unit come before those of the next.
  for (const unit of arrived(writing)) lines.push(await finding(writing, unit));
  return { lines };
};

/** All of what came back refused, with a photo of it. */
export const receivedRejectionBody = async ({ chance, photos }: Writing) =>
  chance.happens(0.3)
    ? { reason: "EMPTY_PARCEL", evidenceIds: await photos(1) }
    : { reason: "WRONG_ITEM_RETURNED", disposition: "quarantine", evidenceIds: await photos(1) };
