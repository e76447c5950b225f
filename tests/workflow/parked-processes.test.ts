import { afterEach, describe, expect, it } from "vitest";
import type { TaskHandler } from "../../adapters/workflow/task.ts";
import { taskFunctions } from "../../functions/tasks.ts";
import { must, PRICES, ReturnStory } from "../support/return-stories.ts";
import { agent, buyer, caseExecutions, platform, type Story, seller, startStory } from "../support/running-recourse.ts";

let story: Story;
afterEach(() => story.recourse.stop());

/** Tasks that are broken as long as they are named. */
const broken = new Set<string>();
afterEach(() => broken.clear());

const breakable = (name: string, handle: TaskHandler): TaskHandler => {
  return (input, runtime) => {
    if (broken.has(name)) throw new TypeError(`${name} is broken`);
    return handle(input, runtime);
  };
};

const breakableFunctions = Object.fromEntries(
  Object.entries(taskFunctions).map(([name, tasks]) => [
    name,
    Object.fromEntries(Object.entries(tasks).map(([task, handle]) => [task, breakable(task, handle)])),
  ]),
);

const begin = async () => {
  story = await startStory({ taskFunctions: breakableFunctions });
};

const refundOf = async (ours: ReturnStory): Promise<{ id: string; status: string }> => {
  const path = `/agent/v1/cases/${ours.id}`;
  const { refunds } = must(await story.get<{ refunds: { id: string; status: string }[] }>(agent, path));
  const [refund] = refunds;
  if (refund === undefined) throw new Error("there is no refund");
  return refund;
};

const resume = (refundId: string) => story.post(agent, `/agent/v1/refunds/${refundId}/resume`);

const balanced = async () =>
  (await story.get<{ balanced: boolean }>(platform, "/platform/v1/ledger/trial-balance")).body.balanced;

describe("a refund whose process fails", () => {
  it.each(["reserve-refund", "pay-refund"])(
    "in %s waits for an agent, and goes on at the agent's word",
    async (task) => {
      await begin();
      broken.add(task);
      const ours = await ReturnStory.requested(story, { priceMinor: PRICES.small });
      await ours.act(seller, "approve-without-return");
      await story.pass("PT1H");
      const { id, status } = await refundOf(ours);
      expect([status, await ours.queueOf(id)]).toEqual(["parked", "parked-processes"]);
      broken.clear();
      must(await resume(id));
      await story.pass("PT1H");
      expect((await refundOf(ours)).status).toBe("settled");
      expect(await ours.queueOf(id)).toBeUndefined();
      expect(await ours.read()).toMatchObject({ status: "closed", closeReason: "RETURNLESS" });
      expect(caseExecutions(story.recourse, { status: "RUNNING" })).toEqual([]);
      expect(story.recourse.sandbox.records.all()).toHaveLength(1);
      expect(await balanced()).toBe(true);
    },
  );

  it("misses its deadline of 24 hours: the return records the breach, and is settled once it is paid", async () => {
    await begin();
    broken.add("pay-refund");
    const ours = await ReturnStory.requested(story, { priceMinor: PRICES.small });
    await ours.act(seller, "approve-without-return");
    expect(await ours.read()).toMatchObject({ status: "settling", deadlines: [{ name: "refund_submission" }] });
    expect(await ours.timeOut()).toMatchObject({ status: "settling", deadlines: [] });
    expect(await ours.types()).toContain("RefundOverdue");
    broken.clear();
    must(await resume((await refundOf(ours)).id));
    await story.pass("PT1H");
    expect(await ours.read()).toMatchObject({ status: "closed", closeReason: "RETURNLESS" });
    expect(ours.processes()).toEqual([]);
  });
});

describe("a return whose process fails", () => {
  it.each(["ring-return-clock", "await-return"])(
    "in %s is told to the agents, and looks again the next day",
    async (task) => {
      await begin();
      broken.add(task);
      const ours = await ReturnStory.requested(story);
      const dueAt = await ours.dueAt();
      await ours.at(dueAt);
      await story.pass("PT1H");
      expect(await ours.read()).toMatchObject({ status: "awaiting_seller" });
      expect(await ours.queueOf()).toBe("parked-processes");
      broken.clear();
      await story.pass("P1D");
      expect(await ours.read()).toMatchObject({ status: "awaiting_handover" });
      expect(ours.processes()).toEqual([`${ours.id}-return`]);
    },
  );

  it("does not keep the parties from going on", async () => {
    await begin();
    broken.add("await-return");
    const ours = await ReturnStory.requested(story);
    await ours.act(buyer, "withdraw");
    broken.clear();
    await story.pass("P1D");
    expect(await ours.read()).toMatchObject({ status: "withdrawn" });
    expect(ours.processes("SUCCEEDED")).toEqual([`${ours.id}-return`]);
  });
});
