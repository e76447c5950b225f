import { afterAll, describe, expect, it } from "vitest";
import { UpstreamFailure } from "../../adapters/ports/upstream-failure.ts";
import { ConcurrentChange } from "../../adapters/workflow/send-command.ts";
import { coverageOf, type Stub, type StubbedProcess } from "../support/stubbed-process.ts";

const { watch, missing } = coverageOf("return");
afterAll(async () => expect(await missing()).toEqual([]));

/** Which wait belongs to which status. */
const WAITS = [
  ["awaiting_seller", "Wait for the seller's answer"],
  ["negotiating", "Wait for a word on the offer"],
  ["awaiting_handover", "Wait for the hand-over"],
  ["in_transit", "Wait for the parcel"],
  ["inspecting", "Wait for the inspection"],
  ["settling", "Wait for the money"],
  ["rejected_open", "Wait for the buyer's reaction"],
  ["escalated", "Wait for an agent's decision"],
  ["lapsed", "Wait for the window to end"],
] as const;

const DUE = "2026-03-03T12:00:00.000Z";
const CLOSED = { status: "closed", wakeAt: null };

const waiting = (status: string, stub?: Stub, wakeAt: string | null = DUE): Promise<StubbedProcess> =>
  watch(stub, { status, wakeAt });

const rings: Stub = ({ task }) => (task === "ring-return-clock" ? CLOSED : {});

describe.each(WAITS)("a return that is %s", (status, wait) => {
  it("waits for the status that it read, until its deadline", async () => {
    const process = await waiting(status);
    expect(process.state()).toBe(wait);
    expect(process.last()).toMatchObject({ task: "await-return", caseId: "ret_1", awaited: status, wakeAt: DUE });
    expect(process.last().commandId).toMatch(/^ret_1-process:Wait for .+:2026-03-01T12:00:00\.000Z$/);
  });

  it("goes on at once when the case moved", async () => {
    const process = await waiting(status);
    await process.move(CLOSED);
    expect([process.status(), process.last().task]).toEqual(["SUCCEEDED", "await-return"]);
  });

  it("rings the clock when nobody did anything until the deadline, and not before", async () => {
    const process = await waiting(status, rings);
    await process.pass(47, "hour");
    expect(process.last().task).toBe("await-return");
    await process.pass(1, "hour");
    expect(process.last()).toMatchObject({ task: "ring-return-clock", caseId: "ret_1" });
    expect([process.now(), process.status()]).toEqual([DUE, "SUCCEEDED"]);
  });

  it("reads the clock again when it moved", async () => {
    const process = await waiting(status, ({ task }) =>
      task === "ring-return-clock" ? { status, wakeAt: "2026-03-02T12:00:00.000Z" } : {},
    );
    await process.fail("Clock.Moved");
    expect(process.last()).toMatchObject({ task: "await-return", wakeAt: "2026-03-02T12:00:00.000Z" });
  });

  it("waits without an end when no clock runs", async () => {
    const process = await waiting(status, rings, null);
    await process.pass(300, "day");
    expect(process.state()).toBe(wait);
  });

  it("parks the case when waiting fails, and looks again the next day", async () => {
    let isBroken = true;
    const process = await waiting(status, (call) => {
      if (call.task === "await-return" && isBroken) throw new TypeError("broken");
      return rings(call);
    });
    expect(process.calls.at(-1)).toMatchObject({ task: "park-return", error: "TypeError" });
    expect(process.state()).toBe("Look again tomorrow");
    isBroken = false;
    await process.pass(1, "day");
    expect(process.status()).toBe("SUCCEEDED");
  });

  it.each([
    ["an upstream that may recover", () => new UpstreamFailure("x", "down", { retryable: true })],
    ["a race that was lost", () => new ConcurrentChange("ret_1")],
  ])("tries to wait again after %s", async (_what, error) => {
    let failures = 2;
    const process = await waiting(status, () => {
      if (failures-- > 0) throw error();
      return {};
    });
    await process.pass(1, "minute");
    expect([process.calls.length, process.state()]).toEqual([3, wait]);
    expect(new Set(process.calls.map(({ commandId }) => commandId)).size).toBe(1);
    expect(new Set(process.calls.map(({ taskToken }) => taskToken)).size).toBe(3);
  });
});

describe("a return's process", () => {
  it.each([["closed"], ["withdrawn"]])("ends with a case that is %s", async (status) => {
    const process = await watch(undefined, { status, wakeAt: null });
    expect([process.status(), process.entered()]).toEqual(["SUCCEEDED", ["Where does it stand?", "Done"]]);
  });

  it("waits for an agent in a closed case whose end is contested", async () => {
    const process = await watch(undefined, { status: "closed", wakeAt: DUE });
    expect(process.state()).toBe("Wait for an agent's decision");
    expect(process.last()).toMatchObject({ awaited: "closed", wakeAt: DUE });
    await process.move(CLOSED);
    expect(process.status()).toBe("SUCCEEDED");
  });

  it("parks a case whose status it does not know", async () => {
    const process = await watch(rings, { status: "abducted", wakeAt: null });
    expect(process.last()).toMatchObject({ task: "park-return", error: "Unknown.Status" });
  });

  it("parks a case whose clock cannot be rung, after trying again", async () => {
    let isBroken = true;
    const process = await watch(
      ({ task }) => {
        if (task !== "ring-return-clock") return {};
        if (isBroken) throw new ConcurrentChange("ret_1");
        return CLOSED;
      },
      { status: "awaiting_seller", wakeAt: DUE },
    );
    await process.pass(2, "day");
    await process.pass(10, "minute");
    const tasks = process.calls.map(({ task }) => task);
    expect(tasks.filter((task) => task === "ring-return-clock")).toHaveLength(7);
    expect(process.last()).toMatchObject({ task: "park-return", error: "Concurrent.Change" });
    isBroken = false;
    await process.pass(1, "day");
    expect(process.status()).toBe("SUCCEEDED");
  });

  it("looks again the next day even when nobody could be told", async () => {
    let isBroken = true;
    const process = await watch(
      (call) => {
        if (call.task !== "ring-return-clock" && isBroken) throw new ConcurrentChange("ret_1");
        return rings(call);
      },
      { status: "in_transit", wakeAt: DUE },
    );
    await process.pass(1, "hour");
    expect([process.last().task, process.state()]).toEqual(["park-return", "Look again tomorrow"]);
    isBroken = false;
    await process.pass(1, "day");
    expect(process.status()).toBe("SUCCEEDED");
  });
});
