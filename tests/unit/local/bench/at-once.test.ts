import { describe, expect, it } from "vitest";
import { atOnce } from "../../../../local/bench/at-once.ts";

/** Ends each act by hand, in whatever order. */
const acts = () => {
  const running = new Map<number, () => void>();
  return {
    running,
    act: (item: number) => new Promise<string>((resolve) => running.set(item, () => resolve(`done ${item}`))),
    end: async (item: number) => {
      running.get(item)?.();
      running.delete(item);
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
};

describe("so many at once", () => {
  it("take up the next item when they have ended one, and answer in the order of the items", async () => {
    const { running, act, end } = acts();
    const all = atOnce(2, [1, 2, 3, 4], act);
    expect([...running.keys()]).toEqual([1, 2]);
    await end(2);
    expect([...running.keys()]).toEqual([1, 3]);
    await end(3);
    expect([...running.keys()]).toEqual([1, 4]);
    await end(4);
    expect([...running.keys()]).toEqual([1]);
    await end(1);
    expect(await all).toEqual(["done 1", "done 2", "done 3", "done 4"]);
  });

  it("may be more than there are items", async () => {
    expect(await atOnce(5, [1], async (item) => item)).toEqual([1]);
    expect(await atOnce(5, [], async (item) => item)).toEqual([]);
  });
});
