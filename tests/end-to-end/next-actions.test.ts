import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Case } from "../../functions/returns/answers.ts";
import { actionsWithoutPath } from "../support/action-requests.ts";
import { scenarios } from "../support/case-scenarios.ts";
import { expectComplete } from "../support/complete-actions.ts";
import { must } from "../support/return-stories.ts";
import { agent, buyer, platform, type Story, seller, startStory } from "../support/running-recourse.ts";

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

describe("a closed case that may be taken to an agent", () => {
  it.each([
    ["was ineligible", true],
    ["was ineligible, and has its goods in a newer case", false],
    ["was ineligible, and has had its goods in a newer case", true],
  ] as const)("and %s lists it, if %s, wherever the case is read", async (what, isListed) => {
    const { id } = await scenarios[what](story, "order-1");
    const single = [`/storefront/v1/returns/${id}`, `/seller/v1/returns/${id}`, `/agent/v1/cases/${id}`];
    const speakers = [buyer, seller, agent];
    for (const [index, path] of single.entries()) {
      const view = must(await story.get<Case>(speakers[index] ?? null, path));
      expect(
        view.nextActions.some(({ action }) => action === "escalate"),
        path,
      ).toBe(isListed);
    }
    const lists = ["/storefront/v1/returns", "/seller/v1/returns", "/platform/v1/cases?orderId=order-1"];
    for (const [index, path] of lists.entries()) {
      const { items } = must(await story.get<{ items: Case[] }>([buyer, seller, platform][index] ?? null, path));
      const view = items.find((one) => one.id === id);
      expect(
        view?.nextActions.some(({ action }) => action === "escalate"),
        path,
      ).toBe(isListed);
    }
  });
});

it("every action has a path to be sent to", () => {
  expect(actionsWithoutPath()).toEqual([]);
});
