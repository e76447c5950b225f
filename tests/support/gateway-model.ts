import type { Instant } from "../../domain/kernel/instant.ts";
import type { ProviderReport } from "../../domain/refunds/commands.ts";
import type { RefundLeg } from "../../domain/refunds/leg.ts";

/**
 * What the model does with a call. After a timeout nobody knows whether it paid; a lost call may still arrive later.
 */
export type Behaviour = "succeed" | "pend" | "decline" | "time_out_paid" | "time_out_lost";

interface Attempt {
  readonly key: string;
  readonly refundId: string;
  readonly leg: RefundLeg;
  readonly providerRefundId: string;
  status: "pending" | "succeeded" | "declined" | "returned";
}

/** One word of the provider, as a webhook carries it, as often and in whatever order it likes. */
export interface News {
  readonly refundId: string;
  readonly leg: RefundLeg;
  readonly report: ProviderReport;
}

/**
 * A truthful payment provider that keeps its own books: it pays once a key, refuses what a bank has already charged
 * back, and never forgets. It is what the refunds' promises are checked against.
 */
export class GatewayModel {
  readonly attempts = new Map<string, Attempt>();
  readonly news: News[] = [];
  readonly chargedBack = new Set<string>();
  readonly disputed = new Set<string>();
  readonly externals: { paymentId: string; amountMinor: number }[] = [];
  private readonly lost: { key: string; refundId: string; leg: RefundLeg }[] = [];

  call(key: string, refundId: string, leg: RefundLeg, behaviour: Behaviour): ProviderReport | undefined {
    if (behaviour === "time_out_lost" && !this.attempts.has(key)) {
      this.lost.push({ key, refundId, leg });
      return undefined;
    }
    const attempt = this.attempts.get(key) ?? this.begin(key, refundId, leg, behaviour);
    return behaviour.startsWith("time_out") ? undefined : this.reportOf(attempt);
  }

  find(key: string): ProviderReport | { outcome: "not_found" } {
    const attempt = this.attempts.get(key);
    if (attempt === undefined) return { outcome: "not_found" };
    return this.reportOf(attempt);
  }

  /** A lost call comes through after all. */
  lateArrival(pick: number): void {
    const call = this.lost.splice(pick % Math.max(1, this.lost.length), 1)[0];
    if (call !== undefined && !this.attempts.has(call.key) && !this.disputed.has(call.leg.paymentId ?? "")) {
      this.begin(call.key, call.refundId, call.leg, "succeed");
    }
  }

  /** A pending payment ends. */
  settle(pick: number, status: "succeeded" | "declined"): void {
    this.turn(pick, "pending", status);
  }

  /** A bank sends money back that had arrived. */
  bounce(pick: number): void {
    this.turn(pick, "succeeded", "returned");
  }

  /** What is with the buyer, or may still get there, of one payment. */
  outMinor(paymentId: string): number {
    const paid = [...this.attempts.values()].filter(
      ({ leg, status }) => leg.paymentId === paymentId && (status === "pending" || status === "succeeded"),
    );
    const external = this.externals.filter((one) => one.paymentId === paymentId);
    return [...paid.map(({ leg }) => leg), ...external].reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  }

  reportOf({ status, providerRefundId }: Attempt): ProviderReport {
    switch (status) {
      case "pending":
        return { outcome: "pending", providerRefundId, pendingReason: "processing" };
      case "succeeded":
        return { outcome: "succeeded", providerRefundId };
      case "declined":
        return { outcome: "declined", providerRefundId, reason: "account_closed" };
      case "returned":
        return { outcome: "returned", providerRefundId, reason: "bounced" };
    }
  }

  private begin(key: string, refundId: string, leg: RefundLeg, behaviour: Behaviour): Attempt {
    const refused = behaviour === "decline" || this.chargedBack.has(leg.paymentId ?? "");
    const status = refused ? "declined" : behaviour === "pend" ? "pending" : "succeeded";
    const attempt: Attempt = { key, refundId, leg, providerRefundId: `re_${this.attempts.size + 1}`, status };
    this.attempts.set(key, attempt);
    this.tell(attempt);
    return attempt;
  }

  private turn(pick: number, from: Attempt["status"], to: Attempt["status"]): void {
    const candidates = [...this.attempts.values()].filter(({ status }) => status === from);
    const attempt = candidates[pick % Math.max(1, candidates.length)];
    if (attempt === undefined) return;
    attempt.status = to;
    this.tell(attempt);
  }

  private tell(attempt: Attempt): void {
    this.news.push({ refundId: attempt.refundId, leg: attempt.leg, report: this.reportOf(attempt) });
  }
}

export const laterBy = (at: Instant, hours: number): Instant =>
  new Date(Date.parse(at) + hours * 3_600_000).toISOString() as Instant;
