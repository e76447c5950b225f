import { describe, expect, it } from "vitest";
import type { RecordedEvent } from "../../../domain/kernel/event.ts";
import { type Return, type ReturnCommand, returns } from "../../../domain/returns/index.ts";
import { caseOutcome } from "../../../functions/experiments/case-outcome.ts";
import {
  actors,
  afterDays,
  afterHours,
  command,
  paid,
  refundId,
  request,
  ring,
  stateAfter,
  terms,
} from "../../support/returns.ts";

/** The outcome after commands, with each event under the name of who sent its command. */
const outcomeAfter = (...commands: readonly ReturnCommand[]) => {
  let state: Return | undefined;
  const events: RecordedEvent[] = [];
  for (const one of commands) {
    const decision = returns.decide(state, one);
    if (decision.outcome === "refused") throw new Error(decision.refusal.code);
    for (const event of decision.events) {
      state = returns.evolve(state, event);
      events.push({ ...event, actor: one.actor } as unknown as RecordedEvent);
    }
  }
  return caseOutcome(state as Return, events);
};

const asked = request({ verdict: "ask_seller" });
const approve = command("ApproveReturn", actors.seller, { at: afterHours(5), refundId: refundId(1) });
const kept = command("ApproveRefundOnly", actors.seller, { at: afterHours(5), refundId: refundId(1) });
const reject = command("RejectReturn", actors.seller, {
  at: afterHours(5),
  reason: "REASON_UNCLEAR_OR_NO_EVIDENCE",
  evidenceIds: [],
});
const withdraw = (hours: number) => command("WithdrawReturn", actors.buyer, { at: afterHours(hours) });
const escalate = (hours: number) => command("EscalateReturn", actors.buyer, { at: afterHours(hours), evidenceIds: [] });
const nothing = { escalated: 0, contested: 0, reopened: 0, sla_breached: 0 };

describe("whether the seller answered in time", () => {
  it.each<[string, readonly ReturnCommand[], number | undefined]>([
    ["while the answer is waited for", [asked], undefined],
    ["after an approval", [asked, approve], 1],
    ["after a rejection", [asked, reject], 1],
    ["after the clock", [asked, ring(afterDays(30))], 0],
    ["when the buyer took the request back first", [asked, withdraw(3)], undefined],
    ["when nobody was asked", [request({ verdict: "approve" })], undefined],
  ])("%s", (_, commands, answered) => {
    expect(outcomeAfter(...commands).values.seller_answered_in_time).toBe(answered);
  });
});

describe("what became of a case", () => {
  it("is nothing yet while it is open", () => {
    expect(outcomeAfter(asked)).toEqual({ values: nothing, version: 2 });
  });

  it("is what was refunded, and when, once it is closed", () => {
    const amount = stateAfter(asked, kept).refunds[0]?.amountMinor ?? 0;
    const closed = outcomeAfter(asked, kept, paid(afterHours(29), amount));
    expect(closed).toMatchObject({
      closedAt: afterHours(29),
      values: { ...nothing, refund_cost_minor: amount, seller_answered_in_time: 1 },
    });
    expect(amount).toBeGreaterThan(0);
  });

  it("costs nothing when it was withdrawn", () => {
    expect(outcomeAfter(asked, withdraw(3))).toMatchObject({
      closedAt: afterHours(3),
      values: { refund_cost_minor: 0 },
    });
  });

  it("is escalated by the buyer, and no appeal, while it is open", () => {
    expect(outcomeAfter(asked, reject, escalate(8)).values).toMatchObject({ escalated: 1, contested: 0, reopened: 0 });
  });

  it("is contested and taken up again by a seller who is heard after the end, which stays the buyer's end", () => {
    const limits = { ...terms().limits, sellerSilenceRefundsUpToMinor: 1_000_000 };
    const silent = request({ verdict: "ask_seller", limits });
    const amount = stateAfter(silent, ring(afterDays(30))).refunds[0]?.amountMinor ?? 0;
    const contest = command("ContestRefund", actors.seller, { at: afterDays(32), evidenceIds: [] });
    const outcome = outcomeAfter(silent, ring(afterDays(30)), paid(afterDays(31), amount, 9), contest);
    expect(outcome.closedAt).toBe(afterDays(31));
    expect(outcome.values).toMatchObject({ contested: 1, reopened: 1, seller_answered_in_time: 0 });
  });

  it("is a breach when the platform did not decide in time", () => {
    const late = outcomeAfter(asked, reject, escalate(8), ring(afterDays(60)));
    expect(late.values.sla_breached).toBe(1);
  });
});
