import { afterEach, describe, expect, it } from "vitest";
import { putWait } from "../../adapters/dynamodb/waits.ts";
import type { TaskHandler } from "../../adapters/workflow/task.ts";
import { awaitReturn } from "../../functions/returns/await-return.task.ts";
import { ringReturnClock } from "../../functions/returns/ring-return-clock.task.ts";
import { taskFunctions } from "../../functions/tasks.ts";
import { ReturnStory } from "../support/return-stories.ts";
import { type Story, seller, startStory } from "../support/running-recourse.ts";
import { waitsOf } from "../support/table-items.ts";

let story: Story;
afterEach(() => story.recourse.stop());

const withAwait = async (handle: TaskHandler) => {
  const functions = { ...taskFunctions, "return-tasks": { ...taskFunctions["return-tasks"], "await-return": handle } };
  story = await startStory({ taskFunctions: functions });
};

const approve = (caseId: string) => story.post(seller, `/seller/v1/returns/${caseId}/approve`);

const stateOf = ({ id }: ReturnStory): string | undefined => {
  const { engine } = story.recourse;
  const [execution] = engine.listExecutions().filter(({ name }) => name === `${id}-return`);
  const entered = engine
    .getExecutionHistory(execution?.executionArn ?? "")
    .filter(({ type }) => type.endsWith("StateEntered"));
  return (entered.at(-1)?.stateEnteredEventDetails as { name: string } | undefined)?.name;
};

describe("an answer that comes before the process waits for it", () => {
  it("between the choice and the token: the token is answered at once", async () => {
    let approved = 0;
    await withAwait(async (input, runtime) => {
      if (input.awaited === "awaiting_seller") approved = (await approve(input.caseId)).status;
      return awaitReturn(input, runtime);
    });
    const ours = await ReturnStory.requested(story);
    expect([approved, stateOf(ours)]).toEqual([200, "Wait for the hand-over"]);
  });

  it("between the token and the look at the case: the reaction has answered it, and the look does no harm", async () => {
    await withAwait(async (input, runtime) => {
      if (input.awaited !== "awaiting_seller") return awaitReturn(input, runtime);
      const taskToken = input.taskToken ?? "";
      await putWait(runtime.store, input.caseId, { name: "return", taskToken, awaitedStatus: input.awaited });
      await approve(input.caseId);
      return awaitReturn(input, runtime);
    });
    expect(stateOf(await ReturnStory.requested(story))).toBe("Wait for the hand-over");
  });

  it("after a first try of the task that failed once its token was stored: the newer token is answered", async () => {
    let failures = 1;
    await withAwait(async (input, runtime) => {
      const answer = await awaitReturn(input, runtime);
      if (failures-- > 0) throw Object.assign(new Error("lost"), { name: "Lambda.ServiceException" });
      return answer;
    });
    const ours = await ReturnStory.requested(story);
    await story.pass("PT1M");
    await ours.approve();
    expect(stateOf(ours)).toBe("Wait for the hand-over");
  });
});

describe("a ring", () => {
  const ringing = async (commandId: string, { id }: ReturnStory) => {
    const rung = await ringReturnClock({ task: "ring-return-clock", caseId: id, commandId }, story.recourse.runtime);
    await story.rest();
    return rung;
  };

  it("that comes early changes nothing", async () => {
    story = await startStory();
    const ours = await ReturnStory.requested(story);
    const before = await ours.read();
    expect(await ringing("early", ours)).toMatchObject({ outcome: "unchanged", status: "awaiting_seller" });
    expect(await ours.read()).toEqual(before);
  });

  it("that comes late, when the party had answered, changes nothing", async () => {
    story = await startStory();
    const ours = await ReturnStory.requested(story);
    const dueAt = await ours.dueAt();
    await ours.approve();
    const { version } = await ours.read();
    await ours.at(dueAt);
    expect(await ringing("late", ours)).toMatchObject({ outcome: "unchanged", status: "awaiting_handover" });
    expect((await ours.read()).version).toBe(version);
  });

  it("that comes twice with one command is once", async () => {
    story = await startStory();
    const ours = await ReturnStory.requested(story);
    await ours.timeOut();
    const { version } = await ours.read();
    expect((await ringing("again", ours)).outcome).toBe("unchanged");
    expect((await ringing("again", ours)).outcome).toBe("unchanged");
    expect((await ours.read()).version).toBe(version);
  });
});

it("leaves one wait behind for a case that waits, and none for one that is over", async () => {
  story = await startStory();
  const ours = await ReturnStory.requested(story);
  const { store } = story.recourse.runtime;
  expect(await waitsOf(store, ours.id)).toMatchObject([{ name: "return", awaitedStatus: "awaiting_seller" }]);
  await ours.reject();
  expect(await waitsOf(store, ours.id)).toMatchObject([{ name: "return", awaitedStatus: "rejected_open" }]);
  await ours.timeOut();
  await story.pass("P1D");
  expect(await waitsOf(store, ours.id)).toEqual([]);
});
