import { afterAll, describe, expect, it } from "vitest";
import type { ProcessName } from "../../adapters/workflow/processes.ts";
import { ConcurrentChange } from "../../adapters/workflow/send-command.ts";
import { coverageOf, type Stub, type StubbedProcess } from "./stubbed-process.ts";

/** How a process that only waits, rings and waits again is called in its file. */
export interface ClockedProcess {
  readonly machine: ProcessName;
  readonly tasks: { readonly wait: string; readonly ring: string; readonly park: string };
  readonly waitState: string;
}

// The stubbed process begins on 1 March at noon.
const FIRST = "2026-03-02T12:00:00.000Z";
const SECOND = "2026-03-04T12:00:00.000Z";
const OVER = { status: "over", wakeAt: null };
const going = (wakeAt: string | null) => ({ status: "going", wakeAt });

/** Walks every state, branch, time-out, retry and failure of such a process. */
export const describeClockedProcess = ({ machine, tasks, waitState }: ClockedProcess): void => {
  const { watch, missing } = coverageOf(machine);
  afterAll(async () => expect(await missing()).toEqual([]));
  const ringing =
    (words: object): Stub =>
    ({ task }) =>
      task === tasks.ring ? words : {};
  const started = (stub: Stub = ringing(OVER), start: object = going(FIRST)): Promise<StubbedProcess> =>
    watch(stub, start);
  const asked = (process: StubbedProcess) => process.calls.map(({ task }) => task);

  describe(`the process ${machine}`, () => {
    it("waits for what is due, and ends when it is over", async () => {
      const process = await started();
      expect(process.last()).toMatchObject({ task: tasks.wait, awaited: "going", wakeAt: FIRST });
      await process.move(OVER);
      expect([process.status(), process.entered()]).toEqual([
        "SUCCEEDED",
        ["Where does it stand?", waitState, "Where does it stand?", "Done"],
      ]);
    });

    it("rings when its time has come, not before, and waits for the next one", async () => {
      const process = await started(ringing(going(SECOND)));
      await process.pass(23, "hour");
      expect(process.calls).toHaveLength(1);
      await process.pass(1, "hour");
      expect(asked(process)).toEqual([tasks.wait, tasks.ring, tasks.wait]);
      expect(process.last()).toMatchObject({ wakeAt: SECOND });
    });

    it("reads the clock again when something is due earlier", async () => {
      const process = await started(ringing(going(SECOND)));
      await process.fail("Clock.Moved");
      expect(asked(process)).toEqual([tasks.wait, tasks.ring, tasks.wait]);
    });

    it("that begins when all is over has nothing to do", async () => {
      const process = await started(ringing(OVER), OVER);
      expect([process.status(), process.calls]).toEqual(["SUCCEEDED", []]);
    });

    it("tells people of a word that it does not know, and of a wait without an end", async () => {
      for (const words of [{ status: "lost", wakeAt: null }, going(null)])
        expect((await started(ringing(OVER), words)).last()).toMatchObject({
          task: tasks.park,
          error: "Unknown.Status",
        });
    });
  });

  describe("what fails", () => {
    it("by a lost race is tried again in the name of the same command", async () => {
      const failing = new Set<string>();
      const process = await started((call) => {
        if (!failing.has(call.task)) {
          failing.add(call.task);
          throw new ConcurrentChange("somebody");
        }
        return call.task === tasks.ring ? { status: "lost", wakeAt: null } : {};
      });
      await process.pass(1, "minute");
      expect(asked(process)).toEqual([tasks.wait, tasks.wait]);
      expect(new Set(process.calls.map(({ commandId }) => commandId)).size).toBe(1);
      await process.pass(1, "day");
      await process.pass(5, "minute");
      expect(asked(process).slice(2)).toEqual([tasks.ring, tasks.ring, tasks.park, tasks.park]);
      expect(process.state()).toBe("Look again tomorrow");
    });

    it.each([
      ["its wait", async (process: StubbedProcess) => process.fail("Broken")],
      ["its ring", async (process: StubbedProcess) => process.pass(1, "day")],
    ])("for good in %s is told to people, and looked at again tomorrow", async (_what, breakIt) => {
      let isBroken = true;
      const process = await started(({ task }) => {
        if (task === tasks.ring && isBroken) throw new TypeError("broken");
        return task === tasks.ring ? OVER : {};
      });
      await breakIt(process);
      expect([process.last().task, process.state()]).toEqual([tasks.park, "Look again tomorrow"]);
      expect(process.last().error).toBeTypeOf("string");
      isBroken = false;
      await process.pass(1, "day");
      expect(process.status()).toBe("SUCCEEDED");
    });

    it("and cannot even be told is looked at again tomorrow", async () => {
      const process = await started(({ task }) => {
        if (task === tasks.park) throw new TypeError("the desk is gone");
        return task === tasks.ring ? OVER : {};
      });
      await process.fail("Broken");
      expect(process.state()).toBe("Look again tomorrow");
      await process.pass(1, "day");
      expect(process.status()).toBe("SUCCEEDED");
    });
  });
};
