import * as z from "zod";
import { Currency } from "../kernel/currencies.ts";
import { Instant } from "../kernel/instant.ts";
import { invariant } from "../kernel/invariant.ts";
import { Account } from "./account.ts";

/** One side of an entry: a debit above zero or a credit below. `party` says whose part of the account it is. */
export const JournalLeg = z.strictObject({
  account: Account,
  party: z.string().min(1).optional(),
  currency: Currency,
  amountMinor: z.int().refine((amount) => amount !== 0, "a leg moves something"),
});
export type JournalLeg = Readonly<z.infer<typeof JournalLeg>>;

/** Why an entry was written. Entries are never edited: what proves wrong is moved by a further entry. */
export const EntryKind = z.enum([
  "refund_owed",
  "refund_paid",
  "refund_returned",
  "refund_released",
  "liability_shifted",
  "chargeback_settled",
  "chargeback_opened",
  "chargeback_won",
  "chargeback_lost",
  "chargeback_excess",
  "dispute_recovered",
  "dispute_paid_seller",
  "dispute_carrier_claimed",
  "compensation_granted",
  "compensation_paid",
  "compensation_returned",
  "compensation_released",
]);
export type EntryKind = z.infer<typeof EntryKind>;

/** The policy version under which money moved. */
export const PolicyVersion = z.object({ id: z.string().min(1), version: z.int().positive() });
export type PolicyVersion = Readonly<z.infer<typeof PolicyVersion>>;

const sumsByCurrency = (legs: readonly JournalLeg[]): ReadonlyMap<Currency, number> => {
  const sums = new Map<Currency, number>();
  for (const { currency, amountMinor } of legs) sums.set(currency, (sums.get(currency) ?? 0) + amountMinor);
  return sums;
};

/** Whether debits equal credits in every currency. */
export const isBalanced = (legs: readonly JournalLeg[]): boolean =>
  [...sumsByCurrency(legs).values()].every((sum) => sum === 0);

/** A balanced entry of the append-only journal. `entryId` names its cause, so that the same cause writes it once. */
export const JournalEntry = z.strictObject({
  entryId: z.string().min(1),
  at: Instant,
  caseId: z.string().min(1),
  refundId: z.string().min(1).optional(),
  decisionId: z.string().min(1).optional(),
  policy: PolicyVersion,
  kind: EntryKind,
  provisional: z.boolean(),
  legs: z.array(JournalLeg).min(2).refine(isBalanced, "debits and credits differ"),
});
export type JournalEntry = Readonly<z.infer<typeof JournalEntry>>;

const placeOf = ({ account, party, currency }: JournalLeg): string => JSON.stringify([account, party ?? "", currency]);

/** The same movement with one leg for each account, party and currency; what cancels out is left out. */
export const netLegs = (legs: readonly JournalLeg[]): readonly JournalLeg[] => {
  const netted = new Map<string, JournalLeg>();
  for (const leg of legs) {
    const amountMinor = (netted.get(placeOf(leg))?.amountMinor ?? 0) + leg.amountMinor;
    netted.set(placeOf(leg), { ...leg, amountMinor });
  }
  return [...netted.values()].filter(({ amountMinor }) => amountMinor !== 0);
};

/** The opposite movement. */
export const reversedLegs = (legs: readonly JournalLeg[]): readonly JournalLeg[] =>
  legs.map((leg) => ({ ...leg, amountMinor: -leg.amountMinor }));

/** An entry of netted legs, or undefined when nothing moves. Legs that do not balance are a bug and throw. */
export const journalEntry = (
  head: Omit<JournalEntry, "legs">,
  legs: readonly JournalLeg[],
): JournalEntry | undefined => {
  const netted = netLegs(legs);
  invariant(isBalanced(netted), `entry ${head.entryId} does not balance`);
  return netted.length === 0 ? undefined : { ...head, legs: [...netted] };
};

/** What one account and party hold in one currency. */
export type AccountBalance = JournalLeg;

/** Every account's total over all entries. Its sum is zero in every currency, or an entry was torn. */
export const trialBalance = (entries: readonly JournalEntry[]): readonly AccountBalance[] =>
  netLegs(entries.flatMap(({ legs }) => legs));
