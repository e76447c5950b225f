import * as z from "zod";
import type { Verdict } from "../../kernel/terms.ts";
import { costOfDecision, fullRefundMinor } from "./cost-of-decision.ts";
import { eachParty, minus, noMoney, PartyAmounts, plus } from "./party-amounts.ts";
import type { RecordedDecision } from "./recorded-decision.ts";
import type { GrantedPart, Redecided } from "./redecide.ts";

/** How a case ended where it has: what its buyer was paid in the end, in minor units. */
export type ActualEnd = { readonly refundedMinor: number };

/** The verdicts after which a person decides, so that nobody can know at the opening what will be paid. */
export const AskedVerdict = z.enum(["ask_seller", "ask_agent"]);
export type AskedVerdict = z.infer<typeof AskedVerdict>;

const isAsked = (verdict: Verdict): verdict is AskedVerdict => verdict === "ask_seller" || verdict === "ask_agent";

/**
 * What a decision may come to for the buyer in minor units: at least, at most, and what is expected, which is a known
 * amount or the most of it as often as cases with this verdict are paid.
 */
type Outlook = {
  readonly leastMinor: number;
  readonly mostMinor: number;
  readonly expected: { readonly minor: number } | { readonly asOftenAs: AskedVerdict };
};

const certain = (minor: number): Outlook => ({ leastMinor: minor, mostMinor: minor, expected: { minor } });

const portion = (fullMinor: number, paidMinor: number, ofMinor: number): number =>
  ofMinor === 0 ? 0 : Math.min(fullMinor, Math.round((fullMinor * paidMinor) / ofMinor));

/** What was granted then: what was really paid where the case has ended, else what the verdict leaves possible. */
const outlookBefore = (verdict: Verdict, fullMinor: number, end: ActualEnd | undefined): Outlook => {
  if (end !== undefined) return certain(end.refundedMinor);
  if (isAsked(verdict)) return { leastMinor: 0, mostMinor: fullMinor, expected: { asOftenAs: verdict } };
  return certain(verdict === "approve" ? fullMinor : 0);
};

type Past = { readonly verdict: Verdict; readonly fullMinor: number; readonly end: ActualEnd | undefined };

/**
 * What the other decision may come to. People are taken to do as they did: who was asked in the same way answers the same,
 * and a buyer who never sent approved goods would not have sent them. Where another was asked, or nobody, it is open.
 */
const outlookAfter = (verdict: Verdict, fullMinor: number, past: Past): Outlook => {
  const { end } = past;
  if (verdict === "decline") return certain(0);
  const asBefore = end === undefined ? undefined : portion(fullMinor, end.refundedMinor, past.fullMinor);
  if (asBefore !== undefined && verdict === past.verdict) return certain(asBefore);
  if (isAsked(verdict)) {
    const mostMinor = past.verdict === "approve" ? (asBefore ?? fullMinor) : fullMinor;
    return { leastMinor: 0, mostMinor, expected: { asOftenAs: verdict } };
  }
  if (asBefore === undefined || past.verdict === "decline") return certain(fullMinor);
  return { leastMinor: asBefore, mostMinor: fullMinor, expected: { minor: fullMinor } };
};

/** Money that a decision moves, or that another one would move instead. */
export const MoneyRange = z.object({ least: PartyAmounts, most: PartyAmounts });
export type MoneyRange = Readonly<z.infer<typeof MoneyRange>>;

/**
 * What is expected, as far as it is known by itself, and what comes to it as often as cases with a verdict are paid. Once
 * the shares of a window are known, `expectedOf` makes one amount of it.
 */
export const Expectation = z.object({
  known: PartyAmounts,
  asOftenAs: z.object({ ask_seller: PartyAmounts, ask_agent: PartyAmounts }),
});
export type Expectation = Readonly<z.infer<typeof Expectation>>;

type Costed = { readonly range: MoneyRange; readonly expectation: Expectation };

export const nothingExpected: Expectation = {
  known: noMoney,
  asOftenAs: { ask_seller: noMoney, ask_agent: noMoney },
};

const ordered = (a: PartyAmounts, b: PartyAmounts): MoneyRange => ({
  least: eachParty((party) => Math.min(a[party], b[party])),
  most: eachParty((party) => Math.max(a[party], b[party])),
});

const costed = (record: RecordedDecision, { granted, lines }: GrantedPart, outlook: Outlook): Costed => {
  const cost = (minor: number) => costOfDecision(record, granted, lines, minor);
  const { leastMinor, mostMinor, expected } = outlook;
  const most = cost(mostMinor);
  const range = ordered(leastMinor === mostMinor ? most : cost(leastMinor), most);
  if ("minor" in expected) {
    const known = expected.minor === mostMinor ? most : cost(expected.minor);
    return { range, expectation: { ...nothingExpected, known } };
  }
  const asOftenAs = { ...nothingExpected.asOftenAs, [expected.asOftenAs]: most };
  return { range, expectation: { known: noMoney, asOftenAs } };
};

