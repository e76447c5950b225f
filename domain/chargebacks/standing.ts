import type { Chargeback, ChargebackDetails, ChargebackNews, DisputedPayment } from "./chargeback.ts";
import type { ChargebackCommandOf } from "./commands.ts";
import { clocksOf, disputedMinor, holdsRefunds } from "./rules.ts";

type Known = NonNullable<ChargebackCommandOf<"MatchChargeback">["known"]>;
type Terms = ChargebackCommandOf<"MatchChargeback">["terms"];

const given = (details: ChargebackDetails): Partial<ChargebackDetails> =>
  Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined));

/**
 * All that is known, the later word over the earlier one by when the provider says that it happened, in whatever order the
 * words came. The amount of a loss is what was lost, and says nothing of what was disputed unless nothing else does.
 */
export const mergedDetails = (news: readonly ChargebackNews[]): ChargebackDetails => {
  const ordered = news.toSorted((a, b) => (a.occurredAt < b.occurredAt ? -1 : Number(a.occurredAt > b.occurredAt)));
  const isEnd = ({ type }: ChargebackNews): boolean => type === "won" || type === "lost";
  return Object.assign(
    {},
    ...[...ordered.filter(isEnd), ...ordered.filter((one) => !isEnd(one))].map(({ details }) => given(details)),
  );
};

/** Where a chargeback stands by all the news there is: stage, what is disputed, clocks, and whether refunds stand still. */
export const standingBy = (
  news: readonly ChargebackNews[],
  state: Pick<Chargeback, "openedAt" | "clocks" | "details">,
  { payment, calendar }: Pick<Known, "calendar"> & { readonly payment: DisputedPayment },
  terms: Terms,
  isNew: boolean,
) => {
  const details = mergedDetails(news);
  const stage = details.stage ?? "first_chargeback";
  // Clocks that have rung stay so, unless there is another date to answer by.
  const isSameDate = !isNew && details.respondBy === state.details.respondBy;
  return {
    stage,
    details,
    disputedMinor: disputedMinor(details, payment),
    isHolding: holdsRefunds(details, stage, terms),
    clocks: isSameDate ? state.clocks : clocksOf(details, state.openedAt, terms, calendar),
  };
};
