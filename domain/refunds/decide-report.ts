import type { MarketCalendar } from "../kernel/clocks.ts";
import { accept, type Decision } from "../kernel/decider.ts";
import type { Instant } from "../kernel/instant.ts";
import { mayMove } from "../kernel/lifecycle.ts";
import { startClock } from "./clocks.ts";
import type { ProviderReport } from "./commands.ts";
import type { RefundEvent, RefundEventOf } from "./events.ts";
import type { RefundLeg } from "./leg.ts";
import { legLifecycle } from "./lifecycle.ts";
import { disputedPaymentOf } from "./money-place.ts";
import type { Refund } from "./refund.ts";
import { afterFailure, parked, returnedLeg } from "./reroute.ts";

/** Where the news comes from: an answer to our own call, a look-up by key, or a webhook. */
export type ReportSource = "answer" | "reconciliation" | "webhook";

/** What a provider said of a leg, with everything needed to judge it. */
export interface LegReport {
  readonly source: ReportSource;
  readonly report: ProviderReport;
  readonly generation?: number | undefined;
  readonly amountMinor?: number | undefined;
  readonly at: Instant;
  readonly calendar: MarketCalendar;
}

type Decided = Decision<RefundEvent, never>;
type Contradiction = RefundEventOf<"LegContradicted">["data"]["reported"];

const providerName = ({ report }: LegReport): { readonly providerRefundId?: string } =>
  report.providerRefundId === undefined ? {} : { providerRefundId: report.providerRefundId };

/**
 * Whether the news is of the attempt that is running. Without a word that tells attempts apart, bad news of a leg that
 * had several is left to reconciliation by key: failing the wrong attempt would pay twice.
 */
const isOfThisAttempt = (leg: RefundLeg, { report, generation }: LegReport): boolean => {
  if (generation !== undefined) return generation === leg.generation;
  const { providerRefundId } = report;
  if (providerRefundId !== undefined && leg.pastProviderRefundIds.includes(providerRefundId)) return false;
  if (providerRefundId !== undefined && leg.providerRefundId !== undefined)
    return providerRefundId === leg.providerRefundId;
  return leg.generation === 1 || report.outcome === "succeeded";
};

/** News that cannot be true beside what was recorded changes no money; a person asks the provider, once. */
const contradicted = (refund: Refund, leg: RefundLeg, reported: Contradiction, at: Instant): Decided =>
  leg.contradicted
    ? accept()
    : accept(
        { type: "LegContradicted", at, data: { legId: leg.legId, reported } },
        parked(refund, "provider_contradicts_itself", at, leg),
      );

const onSucceeded = (refund: Refund, leg: RefundLeg, news: LegReport): Decided => {
  const { report, amountMinor, at } = news;
  const isPaid = leg.status === "succeeded" || leg.status === "returned";
  if (amountMinor !== undefined && amountMinor !== leg.amountMinor)
    return contradicted(refund, leg, "other_amount", at);
  if (!isOfThisAttempt(leg, news)) return contradicted(refund, leg, "succeeded", at);
  if (isPaid) return accept();
  if (!mayMove(legLifecycle, leg.status, "LegSucceeded")) return contradicted(refund, leg, "succeeded", at);
  const feeMinor = (report.outcome === "succeeded" ? report.feeMinor : undefined) ?? 0;
  const disputed = disputedPaymentOf(refund, leg) === undefined ? {} : { isDisputed: true as const };
  return accept({ type: "LegSucceeded", at, data: { legId: leg.legId, feeMinor, ...providerName(news), ...disputed } });
};

const onPending = (refund: Refund, leg: RefundLeg, news: LegReport): Decided => {
  const { report, at, calendar } = news;
  if (report.outcome !== "pending" || !isOfThisAttempt(leg, news)) return accept();
  if (!mayMove(legLifecycle, leg.status, "LegAccepted")) return accept();
  const { pendingReason } = report;
  if (leg.status === "pending" && leg.pendingReason === pendingReason) return accept();
  // Another reason to wait does not give the provider more time.
  const running = leg.status === "pending" ? leg.clock : undefined;
  const clock = running ?? startClock("provider_payment", at, refund.pendingOverdue, calendar);
  return accept({ type: "LegAccepted", at, data: { legId: leg.legId, pendingReason, clock, ...providerName(news) } });
};

const onFailed = (refund: Refund, leg: RefundLeg, reason: string, news: LegReport): Decided => {
  const { source, report, at } = news;
  if (!isOfThisAttempt(leg, news)) return accept();
  if (leg.status === "succeeded") {
    // Our own call's answer is older than the success; a webhook or a look-up is newer: the bank sent the money back.
    return source === "answer"
      ? contradicted(refund, leg, "failed", at)
      : accept(...returnedLeg(refund, leg, reason, at));
  }
  if (!mayMove(legLifecycle, leg.status, "LegFailed")) return accept();
  const failed: RefundEvent = {
    type: "LegFailed",
    at,
    data: { legId: leg.legId, reason, ...providerName({ ...news, report }) },
  };
  return accept(failed, ...afterFailure(refund, leg, at));
};

/** Money that came back had arrived first, though the word of that may still be on its way to us. */
const onReturned = (refund: Refund, leg: RefundLeg, reason: string, news: LegReport): Decided => {
  const { at } = news;
  if (leg.status === "failed" || !isOfThisAttempt(leg, news)) return accept();
  if (leg.status === "succeeded") return accept(...returnedLeg(refund, leg, reason, at));
  if (!mayMove(legLifecycle, leg.status, "LegSucceeded")) return accept();
  const arrived: RefundEvent = {
    type: "LegSucceeded",
    at,
    data: { legId: leg.legId, feeMinor: 0, ...providerName(news) },
  };
  return accept(arrived, ...returnedLeg(refund, leg, reason, at));
};

/**
 * What a provider's word changes. Duplicates change nothing, also when they come before our own bookkeeping or in
 * another order than they were sent.
 */
export const decideReport = (refund: Refund, leg: RefundLeg, news: LegReport): Decided => {
  const { report } = news;
  switch (report.outcome) {
    case "succeeded":
      return onSucceeded(refund, leg, news);
    case "pending":
      return onPending(refund, leg, news);
    case "declined":
      return onFailed(refund, leg, report.reason, news);
    case "returned":
      return onReturned(refund, leg, report.reason, news);
  }
};
