import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createTimerQueue } from "../../../../local/state-machines/timers.ts";

describe("the timer queue", () => {
  const recording = () => {
    const fired: string[] = [];
    const queue = createTimerQueue();
    const at = (dueAt: number, key: string) => queue.schedule(dueAt, key, async () => void fired.push(key));
    return { fired, queue, at };
  };

  it("fires what is due in the order of its instants, then of its scheduling", async () => {
    const { fired, queue, at } = recording();
    at(30, "late");
    at(10, "first");
    at(20, "b");
    at(20, "a");
    expect(queue.nextDueAt()).toBe(10);
    await queue.fireDue(20);
    expect(fired).toEqual(["first", "b", "a"]);
    expect(queue.nextDueAt()).toBe(30);
  });

  it("moves an alarm that is scheduled again, and forgets a cancelled one", async () => {
    const { fired, queue, at } = recording();
    at(10, "moved");
    at(50, "moved");
    at(10, "cancelled");
    queue.cancel("cancelled");
    queue.cancel("never there");
    await queue.fireDue(49);
    expect(fired).toEqual([]);
    await queue.fireDue(50);
    expect(fired).toEqual(["moved"]);
    expect(queue.nextDueAt()).toBeUndefined();
  });

  it("also fires what a fired alarm schedules for no later", async () => {
    const fired: string[] = [];
    const queue = createTimerQueue();
    queue.schedule(10, "a", async () => {
      fired.push("a");
      queue.schedule(15, "b", async () => void fired.push("b"));
      queue.schedule(25, "c", async () => void fired.push("c"));
    });
    await queue.fireDue(20);
    expect(fired).toEqual(["a", "b"]);
  });

  it("fires exactly the alarms that are left, in order, after any mix of scheduling and cancelling", async () => {
    const action = fc.record({
      key: fc.integer({ min: 0, max: 40 }),
      dueAt: fc.integer({ min: 0, max: 99 }),
      cancel: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 300 }), async (actions) => {
        const { fired, queue, at } = recording();
        const left = new Map<string, { dueAt: number; sequence: number }>();
        for (const [sequence, { key, dueAt, cancel }] of actions.entries()) {
          if (cancel) queue.cancel(`${key}`);
          else at(dueAt, `${key}`);
          if (cancel) left.delete(`${key}`);
          else left.set(`${key}`, { dueAt, sequence });
        }
        await queue.fireDue(99);
        const expected = [...left].sort(([, a], [, b]) => a.dueAt - b.dueAt || a.sequence - b.sequence);
        expect(fired).toEqual(expected.map(([key]) => key));
      }),
      { numRuns: 200 },
    );
  });
});
