import { accept, type Decision, refuse } from "../kernel/decider.ts";
import type { Instant } from "../kernel/instant.ts";
import { type Chargeback, type ChargebackNews, isMatched, isRunning } from "./chargeback.ts";
import type { ChargebackCommandOf } from "./commands.ts";
import { endEvents, moneyEvents } from "./decide-money.ts";
import type { ChargebackEvent } from "./events.ts";
import { evolve } from "./evolve.ts";
import type { ChargebackRefusal } from "./refusals.ts";
import { standingBy } from "./standing.ts";

type Answer = Decision<ChargebackEvent, ChargebackRefusal>;
type Setting = Pick<ChargebackCommandOf<"MatchChargeback">, "at" | "terms" | "known">;
type Known = NonNullable<Setting["known"]>;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const isKept = (state: Chargeback, news: ChargebackNews): boolean => state.news.some((one) => same(one, news));

const otherCurrency = (news: readonly ChargebackNews[], { payment }: Known): ChargebackRefusal | undefined => {
  const found = news.find(({ details: { amount } }) => amount !== undefined && amount.currency !== payment.currency);
  const given = found?.details.amount?.currency;
  return given === undefined ? undefined : { code: "chargeback.other_currency", given, expected: payment.currency };
};

/** Adds what follows, each judged on the chargeback as it is after what came before. */
const inSequence = (
  state: Chargeback,
  ...steps: readonly ((current: Chargeback) => readonly ChargebackEvent[])[]
): readonly ChargebackEvent[] => {
  let current = state;
  return steps.flatMap((step) => {
    const events = step(current);
    for (const event of events) current = evolve(current, event);
    return events;
  });
};

const ended = (current: Chargeback, facts: Known["facts"], at: Instant): readonly ChargebackEvent[] => {
  const end = current.news.findLast(({ type }) => type === "won" || type === "lost");
  if (end === undefined || !isMatched(current) || (end.type !== "won" && end.type !== "lost")) return [];
  return endEvents(current, end.type, end.details.amount?.amountMinor ?? current.disputedMinor, facts, at);
};

/** Binds a chargeback to the payment that it takes back; everything that came in meanwhile takes effect. */
export const match = (state: Chargeback, { at, terms, known }: Setting): Answer => {
  if (known === undefined) return refuse({ code: "chargeback.payment_unknown" });
  const { payment, facts } = known;
  if (isMatched(state)) {
    const { orderId, paymentId } = state.payment;
    return orderId === payment.orderId && paymentId === payment.paymentId
      ? accept()
      : refuse({ code: "chargeback.already_matched", orderId, paymentId });
  }
  const refusal = otherCurrency(state.news, known);
  if (refusal !== undefined) return refuse(refusal);
  const standing = standingBy(state.news, state, known, terms, true);
  return accept(
    ...inSequence(
      state,
      () => [{ type: "ChargebackMatched", at, data: { payment, ...standing } }],
      (current) => ended(current, facts, at),
      (current) => (isRunning(current) ? moneyEvents(current, facts, at) : []),
    ),
  );
};

const contradicts = (state: Chargeback, { type, details }: ChargebackNews): boolean =>
  (type === "won" || type === "lost") &&
  (type !== state.status || (details.amount !== undefined && details.amount.amountMinor !== state.lost?.amountMinor));

const afterEnd = (state: Chargeback, news: ChargebackNews, at: Instant): Answer =>
  // The same end told again says nothing new; any other word is kept, and looked at where it contradicts.
  news.type === state.status && !contradicts(state, news)
    ? accept()
    : accept({ type: "ChargebackNewsAfterEnd", at, data: { news } });

const updated = (state: Chargeback, news: ChargebackNews, { at, terms, known }: Setting): Answer => {
  if (known === undefined) return refuse({ code: "chargeback.payment_unknown" });
  const standing = standingBy([...state.news, news], state, known, terms, false);
  const { stage, details, disputedMinor, isHolding, clocks } = state;
  const isNews = !same(standing, { stage, details, disputedMinor, isHolding, clocks });
  return accept(
    ...inSequence(
      state,
      () => (isNews ? [{ type: "ChargebackUpdated", at, data: { news, ...standing } }] : []),
      (current) => moneyEvents(current, known.facts, at),
    ),
  );
};

const running = (state: Chargeback, command: ChargebackCommandOf<"RecordNews">): Answer => {
  const { news, at, known } = command;
  if (news.type === "opened" || news.type === "updated") return updated(state, news, command);
  if (known === undefined || !isMatched(state)) return refuse({ code: "chargeback.payment_unknown" });
  const lostMinor = news.details.amount?.amountMinor ?? state.disputedMinor;
  return accept(...endEvents(state, news.type, lostMinor, known.facts, at));
};

/** Takes in what the provider tells, in any order and as often as it likes. */
export const recordNews = (state: Chargeback | undefined, command: ChargebackCommandOf<"RecordNews">): Answer => {
  const { at, news, known, chargebackCaseId, chargebackId, named } = command;
  const refusal = known === undefined ? undefined : otherCurrency([news], known);
  if (refusal !== undefined) return refuse(refusal);
  if (state !== undefined && isKept(state, news)) {
    return state.status === "unmatched" && known !== undefined ? match(state, command) : accept();
  }
  if (state !== undefined && isMatched(state))
    return isRunning(state) ? running(state, command) : afterEnd(state, news, at);
  const kept: ChargebackEvent =
    state === undefined
      ? { type: "ChargebackReceived", at, data: { chargebackCaseId, chargebackId, named, news } }
      : { type: "ChargebackNewsKept", at, data: { news } };
  const after = evolve(state, kept);
  if (known === undefined) return accept(kept);
  const matched = match(after, command);
  return matched.outcome === "refused" ? matched : accept(kept, ...matched.events);
};
