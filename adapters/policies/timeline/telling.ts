import type { Currency } from "../../../domain/kernel/currencies.ts";
import type { Instant } from "../../../domain/kernel/instant.ts";
import type { ReadableRule, TextValues } from "../texts.ts";
import type { Voice } from "./voice.ts";

/** Codes, amounts, ids and instants that go with a sentence; never words that a person wrote. */
export type Facts = Readonly<Record<string, unknown>>;

/** What one event says to one reader: the values that its message is filled with, and what stands beside the sentence. */
export interface Telling {
  readonly values?: TextValues;
  readonly explanation?: readonly ReadableRule[];
  readonly facts?: Facts;
}

type Whole = Required<Pick<Telling, "values" | "facts">>;

/** How an event is told. */
export type Teller<Event> = (event: Event, voice: Voice) => Telling;

/** Facts that only agents and the platform see. */
export const forStaff = ({ isStaff }: Voice, facts: Facts): Facts => (isStaff ? facts : {});

/** Facts that are between the platform and the seller. */
export const notForBuyer = ({ viewer }: Voice, facts: Facts): Facts => (viewer === "buyer" ? {} : facts);

/** Facts that are between the platform and the buyer. */
export const notForSeller = ({ viewer }: Voice, facts: Facts): Facts => (viewer === "seller" ? {} : facts);

/** An amount as the API writes it. */
export const amountFact = (amountMinor: number, currency: Currency) => ({ amountMinor, currency });

/** A deadline in both forms: as words for the sentence, as an instant for machines. */
export const due = (at: Instant, voice: Voice) => ({ values: { dueAt: voice.moment(at) }, facts: { dueAt: at } });

/** ICU selects on texts. */
export const yesNo = (condition: boolean): "yes" | "no" => (condition ? "yes" : "no");

/** A code as its message's key and as a fact in one. */
export const told = (codes: Readonly<Record<string, string>>): Whole => ({ values: codes, facts: codes });

/** Several tellings as one. */
export const together = (...tellings: readonly Pick<Telling, "values" | "facts">[]): Whole => ({
  values: Object.assign({}, ...tellings.map(({ values }) => values)),
  facts: Object.assign({}, ...tellings.map(({ facts }) => facts)),
});
