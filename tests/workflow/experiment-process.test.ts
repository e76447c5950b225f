import { afterAll, describe, expect, it } from "vitest";
import { ConcurrentChange } from "../../adapters/workflow/send-command.ts";
import { coverageOf, type Stub } from "../support/stubbed-process.ts";

const { watch, missing } = coverageOf("experiment");
afterAll(async () => expect(await missing()).toEqual([]));

const SCHEDULED = { status: "scheduled", wakeAt: null };
const FAR = "2026-09-01T00:00:00.000Z";
const DUE = "2026-03-03T12:00:00.000Z";

/** Answers the ring and nothing else: a wait then waits. */
const ringing =
  (answer: () => object): Stub =>
  ({ task }) =>
    task === "ring-experiment-clock" ? answer() : {};

/** A running experiment whose next look is a day from the process's now. */
const runningFor = (process: { now(): string }) => ({
  status: "running",
  wakeAt: new Date(Date.parse(process.now()) + 86_400_000).toISOString(),
});

describe("the process of an experiment", () => {
  it("waits for its start, is looked at every day, and ends when the experiment stops", async () => {
    const answers = [
      { status: "running", wakeAt: FAR },
      { status: "stopped_safety", wakeAt: null },
    ];
    const process = await watch(
      ringing(() => answers.shift() ?? {}),
      SCHEDULED,
    );
    expect(process.state()).toBe("Wait for the start");
    await process.move(runningFor(process));
    expect(process.state()).toBe("Wait for the next look");
    expect(process.last()).toMatchObject({ task: "await-experiment", awaited: "running" });
    await process.pass(1, "day");
    expect(process.entered().filter((state) => state === "Ring the clock")).toHaveLength(1);
    await process.fail("Clock.Moved");
    expect(process.state()).toBe("Done");
    expect(process.status()).toBe("SUCCEEDED");
  });

  it("rings when the start is due, and again when the clock moved", async () => {
    const process = await watch(
      ringing(() => ({ status: "archived", wakeAt: null })),
      { status: "scheduled", wakeAt: DUE },
    );
    await process.fail("Clock.Moved");
    expect(process.state()).toBe("Done");
  });

  it("looks at one that stands still too", async () => {
    const process = await watch(() => ({}), { status: "paused", wakeAt: DUE });
    expect(process.state()).toBe("Wait for the next look");
  });

  it.each(["draft", "review", "stopped_futility", "decided", "rolled_out", "rolled_back", "archived"])(
    "is done with one that is %s",
    async (status) => {
      const process = await watch(() => ({}), { status, wakeAt: null });
      expect(process.status()).toBe("SUCCEEDED");
    },
  );

  it("tries a look again that lost a race", async () => {
    let tries = 0;
    const process = await watch(
      ringing(() => {
        tries += 1;
        if (tries === 1) throw new ConcurrentChange("exp_1");
        return { status: "decided", wakeAt: null };
      }),
      { status: "running", wakeAt: DUE },
    );
    await process.fail("Clock.Moved");
    await process.pass(1, "minute");
    expect(process.state()).toBe("Done");
  });

  it.each(["Wait for the start", "Wait for the next look"])("tries %s again that failed to begin", async (state) => {
    let tries = 0;
    const stub: Stub = ({ task }) => {
      tries += 1;
      if (task === "await-experiment" && tries === 1) throw new ConcurrentChange("exp_1");
      return {};
    };
    const status = state === "Wait for the start" ? "scheduled" : "running";
    const process = await watch(stub, { status, wakeAt: FAR });
    await process.pass(1, "minute");
    expect(process.state()).toBe(state);
    expect(tries).toBe(2);
  });

  it.each([
    ["scheduled", "Wait for the start"],
    ["running", "Wait for the next look"],
  ])("parks one that is %s and cannot wait, and looks again a day later", async (status, state) => {
    let rings = 0;
    const stub: Stub = ({ task }) => {
      if (task === "park-experiment") return { status, wakeAt: null };
      if (task !== "ring-experiment-clock") return {};
      rings += 1;
      return { status: "decided", wakeAt: null };
    };
    const process = await watch(stub, { status, wakeAt: FAR });
    expect(process.state()).toBe(state);
    await process.fail("Broken");
    expect(process.calls.find(({ task }) => task === "park-experiment")).toMatchObject({ error: "Broken" });
    expect(process.state()).toBe("Look again tomorrow");
    expect(rings).toBe(0);
    await process.pass(1, "day");
    expect(rings).toBe(1);
    expect(process.state()).toBe("Done");
  });

  it("parks one whose look fails for good, and one of a status that nobody knows, and goes on", async () => {
    let isBroken = true;
    const stub: Stub = ({ task }) => {
      if (task === "park-experiment") return { status: "running", wakeAt: null };
      if (task !== "ring-experiment-clock") return {};
      if (isBroken) throw new Error("a bug");
      return { status: "decided", wakeAt: null };
    };
    const process = await watch(stub, { status: "running", wakeAt: DUE });
    await process.fail("Clock.Moved");
    expect(process.state()).toBe("Look again tomorrow");
    isBroken = false;
    await process.pass(1, "day");
    expect(process.state()).toBe("Done");
    const strange = await watch(() => ({ status: "running", wakeAt: null }), { status: "mislaid", wakeAt: null });
    expect(strange.calls[0]).toMatchObject({ task: "park-experiment", error: "Unknown.Status" });
  });

  it("looks again tomorrow even when nobody could be told", async () => {
    let tries = 0;
    const stub: Stub = ({ task }) => {
      if (task !== "park-experiment") return {};
      tries += 1;
      if (tries === 1) throw new ConcurrentChange("exp_1");
      throw new Error("a bug");
    };
    const process = await watch(stub, { status: "mislaid", wakeAt: null });
    await process.pass(1, "minute");
    expect(process.state()).toBe("Look again tomorrow");
  });
});
