import { afterAll, describe, expect, it } from "vitest";
import { UpstreamFailure } from "../../adapters/ports/upstream-failure.ts";
import { ConcurrentChange } from "../../adapters/workflow/send-command.ts";
import { coverageOf, type Stub, type StubbedProcess, type TaskCall } from "../support/stubbed-process.ts";

const { watch, missing } = coverageOf("feedback");
afterAll(async () => expect(await missing()).toEqual([]));

// The stubbed process begins on 1 March at noon.
const ASK = "2026-03-02T12:00:00.000Z";
const REMIND = "2026-03-05T12:00:00.000Z";
const EXPIRE = "2026-03-09T12:00:00.000Z";
const START = { askAt: ASK, wakeAt: REMIND, expiresAt: EXPIRE };

const OVER = { status: "over", wakeAt: null };
const CALLING = { status: "calling_back", wakeAt: "2026-03-04T12:00:00.000Z" };

const ringing =
  (words: object): Stub =>
  ({ task }) =>
    task === "ring-survey-clock" ? words : {};

const started = (stub: Stub = ringing(OVER)): Promise<StubbedProcess> => watch(stub, START);

const asked = async (stub?: Stub): Promise<StubbedProcess> => {
  const process = await started(stub);
  await process.pass(1, "day");
  return process;
};

describe("a survey's process", () => {
  it("asks nobody before its time, and then waits for the answer until the reminder", async () => {
    const process = await started();
    await process.pass(23, "hour");
    expect([process.calls, process.state()]).toEqual([[], "Wait until it is time to ask"]);
    await process.pass(1, "hour");
    expect(process.now()).toBe(ASK);
    expect(process.last()).toMatchObject({ task: "ask-survey", caseId: "ret_1", awaited: "asking", wakeAt: REMIND });
    expect(process.last().commandId).toBe(`ret_1-process:Ask:${ASK}`);
  });

  it("that is answered takes four transitions", async () => {
    const process = await asked();
    await process.move(OVER);
    expect(process.status()).toBe("SUCCEEDED");
    expect(process.entered()).toEqual(["Wait until it is time to ask", "Ask", "What became of it?", "Done"]);
  });

  it("that nobody answers reminds once, lets the link end and takes four", async () => {
    const process = await asked();
    await process.pass(71, "hour");
    expect(process.calls).toHaveLength(1);
    await process.pass(1, "hour");
    expect(process.now()).toBe(REMIND);
    expect(process.last()).toMatchObject({ task: "ask-survey", awaited: "asking", wakeAt: EXPIRE });
    await process.pass(95, "hour");
    expect(process.calls).toHaveLength(2);
    await process.pass(1, "hour");
    expect([process.now(), process.last().task, process.status()]).toEqual([EXPIRE, "end-survey", "SUCCEEDED"]);
    expect(process.entered()).toEqual(["Wait until it is time to ask", "Ask", "Remind", "Let the link end"]);
  });

  it("that is answered in the last second by somebody who is not content waits for the call", async () => {
    const process = await asked((call) => {
      if (call.task === "end-survey") throw Object.assign(new Error("answered"), { name: "Survey.GoesOn" });
      return ringing({ status: "calling_back", wakeAt: "2026-03-10T12:00:00.000Z" })(call);
    });
    await process.pass(7, "day");
    expect([process.state(), process.last().awaited]).toEqual(["Wait for the call-back", "calling_back"]);
  });

  it("that is answered after the reminder ends", async () => {
    const process = await asked();
    await process.pass(3, "day");
    await process.move(OVER);
    expect([process.state(), process.status()]).toEqual(["Done", "SUCCEEDED"]);
  });

  it.each([
    [0, "Ask"],
    [3, "Remind"],
  ])("reads the clock again when it moved, %i days after it was asked", async (days, state) => {
    const process = await asked(ringing({ status: "asking", wakeAt: EXPIRE }));
    await process.pass(days, "day");
    expect(process.state()).toBe(state);
    await process.fail("Clock.Moved");
    expect(process.last()).toMatchObject({ task: "await-survey", awaited: "asking", wakeAt: EXPIRE });
    await process.fail("Clock.Moved");
    expect(process.state()).toBe("Wait for the answer");
    await process.move(OVER);
    expect(process.status()).toBe("SUCCEEDED");
  });

  it("waits for a call that was promised, and rings when nobody made it", async () => {
    const process = await asked();
    await process.move(CALLING);
    expect(process.last()).toMatchObject({ task: "await-survey", awaited: "calling_back", wakeAt: CALLING.wakeAt });
    await process.pass(47, "hour");
    expect(process.state()).toBe("Wait for the call-back");
    await process.pass(1, "hour");
    expect([process.last().task, process.now(), process.status()]).toEqual([
      "ring-survey-clock",
      CALLING.wakeAt,
      "SUCCEEDED",
    ]);
  });

  it("ends when the call was made", async () => {
    const process = await asked();
    await process.move(CALLING);
    await process.move(OVER);
    expect(process.status()).toBe("SUCCEEDED");
  });

  it("parks a survey whose standing it does not know, and looks again the next day", async () => {
    const process = await asked();
    await process.move({ status: "abducted", wakeAt: null });
    expect(process.last()).toMatchObject({ task: "park-survey", error: "Unknown.Status" });
    await process.pass(1, "day");
    expect(process.status()).toBe("SUCCEEDED");
  });

  it.each([
    ["a messenger that may recover", () => new UpstreamFailure("notifier", "down", { retryable: true })],
    ["a race that was lost", () => new ConcurrentChange("srv_1")],
  ])("tries to ask again after %s, in the name of the same command", async (_what, error) => {
    let failures = 2;
    const process = await asked(() => {
      if (failures-- > 0) throw error();
      return {};
    });
    await process.pass(1, "minute");
    expect([process.calls.length, process.state()]).toEqual([3, "Ask"]);
    expect(new Set(process.calls.map(({ commandId }) => commandId)).size).toBe(1);
  });
});

