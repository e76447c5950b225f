import { afterAll, describe, expect, it } from "vitest";
import { UpstreamFailure } from "../../adapters/ports/upstream-failure.ts";
import { ConcurrentChange } from "../../adapters/workflow/send-command.ts";
import { coverageOf, type Stub, type StubbedProcess, type TaskCall } from "../support/stubbed-process.ts";

const { watch, missing } = coverageOf("refund");
afterAll(async () => expect(await missing()).toEqual([]));

const DUE = "2026-03-03T12:00:00.000Z";
const SETTLED = { status: "settled", wakeAt: null };

/** Answers by task, and nothing to what is not named: a wait then waits. */
const answers =
  (byTask: Readonly<Record<string, unknown>>): Stub =>
  ({ task }) =>
    byTask[task] ?? {};

const RESERVED = { "reserve-refund": { status: "reserved", wakeAt: DUE } };

const opened = (stub: Stub): Promise<StubbedProcess> => watch(stub, { status: "planned", wakeAt: DUE });

/** A process whose refund stands so after the provider was asked. */
const standing = async (
  status: string,
  byTask: Readonly<Record<string, unknown>> = {},
  wakeAt: string | null = DUE,
): Promise<StubbedProcess> => {
  const process = await opened(answers({ ...RESERVED, ...byTask }));
  await process.move({ status, wakeAt });
  return process;
};

describe("a refund's process", () => {
  it("reserves the money, has it paid and ends, in four transitions", async () => {
    const process = await opened(answers(RESERVED));
    expect(process.last()).toMatchObject({ task: "pay-refund", awaited: "reserved", wakeAt: DUE });
    await process.move(SETTLED);
    expect(process.status()).toBe("SUCCEEDED");
    expect(process.entered()).toEqual(["Reserve the money", "Pay the legs", "What became of the legs?", "Done"]);
  });

  it.each([
    ["settled", "Done"],
    ["cancelled", "Done"],
    ["reserved", "Pay the legs"],
    ["submitting", "Pay the legs"],
    ["unknown", "Give the provider time"],
    ["pending", "Wait for the provider's word"],
    ["held", "Wait for the end of the chargeback"],
    ["failed", "Wait for an agent"],
    ["parked", "Wait for an agent"],
  ])("leads a refund that is %s to: %s", async (status, state) => {
    expect((await standing(status)).state()).toBe(state);
  });

  it("reserves what is planned again", async () => {
    const process = await standing("planned");
    expect(process.calls.map(({ task }) => task)).toEqual([
      "reserve-refund",
      "pay-refund",
      "reserve-refund",
      "pay-refund",
    ]);
  });

  it("gives the provider time, then looks up what happened", async () => {
    const process = await standing("unknown", { "reconcile-refund": SETTLED }, "2026-03-01T12:01:00.000Z");
    await process.pass(59, "minute");
    expect([process.last().task, process.status()]).toEqual(["reconcile-refund", "SUCCEEDED"]);
    expect(process.last().commandId).toBe("ret_1-process:Look up what happened:2026-03-01T12:01:00.000Z");
  });

  it("parks a refund whose status it does not know", async () => {
    const process = await standing("abducted", { "park-refund": { status: "parked", wakeAt: null } });
    expect(process.calls.find(({ task }) => task === "park-refund")).toMatchObject({ error: "Unknown.Status" });
    expect(process.state()).toBe("Wait for an agent");
  });
});

const WAITS = [
  ["reserved", "Pay the legs", "pay-refund"],
  ["pending", "Wait for the provider's word", "await-refund"],
  ["held", "Wait for the end of the chargeback", "await-refund"],
  ["parked", "Wait for an agent", "await-refund"],
] as const;

