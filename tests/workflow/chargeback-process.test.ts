import { afterAll, describe, expect, it } from "vitest";
import { UpstreamFailure } from "../../adapters/ports/upstream-failure.ts";
import { ConcurrentChange } from "../../adapters/workflow/send-command.ts";
import { coverageOf, type Stub, type StubbedProcess } from "../support/stubbed-process.ts";

const { watch, missing } = coverageOf("chargeback");
afterAll(async () => expect(await missing()).toEqual([]));

// The stubbed process begins on 1 March at noon.
const WARN = "2026-03-02T12:00:00.000Z";
const RESPOND = "2026-03-04T12:00:00.000Z";
const OUTCOME = "2026-03-10T12:00:00.000Z";

const OVER = { status: "over", wakeAt: null };
const SUBMITTING = { status: "submitting", wakeAt: OUTCOME };
const responding = (wakeAt: string | null = WARN) => ({ status: "responding", wakeAt });
const waiting = (wakeAt: string | null = OUTCOME) => ({ status: "awaiting_outcome", wakeAt });

/** Answers the tasks that act with these words, one after the other, the last of them for good. */
const acting = (...words: readonly object[]): Stub => {
  const left = [...words];
  return ({ task }) => {
    if (task === "await-chargeback" || task === "park-chargeback") return {};
    return (left.length > 1 ? left.shift() : left[0]) ?? {};
  };
};

const asked = (process: StubbedProcess) => process.calls.map(({ task }) => task);

describe("the process of a chargeback", () => {
  it("waits for an answer to the bank, and ends with the bank's word", async () => {
    const process = await watch(acting(OVER), responding());
    expect(process.last()).toMatchObject({ task: "await-chargeback", awaited: "responding", wakeAt: WARN });
    await process.move(OVER);
    expect([process.status(), asked(process)]).toEqual(["SUCCEEDED", ["await-chargeback"]]);
  });

  it("sends what there is to show first, then waits for the bank", async () => {
    const process = await watch(acting(waiting()), SUBMITTING);
    expect(asked(process)).toEqual(["submit-chargeback-evidence", "await-chargeback"]);
    expect(process.last()).toMatchObject({ awaited: "awaiting_outcome", wakeAt: OUTCOME });
    await process.move(OVER);
    expect(process.status()).toBe("SUCCEEDED");
  });

  it("warns before the date, records silence at it, and then waits for the bank", async () => {
    const process = await watch(acting(responding(RESPOND), waiting()), responding());
    await process.pass(23, "hour");
    expect(asked(process)).toEqual(["await-chargeback"]);
    await process.pass(1, "hour");
    expect([process.now(), process.last().task, process.last().wakeAt]).toEqual([WARN, "await-chargeback", RESPOND]);
    await process.pass(2, "day");
    expect(process.last()).toMatchObject({ task: "await-chargeback", awaited: "awaiting_outcome", wakeAt: OUTCOME });
    expect(asked(process).filter((task) => task === "ring-chargeback-clock")).toHaveLength(2);
  });

  it("asks somebody when the bank's word is late, and waits on", async () => {
    const process = await watch(acting(waiting(null)), waiting());
    await process.pass(9, "day");
    expect([process.now(), asked(process)]).toEqual([
      OUTCOME,
      ["await-chargeback", "ring-chargeback-clock", "await-chargeback"],
    ]);
    await process.move(OVER);
    expect(process.status()).toBe("SUCCEEDED");
  });

  it.each([
    ["an answer to the bank", responding()],
    ["the bank", waiting()],
  ])("sends what an agent wrote while it waits for %s", async (_what, start) => {
    const process = await watch(acting(waiting()), start);
    await process.move(SUBMITTING);
    expect(asked(process)).toEqual(["await-chargeback", "submit-chargeback-evidence", "await-chargeback"]);
  });

  it.each([
    ["an answer to the bank", responding(RESPOND)],
    ["the bank", waiting()],
  ])("reads the clock again when it moved while it waits for %s", async (_what, start) => {
    const process = await watch(acting(OVER), start);
    await process.fail("Clock.Moved");
    expect([asked(process), process.status()]).toEqual([["await-chargeback", "ring-chargeback-clock"], "SUCCEEDED"]);
  });

  it("that begins when the bank has decided has nothing to do", async () => {
    const process = await watch(acting(OVER), OVER);
    expect([process.status(), process.calls]).toEqual(["SUCCEEDED", []]);
  });

  it("parks a standing that it does not know, and looks again the next day", async () => {
    const process = await watch(acting(OVER), { status: "abducted", wakeAt: null });
    expect(process.last()).toMatchObject({ task: "park-chargeback", error: "Unknown.Status" });
    await process.pass(1, "day");
    expect([process.last().task, process.status()]).toEqual(["ring-chargeback-clock", "SUCCEEDED"]);
  });
});

describe("what fails", () => {
  it("at the provider is asked again under the same command, and parked when it lasts", async () => {
    const process = await watch(({ task }) => {
      if (task === "submit-chargeback-evidence")
        throw new UpstreamFailure("payments", "no answer", { retryable: true });
      return task === "ring-chargeback-clock" ? SUBMITTING : {};
    }, SUBMITTING);
    await process.pass(10, "minute");
    const tries = process.calls.filter(({ task }) => task === "submit-chargeback-evidence");
    expect([tries.length, new Set(tries.map(({ commandId }) => commandId)).size]).toEqual([7, 1]);
    expect(process.last()).toMatchObject({ task: "park-chargeback", error: "Upstream.Retryable" });
    await process.pass(1, "day");
    expect(asked(process)).toContain("ring-chargeback-clock");
  });

  it("for good at the provider is parked at once", async () => {
    const process = await watch(({ task }) => {
      if (task === "submit-chargeback-evidence") throw new UpstreamFailure("payments", "said no", { retryable: false });
      return {};
    }, SUBMITTING);
    expect(process.last()).toMatchObject({ task: "park-chargeback", error: "Upstream.Failure" });
  });

  it.each([
    ["await-chargeback", responding(RESPOND)],
    ["await-chargeback", waiting()],
  ])("in %s is tried again, then parked", async (failing, start) => {
    let tries = 0;
    const process = await watch(({ task }) => {
      if (task !== failing) return OVER;
      tries += 1;
      throw tries === 1 ? new ConcurrentChange("chb_1") : new Error("broken");
    }, start);
    await process.pass(1, "minute");
    expect([tries, process.last().task]).toEqual([2, "park-chargeback"]);
  });

  it("in the ring and in parking is tried again, then looked at again tomorrow", async () => {
    const failed = new Set<string>();
    const process = await watch(({ task }) => {
      if (task === "await-chargeback") return {};
      const isFirst = !failed.has(task);
      failed.add(task);
      throw isFirst ? new ConcurrentChange("chb_1") : new Error("broken");
    }, responding());
    await process.pass(1, "day");
    await process.pass(10, "minute");
    expect([process.last().task, process.state()]).toEqual(["park-chargeback", "Look again tomorrow"]);
    expect(asked(process).slice(1)).toEqual([
      "ring-chargeback-clock",
      "ring-chargeback-clock",
      "park-chargeback",
      "park-chargeback",
    ]);
  });
});
