import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Run } from "../../support/refund-run.ts";
import {
  checkActions,
  checkEnded,
  checkMoney,
  checkQuietEvents,
  checkReplay,
  checkTrialBalance,
} from "../../support/refund-run-checks.ts";
import { drain } from "../../support/refund-run-end.ts";
import { runs, take } from "../../support/refund-steps.ts";

describe("refunds of one order, in any interleaving of steps, lost calls, webhooks, holds and people", () => {
  it("never let out more than was captured, by order and by payment, and stand behind every cent that is out", () => {
    fc.assert(
      fc.property(runs, ({ order, steps }) => {
        const run = new Run(order);
        for (const step of steps) {
          take(run, step);
          checkMoney(run);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("keep the ledger's trial balance at zero in every currency after every event", () => {
    fc.assert(
      fc.property(runs, ({ order, steps }) => {
        const run = new Run(order, checkTrialBalance);
        for (const step of steps) take(run, step);
      }),
    );
  });

  it("are what their timelines say, also after storage as JSON", () => {
    fc.assert(
      fc.property(runs, ({ order, steps }) => {
        const run = new Run(order);
        for (const step of steps) take(run, step);
        checkReplay(run);
      }),
    );
  });

  it("take the same word of the provider twice as once", () => {
    fc.assert(
      fc.property(runs, ({ order, steps }) => {
        const run = new Run(order);
        for (const step of steps) {
          take(run, step);
          if (step.kind === "webhook") expect(take(run, step)).toEqual([]);
        }
      }),
    );
  });

  it("offer people exactly what they may do", () => {
    fc.assert(
      fc.property(runs, ({ order, steps }) => {
        const run = new Run(order);
        for (const step of steps) {
          take(run, step);
          checkActions(run);
        }
      }),
    );
  });

  it("wake their process by every event that may end what it waits for", () => {
    fc.assert(
      fc.property(runs, ({ order, steps }) => {
        const run = new Run(order);
        for (const step of steps) take(run, step);
        checkQuietEvents(run);
      }),
      { numRuns: 300 },
    );
  });

  it("all come to an end once the provider answers and people do their part, and nothing stays set aside or owed", () => {
    fc.assert(
      fc.property(runs, ({ order, steps }) => {
        const run = new Run(order);
        for (const step of steps) take(run, step);
        drain(run);
        checkMoney(run);
        checkEnded(run);
      }),
      { numRuns: 300 },
    );
  });
});
