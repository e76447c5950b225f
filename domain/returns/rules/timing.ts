import { type Instant, instant, latest } from "../../kernel/instant.ts";
import { orderedMinor } from "../amounts.ts";
import type { ReturnRefusal } from "../refusals.ts";
import type { Return } from "../return.ts";

/** A party's time has not run out, whether or not the timer has rung yet. The last instant still counts. */
export const clockIsRunning = ({ clock }: Return, at: Instant): ReturnRefusal | undefined =>
  clock !== undefined && at > clock.dueAt
    ? { code: "return.window_closed", clock: clock.name, closedAt: clock.dueAt }
    : undefined;

const isBefore = (until: Instant | undefined, at: Instant): ReturnRefusal | undefined =>
  until !== undefined && at > until ? { code: "return.window_closed", closedAt: until } : undefined;

/** When the buyer's right to send the goods ends: with his hand-over time or the return window, whichever is later. */
export const handOverEndsAt = ({ handOverDueAt, terms }: Return): Instant => {
  const windowEndsAt = instant(terms.windowEndsAt);
  return handOverDueAt === undefined ? windowEndsAt : latest(handOverDueAt, windowEndsAt);
};

/** The goods may still be sent. */
export const handOverIsOpen = (state: Return, at: Instant): ReturnRefusal | undefined =>
  isBefore(handOverEndsAt(state), at);

/** The whole negotiation has not run out, however many rounds are left. */
export const negotiationIsOpen = ({ negotiation }: Return, at: Instant): ReturnRefusal | undefined =>
  isBefore(negotiation?.endsAt, at);

/** A closed case that has a window for agents is still in it; an open case has its clock. */
export const escalationIsOpen = (state: Return, at: Instant): ReturnRefusal | undefined => {
  if (state.status !== "closed") return clockIsRunning(state, at);
  if (state.escalateUntil === undefined) return { code: "return.not_allowed_now", status: state.status, allowed: [] };
  return isBefore(state.escalateUntil, at);
};

const objection = (state: Return, until: Instant | undefined, at: Instant): ReturnRefusal | undefined => {
  if (state.contest !== undefined) return { code: "return.already_contested" };
  if (until === undefined) return { code: "return.not_allowed_now", status: state.status, allowed: [] };
  return isBefore(until, at);
};

/** The refund was not the seller's own doing, and he may still say so; once. */
export const contestIsOpen = (state: Return, at: Instant): ReturnRefusal | undefined =>
  objection(state, state.contestUntil, at);

/** The goods of an early refund may still be reported as bad; once. */
export const reportIsOpen = (state: Return, at: Instant): ReturnRefusal | undefined =>
  objection(state, state.reportUntil, at);

/** No money was ordered: afterwards a return can neither be taken back nor bargained over. */
export const noMoneyIsOrdered = (state: Return): ReturnRefusal | undefined =>
  state.refunds.length === 0
    ? undefined
    : { code: "return.money_already_ordered", orderedMinor: orderedMinor(state), currency: state.currency };
