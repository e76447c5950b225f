import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ChargebackNews } from "../../../domain/chargebacks/index.ts";
import { trialBalance } from "../../../domain/ledger/journal.ts";
import { freezeOrder } from "../../../domain/orders/freeze-order.ts";
import { ChargebackRun, caseIdOf } from "../../support/chargeback-run.ts";
import { orderSnapshots, receivedAt } from "../../support/orders.ts";
import { checkMoney } from "../../support/refund-run-checks.ts";
import { type Step, take } from "../../support/refund-steps.ts";

const refundSteps = ["open", "reserve", "submit", "reconcile", "webhook", "settle", "resume", "abandon"] as const;
const newsTypes = ["opened", "updated", "won", "lost"] as const;

const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom(...refundSteps),
      pick: fc.nat(1_000),
      choice: fc.nat(1_000),
    }) satisfies fc.Arbitrary<Step>,
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("news" as const),
      type: fc.constantFrom(...newsTypes),
      permille: fc.option(fc.integer({ min: 1, max: 1_300 })),
      hour: fc.nat(23),
    }),
  },
);

const lives = fc.record({
  order: orderSnapshots().map((order) => freezeOrder(order, receivedAt)),
  steps: fc.array(step, { minLength: 10, maxLength: 50 }),
});

type Life = typeof lives extends fc.Arbitrary<infer L> ? L : never;
type News = Exclude<Life["steps"][number], Step>;

const newsOf = ({ type, permille, hour }: News, capturedMinor: number, currency: never): ChargebackNews => {
  const amountMinor = Math.max(1, Math.floor((capturedMinor * (permille ?? 0)) / 1_000));
  const isSaid = permille !== null && type !== "won";
  return {
    type,
    occurredAt: `2026-03-09T${String(hour).padStart(2, "0")}:00:00.000Z` as never,
    details: isSaid ? { amount: { amountMinor, currency } } : {},
  };
};

const live = ({ order, steps }: Life, look: (run: ChargebackRun) => void): ChargebackRun => {
  const run = new ChargebackRun(order);
  const [payment] = order.payments;
  const opening: readonly Step[] = [
    { kind: "open", pick: 0, choice: 0 },
    { kind: "reserve", pick: 0, choice: 0 },
  ];
  for (const one of [...opening, ...steps]) {
    if (one.kind === "news" && payment !== undefined && payment.capturedMinor > 0)
      run.news(1, payment.paymentId, newsOf(one, payment.capturedMinor, order.snapshot.currency as never));
    else if (one.kind !== "news") {
      take(run, one);
      run.count();
    }
    look(run);
  }
  return run;
};

describe("refunds and a chargeback on one payment, in any order of steps and news", () => {
  it("never give the buyer more than was captured, but for what was out before the bank came, which is flagged", () => {
    fc.assert(
      fc.property(lives, (life) => {
        const run = live(life, (now) => {
          checkMoney(now);
          now.checkNothingTwice();
        });
        const state = run.cases.get(caseIdOf(1));
        if (state?.status === "lost")
          expect(state.dualRecovery.amountMinor).toBeLessThanOrEqual(run.outBefore.get(caseIdOf(1)) ?? 0);
      }),
      { numRuns: 300 },
    );
  });

  it("leave nothing in suspense when it is over, and nothing anywhere when it was won", () => {
    fc.assert(
      fc.property(lives, (life) => {
        const { world, cases } = live(life, () => undefined);
        const state = cases.get(caseIdOf(1));
        const accounts = trialBalance(world.entries).map(({ account }) => account);
        if (state?.status === "won" || state?.status === "lost") expect(accounts).not.toContain("chargeback_suspense");
        const own = world.entries.filter(({ caseId }) => caseId === caseIdOf(1));
        if (state?.status === "won") expect(trialBalance(own)).toEqual([]);
      }),
    );
  });
});
