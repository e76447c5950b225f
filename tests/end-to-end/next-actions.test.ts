import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { actionsWithoutPath } from "../support/action-requests.ts";
import { scenarios } from "../support/case-scenarios.ts";
import { expectComplete } from "../support/complete-actions.ts";
import { buyer, type Story, seller, startStory } from "../support/running-recourse.ts";

let story: Story;
// A system for each test: some let weeks pass, which other tests' cases would live through as well.
beforeEach(async () => {
  story = await startStory();
});
afterEach(() => story.recourse.stop());

const all = Object.entries(scenarios).map(([what, scenario]) => ({ what, scenario }));

describe("what a case lists for a party is accepted, and nothing else is", () => {
  it.each(all)("for buyer and seller of a case that $what", async ({ scenario }) => {
    await expectComplete(story, scenario, buyer);
    await expectComplete(story, scenario, seller);
  });
});

it("every action has a path to be sent to", () => {
  expect(actionsWithoutPath()).toEqual([]);
});
