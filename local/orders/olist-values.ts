import { Temporal } from "temporal-polyfill";
import { fromEpochMs, type Instant } from "../../domain/kernel/instant.ts";
import { parseDecimal } from "../../domain/kernel/money.ts";
import type { Tender } from "../../domain/ledger/tender.ts";
import { BrokenInput, type FilePlace, placeText } from "./broken-input.ts";

/** The data's times are local to Sao Paulo, which had summer time until 2019. */
const TIME_ZONE = "America/Sao_Paulo";

const LOCAL_TIME = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/;

const broken = (place: FilePlace, column: string, text: string, expected: string): BrokenInput =>
  new BrokenInput(`${placeText(place)}: ${column} is "${text}", expected ${expected}`);

/**
 * The instant of a local time such as `2017-10-02 10:56:33`. A time that summer time left out is an hour later (midnight of
 * the day on which the clocks went forward); one that came twice is the first.
 */
export const instantIn = (place: FilePlace, column: string, text: string): Instant => {
  const expected = "a time such as 2017-10-02 10:56:33";
  if (!LOCAL_TIME.test(text)) throw broken(place, column, text, expected);
  try {
    const local = Temporal.PlainDateTime.from(text.replace(" ", "T"), { overflow: "reject" });
    return fromEpochMs(local.toZonedDateTime(TIME_ZONE, { disambiguation: "compatible" }).epochMilliseconds);
  } catch {
    throw broken(place, column, text, expected);
  }
};

/** The data is in Brazilian reais. */
export const CURRENCY = "BRL";

/** An amount such as `109.90`, exactly. */
export const moneyIn = (place: FilePlace, column: string, text: string) => {
  const amountMinor = parseDecimal(text, CURRENCY);
  if (amountMinor === undefined) throw broken(place, column, text, "an amount such as 109.90");
  return { amountMinor, currency: CURRENCY } as const;
};

/** A count from 1. */
export const countIn = (place: FilePlace, column: string, text: string): number => {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw broken(place, column, text, "a whole number from 1 up");
  return Number(text);
};

const TENDERS: ReadonlyMap<string, Tender> = new Map([
  ["credit_card", "card"],
  ["debit_card", "debit_card"],
  ["boleto", "boleto"],
  ["voucher", "voucher"],
]);

/** Our word for a payment's type. */
export const tenderIn = (place: FilePlace, column: string, text: string): Tender => {
  const tender = TENDERS.get(text);
  if (tender === undefined) throw broken(place, column, text, `one of ${[...TENDERS.keys()].join(", ")}`);
  return tender;
};