describe.each(WAITS)("a refund that is %s", (status, wait, task) => {
  it("rings the clock at the deadline, and not before", async () => {
    const process = await standing(status, { "ring-refund-clock": SETTLED });
    expect(process.state()).toBe(wait);
    await process.pass(47, "hour");
    expect(process.last()).toMatchObject({ task, awaited: status, wakeAt: DUE });
    await process.pass(1, "hour");
    expect([process.last().task, process.now(), process.status()]).toEqual(["ring-refund-clock", DUE, "SUCCEEDED"]);
  });

  it("reads the clock again when it moved, and waits without an end when none runs", async () => {
    const process = await standing(status, { "ring-refund-clock": { status, wakeAt: null } });
    await process.fail("Clock.Moved");
    await process.pass(300, "day");
    expect([process.state(), process.last().wakeAt]).toEqual([wait, null]);
  });

  it("tries again after a lost race", async () => {
    let failures = 0;
    const process = await watch(
      (call) => {
        if (call.task === task && failures-- > 0) throw new ConcurrentChange("rfd_1");
        return answers(RESERVED)(call);
      },
      { status: "planned", wakeAt: DUE },
    );
    failures = 2;
    await process.move({ status, wakeAt: DUE });
    await process.pass(1, "minute");
    expect([process.state(), process.last().task]).toEqual([wait, task]);
  });
});

describe("what fails for good", () => {
  /** Breaks the named tasks until told otherwise. */
  const breaking = async (broken: ReadonlySet<string>, error: Error, status = "pending", wakeAt = DUE) => {
    const known = answers({
      ...RESERVED,
      "park-refund": { status: "parked", wakeAt: null },
      "reconcile-refund": SETTLED,
      "ring-refund-clock": SETTLED,
    });
    const stub = (call: TaskCall) => {
      if (broken.has(call.task)) throw error;
      return known(call);
    };
    const process = await opened(stub);
    if (process.last().task === "pay-refund" && !broken.has("pay-refund")) await process.move({ status, wakeAt });
    return process;
  };

  it.each([
    ["reserve-refund", "pending"],
    ["pay-refund", "pending"],
    ["await-refund", "pending"],
    ["await-refund", "held"],
    ["reconcile-refund", "unknown"],
    ["ring-refund-clock", "pending"],
  ])("%s of a refund that is %s: parks it, and the agent's word goes on", async (task, status) => {
    const broken = new Set([task]);
    const process = await breaking(broken, new TypeError("broken"), status);
    // Long enough for the clock and the look-up; what cannot even wait for an agent would by then have looked again.
    if (task !== "await-refund") await process.pass(2, "day");
    expect(process.calls.find((call) => call.task === "park-refund")).toMatchObject({ error: "TypeError" });
    broken.clear();
    if (process.state() === "Look again tomorrow") await process.pass(1, "day");
    else {
      expect(process.state()).toBe("Wait for an agent");
      await process.move(SETTLED);
    }
    expect(process.status()).toBe("SUCCEEDED");
  });

  it.each(["reserve-refund", "pay-refund", "reconcile-refund", "ring-refund-clock", "park-refund"])(
    "%s is tried again while the upstream may recover",
    async (task) => {
      const broken = new Set(task === "park-refund" ? [task, "reserve-refund"] : [task]);
      const status = task === "reconcile-refund" ? "unknown" : "pending";
      const upstream = new UpstreamFailure("x", "down", { retryable: true });
      const process = await breaking(broken, upstream, status, "2026-03-01T13:00:00.000Z");
      await process.pass(2, "hour");
      expect(process.calls.filter((call) => call.task === task)).toHaveLength(7);
    },
  );

  it("a wait for an agent that cannot be begun: looks again the next day", async () => {
    const broken = new Set(["await-refund"]);
    const process = await breaking(broken, new TypeError("broken"), "parked");
    expect(process.state()).toBe("Look again tomorrow");
    expect(process.calls.map(({ task }) => task)).not.toContain("park-refund");
    broken.clear();
    await process.pass(1, "day");
    expect([process.last().task, process.status()]).toEqual(["ring-refund-clock", "SUCCEEDED"]);
  });
});
