import { afterEach, beforeEach, expect, it } from "vitest";
import { countTransitions } from "../../local/state-machines/engine.ts";
import { PRICES, ReturnStory } from "../support/return-stories.ts";
import { caseExecutions, type Story, seller, startStory } from "../support/running-recourse.ts";

/** The most state transitions that a complete return with its refund may cost; each is billed. */
const TRANSITIONS_MAX = 14;

let story: Story;
beforeEach(async () => {
  story = await startStory();
});
afterEach(() => story.recourse.stop());

const transitions = (): number =>
  caseExecutions(story.recourse)
    .map(({ executionArn }) => countTransitions(story.recourse.engine.getExecutionHistory(executionArn)))
    .reduce((sum, count) => sum + count, 0);

const sentBack = async (priceMinor: number): Promise<ReturnStory> => {
  const ours = await ReturnStory.requested(story, { priceMinor });
  await story.pass("PT20H");
  await ours.approve();
  await story.pass("P1D");
  await ours.handOver();
  await story.pass("P2D");
  await ours.scan("delivered");
  await story.pass("PT5H");
  await ours.inspect();
  return ours;
};

it.each([
  ["at the first scan", PRICES.small],
  ["at the delivery", PRICES.middle],
  ["after the inspection", PRICES.large],
])("a complete return that is refunded %s costs at most 14 state transitions", async (_when, priceMinor) => {
  const ours = await sentBack(priceMinor);
  await story.pass("P1D");
  expect(await ours.read()).toMatchObject({ status: "closed", closeReason: "REFUNDED_FULL" });
  expect(transitions()).toBeLessThanOrEqual(TRANSITIONS_MAX);
  expect(caseExecutions(story.recourse, { status: "RUNNING" })).toEqual([]);
});

it("a refund without a return costs eight", async () => {
  const ours = await ReturnStory.requested(story, { priceMinor: PRICES.small });
  await story.pass("PT20H");
  await ours.act(seller, "approve-without-return");
  await story.pass("P1D");
  expect(await ours.read()).toMatchObject({ status: "closed", closeReason: "RETURNLESS" });
  expect(transitions()).toBe(8);
});

it("a refund that takes the bank two days costs three more in each process: the submission's old timer finds nothing", async () => {
  story.recourse.sandbox.behaviours.replace([{ behaviour: "slow" }]);
  const ours = await sentBack(PRICES.large);
  await story.pass("P4D");
  expect(await ours.read()).toMatchObject({ status: "closed" });
  expect(transitions()).toBe(TRANSITIONS_MAX + 6);
});
