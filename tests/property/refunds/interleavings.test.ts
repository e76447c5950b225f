import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Run, runs } from "../../support/refund-run.ts";

describe("refunds of one order, in any interleaving of steps, lost calls, webhooks, holds and people", () => {
  it("never let out more than was captured, by order and by payment, and stand behind every cent that is out", () => {
    fc.assert(
      fc.property(runs, ({ order, steps }) => {
        const run = new Run(order);
        for (const step of steps) {
          run.take(step);
          run.checkMoney();
        }
      }),
      { numRuns: 300 },
    );
  });

  it("keep the ledger's trial balance at zero in every currency after every event", () => {
    fc.assert(
      fc.property(runs, ({ order, steps }) => {
        const run = new Run(order, (world) => expect(Run.outOfBalance(world)).toEqual([]));
        for (const step of steps) run.take(step);
      }),
    );
  });

  it("are what their timelines say, also after storage as JSON", () => {
    fc.assert(
      fc.property(runs, ({ order, steps }) => {
        const run = new Run(order);
        for (const step of steps) run.take(step);
        run.checkReplay();
      }),
    );
  });

  it("take the same word of the provider twice as once", () => {
    fc.assert(
      fc.property(runs, ({ order, steps }) => {
        const run = new Run(order);
        for (const step of steps) {
          run.take(step);
          if (step.kind === "webhook") expect(run.take(step)).toEqual([]);
        }
      }),
    );
  });

  it("offer people exactly what they may do", () => {
    fc.assert(
      fc.property(runs, ({ order, steps }) => {
        const run = new Run(order);
        for (const step of steps) {
          run.take(step);
          run.checkActions();
        }
      }),
    );
  });

  it("all come to an end once the provider answers and people do their part, and nothing stays set aside or owed", () => {
    fc.assert(
      fc.property(runs, ({ order, steps }) => {
        const run = new Run(order);
        for (const step of steps) run.take(step);
        run.drain();
        run.checkMoney();
        run.checkEnded();
      }),
      { numRuns: 300 },
    );
  });
});