it("every step is tried again after a lost race, and goes on as if nothing had been", async () => {
  const failing = new Set<string>();
  const stub: Stub = (call) => {
    const step = call.commandId.split(":")[1] ?? "";
    if (!failing.has(step)) {
      failing.add(step);
      throw new ConcurrentChange("srv_1");
    }
    return ringing({ status: "asking", wakeAt: EXPIRE })(call);
  };
  const process = await asked(stub);
  await process.pass(3, "day");
  await process.pass(1, "hour");
  await process.fail("Clock.Moved");
  await process.pass(1, "hour");
  expect(process.state()).toBe("Wait for the answer");
  await process.move(CALLING);
  await process.pass(1, "hour");
  await process.move({ status: "abducted", wakeAt: null });
  await process.pass(1, "hour");
  expect(process.state()).toBe("Look again tomorrow");
  expect([...failing].sort()).toEqual([
    "Ask",
    "Park the survey",
    "Remind",
    "Ring the clock",
    "Wait for the answer",
    "Wait for the call-back",
  ]);
});

it("so is the end of the link", async () => {
  let failures = 1;
  const process = await asked(({ task }) => {
    if (task === "end-survey" && failures-- > 0) throw new ConcurrentChange("srv_1");
    return OVER;
  });
  await process.pass(7, "day");
  await process.pass(1, "minute");
  expect([process.last().task, process.status()]).toEqual(["end-survey", "SUCCEEDED"]);
});

describe("what fails for good", () => {
  const breaking = (broken: ReadonlySet<string>, words: object = { status: "asking", wakeAt: EXPIRE }): Stub => {
    const known = ringing(words);
    return (call: TaskCall) => {
      if (broken.has(call.task)) throw new TypeError("broken");
      return known(call);
    };
  };

  it.each([
    ["asking", "ask-survey", 0],
    ["reminding", "ask-survey", 3],
    ["ending", "end-survey", 7],
  ])("%s: a person gets to know, and the process goes on the next day", async (_what, task, days) => {
    const broken = new Set<string>(days === 0 ? [task] : []);
    const process = await asked(breaking(broken, days === 7 ? OVER : undefined));
    if (days > 0) broken.add(task);
    await process.pass(days, "day");
    expect(process.last()).toMatchObject({ task: "park-survey", error: "TypeError" });
    expect(process.state()).toBe("Look again tomorrow");
    broken.clear();
    await process.pass(1, "day");
    expect(process.state()).toBe(days === 7 ? "Done" : "Wait for the answer");
  });

  it("ringing after a fault: likewise", async () => {
    const broken = new Set(["ring-survey-clock"]);
    const process = await asked(breaking(broken, OVER));
    await process.fail("Clock.Moved");
    expect(process.last()).toMatchObject({ task: "park-survey", error: "TypeError" });
    broken.clear();
    await process.pass(1, "day");
    expect(process.status()).toBe("SUCCEEDED");
  });

  it.each(["asking", "calling_back"])("waiting while %s: likewise", async (status) => {
    const broken = new Set(["await-survey"]);
    const process = await asked(breaking(broken, { status, wakeAt: EXPIRE }));
    if (status === "asking") await process.fail("Clock.Moved");
    else await process.move({ status, wakeAt: EXPIRE });
    expect(process.last()).toMatchObject({ task: "park-survey" });
    broken.clear();
    await process.pass(1, "day");
    expect(process.last()).toMatchObject({ task: "await-survey", awaited: status });
  });

  it("also when nobody could be told", async () => {
    const broken = new Set(["ask-survey", "park-survey"]);
    const process = await asked(breaking(broken));
    expect(process.state()).toBe("Look again tomorrow");
    broken.clear();
    await process.pass(1, "day");
    expect(process.state()).toBe("Wait for the answer");
    expect(process.last()).toMatchObject({ task: "await-survey", wakeAt: EXPIRE });
  });
});
