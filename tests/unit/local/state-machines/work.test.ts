import { afterEach, describe, expect, it, vi } from "vitest";
import { createWork } from "../../../../local/state-machines/work.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("work", () => {
  it("does what has one key in turn and what has different keys side by side", async () => {
    const work = createWork();
    const log: string[] = [];
    const gate = Promise.withResolvers<void>();
    const first = work.inTurn("a", async () => {
      await gate.promise;
      log.push("a1");
    });
    const second = work.inTurn("a", async () => void log.push("a2"));
    await work.inTurn("b", async () => void log.push("b1"));
    gate.resolve();
    await Promise.all([first, second]);
    expect(log).toEqual(["b1", "a1", "a2"]);
  });

  it("goes on after a turn that failed, whose caller alone is told", async () => {
    const work = createWork();
    const failing = work.inTurn("a", () => Promise.reject(new Error("no")));
    const next = work.inTurn("a", async () => "yes");
    await expect(failing).rejects.toThrow("no");
    expect(await next).toBe("yes");
  });

  it("is idle once everything is over, also what work on the way has started", async () => {
    const work = createWork();
    const log: string[] = [];
    await work.idle();
    work.inBackground(
      Promise.resolve().then(() => {
        work.inBackground(Promise.resolve().then(() => void log.push("inner")));
        log.push("outer");
      }),
    );
    await work.idle();
    expect(log).toEqual(["outer", "inner"]);
  });

  it("lets what background work throws reach the process", async () => {
    const uncaught: (() => void)[] = [];
    vi.stubGlobal("queueMicrotask", (task: () => void) => void uncaught.push(task));
    const work = createWork();
    work.inBackground(Promise.reject(new Error("a bug")));
    await work.idle();
    await Promise.resolve();
    expect(uncaught).toHaveLength(1);
    expect(() => uncaught[0]?.()).toThrow("a bug");
  });
});
