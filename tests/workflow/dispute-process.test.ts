import { afterAll, describe, expect, it } from "vitest";
import { ConcurrentChange } from "../../adapters/workflow/send-command.ts";
import { coverageOf, type Stub, type StubbedProcess } from "../support/stubbed-process.ts";

const { watch, missing } = coverageOf("dispute");
afterAll(async () => expect(await missing()).toEqual([]));

// The stubbed process begins on 1 March at noon.
const DUE = "2026-03-04T12:00:00.000Z";
const LATER = "2026-03-10T12:00:00.000Z";

const standing = (status: string, wakeAt: string | null = DUE) => ({ status, wakeAt });
const FINAL = standing("final", null);

/** Every status in which a dispute waits for somebody, with what its process waits for there. */
const WAITS = [
  ["negotiation", "Wait for the parties to agree"],
  ["awaiting_buyer", "Wait for the buyer's evidence"],
  ["awaiting_seller", "Wait for the seller's evidence"],
  ["awaiting_both", "Wait for both sides' evidence"],
  ["under_review", "Wait for a decision"],
  ["pending_second_approval", "Wait for a second person"],
  ["settling", "Wait for the money"],
  ["settled", "Wait for an appeal"],
] as const;

/** Answers each ring with these words, one after the other, the last of them for good. */
const ringing = (...words: readonly object[]): Stub => {
  const left = [...words];
  return ({ task }) => {
    if (task !== "ring-dispute-clock") return {};
    return (left.length > 1 ? left.shift() : left[0]) ?? {};
  };
};

const asked = (process: StubbedProcess) => process.calls.map(({ task }) => task);

describe.each(WAITS)("a dispute in %s", (status, state) => {
  it("waits for whoever must act, and ends when the dispute is over", async () => {
    const process = await watch(ringing(FINAL), standing(status));
    expect(process.state()).toBe(state);
    expect(process.last()).toMatchObject({ task: "await-dispute", awaited: status, wakeAt: DUE });
    await process.move(FINAL);
    expect([process.status(), asked(process)]).toEqual(["SUCCEEDED", ["await-dispute"]]);
  });

  it("rings at the deadline and not before it, and waits on where nothing changed", async () => {
    const process = await watch(ringing(standing(status, LATER), FINAL), standing(status));
    await process.pass(71, "hour");
    expect(asked(process)).toEqual(["await-dispute"]);
    await process.pass(1, "hour");
    expect([process.now(), asked(process)]).toEqual([DUE, ["await-dispute", "ring-dispute-clock", "await-dispute"]]);
    expect(process.last()).toMatchObject({ awaited: status, wakeAt: LATER });
    await process.pass(6, "day");
    expect([process.now(), process.status()]).toEqual([LATER, "SUCCEEDED"]);
  });

  it("reads the clock again when it moved", async () => {
    const process = await watch(ringing(FINAL), standing(status));
    await process.fail("Clock.Moved");
    expect([asked(process), process.status()]).toEqual([["await-dispute", "ring-dispute-clock"], "SUCCEEDED"]);
  });

  it("waits without a timer while no clock runs, such as during a chargeback", async () => {
    const process = await watch(ringing(FINAL), standing(status, null));
    await process.pass(300, "day");
    expect(asked(process)).toEqual(["await-dispute"]);
    await process.move(FINAL);
    expect(process.status()).toBe("SUCCEEDED");
  });

  it("tries a wait again that failed for a moment, and parks one that is broken", async () => {
    let tries = 0;
    const process = await watch(({ task }) => {
      if (task !== "await-dispute") return FINAL;
      tries += 1;
      throw tries === 1 ? new ConcurrentChange("dsp_1") : new Error("broken");
    }, standing(status));
    await process.pass(1, "minute");
    expect([tries, process.last()]).toMatchObject([2, { task: "park-dispute", error: "Error" }]);
  });
});

describe("the process of a dispute", () => {
  it("goes through all of it", async () => {
    const process = await watch(ringing(standing("awaiting_both")), standing("negotiation"));
    await process.pass(3, "day");
    expect(process.last()).toMatchObject({ task: "await-dispute", awaited: "awaiting_both" });
    for (const status of ["awaiting_seller", "under_review", "pending_second_approval", "settling", "settled"]) {
      await process.move(standing(status, LATER));
      expect(process.last()).toMatchObject({ task: "await-dispute", awaited: status });
    }
    await process.move(FINAL);
    expect(process.status()).toBe("SUCCEEDED");
  });

  it.each(["final", "withdrawn", "lapsed"])("that begins when the dispute is %s has nothing to do", async (status) => {
    const process = await watch(ringing(FINAL), standing(status, null));
    expect([process.status(), process.calls]).toEqual(["SUCCEEDED", []]);
  });

  it("parks a status that it does not know, and looks again the next day", async () => {
    const process = await watch(ringing(FINAL), standing("abducted", null));
    expect(process.last()).toMatchObject({ task: "park-dispute", error: "Unknown.Status" });
    await process.pass(1, "day");
    expect([process.last().task, process.status()]).toEqual(["ring-dispute-clock", "SUCCEEDED"]);
  });

  it("tries the ring and the parking again, then looks again tomorrow", async () => {
    const failed = new Set<string>();
    const process = await watch(({ task }) => {
      if (task === "await-dispute") return {};
      const isFirst = !failed.has(task);
      failed.add(task);
      throw isFirst ? new ConcurrentChange("dsp_1") : new Error("broken");
    }, standing("under_review"));
    await process.pass(3, "day");
    await process.pass(10, "minute");
    expect([process.last().task, process.state()]).toEqual(["park-dispute", "Look again tomorrow"]);
    expect(asked(process).slice(1)).toEqual([
      "ring-dispute-clock",
      "ring-dispute-clock",
      "park-dispute",
      "park-dispute",
    ]);
  });
});