const joinRanges = (a: MoneyRange, b: MoneyRange): MoneyRange => ({
  least: plus(a.least, b.least),
  most: plus(a.most, b.most),
});

const combined = (
  a: Expectation,
  b: Expectation,
  by: (a: PartyAmounts, b: PartyAmounts) => PartyAmounts,
): Expectation => ({
  known: by(a.known, b.known),
  asOftenAs: {
    ask_seller: by(a.asOftenAs.ask_seller, b.asOftenAs.ask_seller),
    ask_agent: by(a.asOftenAs.ask_agent, b.asOftenAs.ask_agent),
  },
});

/** Two expectations together. */
export const joinExpectations = (a: Expectation, b: Expectation): Expectation => combined(a, b, plus);

/** Two movements together. */
export const joinMovements = (a: Movement, b: Movement): Movement => ({
  range: joinRanges(a.range, b.range),
  expectation: joinExpectations(a.expectation, b.expectation),
});

/** The money of both decisions, and what the second moves against the first. */
export type MoneyMoved = {
  readonly before: MoneyRange;
  readonly after: MoneyRange;
  readonly moved: Movement;
};

/** A difference in money between two decisions, for each party. */
export const Movement = z.object({ range: MoneyRange, expectation: Expectation });
export type Movement = Readonly<z.infer<typeof Movement>>;

/** No difference. */
export const noMovement: Movement = { range: { least: noMoney, most: noMoney }, expectation: nothingExpected };

const partMoney = (record: RecordedDecision, part: GrantedPart, end: ActualEnd | undefined): Costed => {
  const { granted: before } = record;
  const fullBefore = fullRefundMinor(before, part.lines);
  const wholeBefore = fullRefundMinor(before, record.lines);
  const ownEnd = end && { refundedMinor: portion(fullBefore, end.refundedMinor, wholeBefore) };
  const past = { verdict: before.verdict, fullMinor: fullBefore, end: ownEnd };
  const outlook = outlookAfter(part.granted.verdict, fullRefundMinor(part.granted, part.lines), past);
  return costed(record, part, outlook);
};

/** The verdict of both decisions where the same people are asked on other terms: they answer both in the same way. */
const askedAlike = (before: Verdict, { parts }: Redecided, end: ActualEnd | undefined): AskedVerdict | undefined => {
  const [only, ...others] = parts;
  const isAlike = end === undefined && others.length === 0 && only?.granted.verdict === before;
  return isAlike && isAsked(before) ? before : undefined;
};

/** What a changed decision moves, party by party. Sums are exact; what depends on people is a range with an expectation. */
export const moneyMoved = (record: RecordedDecision, redecided: Redecided, end: ActualEnd | undefined): MoneyMoved => {
  const { parts } = redecided;
  const { granted, lines } = record;
  const before = costed(
    record,
    { granted, lines },
    outlookBefore(granted.verdict, fullRefundMinor(granted, lines), end),
  );
  const after = parts
    .map((part) => partMoney(record, part, end))
    .reduce((sum, part) => ({
      range: joinRanges(sum.range, part.range),
      expectation: joinExpectations(sum.expectation, part.expectation),
    }));
  const expectation = combined(after.expectation, before.expectation, minus);
  const asked = askedAlike(granted.verdict, redecided, end);
  const range =
    asked === undefined
      ? {
          least: minus(after.range.least, before.range.most),
          most: minus(after.range.most, before.range.least),
        }
      : ordered(noMoney, expectation.asOftenAs[asked]);
  return { before: before.range, after: after.range, moved: { range, expectation } };
};

/** How often cases are paid by their verdict, as a share of what was asked for; absent where no such case has ended. */
export type PaidShares = Readonly<Partial<Record<AskedVerdict, number>>>;

/** One amount a party out of an expectation, rounded; undefined where a share is needed that is not known. */
export const expectedOf = ({ known, asOftenAs }: Expectation, shares: PaidShares): PartyAmounts | undefined => {
  let sum = known;
  for (const verdict of AskedVerdict.options) {
    const whole = asOftenAs[verdict];
    const isNeeded = Object.values(whole).some((minor) => minor !== 0);
    const share = shares[verdict];
    if (isNeeded && share === undefined) return undefined;
    // Each is rounded by itself; the platform takes what makes the sum zero again.
    const scaled = eachParty((party) => Math.round(whole[party] * (share ?? 0)));
    const { buyer, seller, carrier, others } = scaled;
    sum = plus(sum, { ...scaled, platform: 0 - (buyer + seller + carrier + others) });
  }
  return sum;
};
