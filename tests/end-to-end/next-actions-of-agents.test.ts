import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Seat } from "../support/action-requests.ts";
import { scenarios } from "../support/case-scenarios.ts";
import { expectAccepted, expectComplete, expectOthersRefused, listedBy, seated } from "../support/complete-actions.ts";
import { agent, otherAgent, type Speaker, type Story, senior, startStory } from "../support/running-recourse.ts";

let story: Story;
// A system for each test: some let weeks pass, which other tests' cases would live through as well.
beforeEach(async () => {
  story = await startStory();
});
afterEach(() => story.recourse.stop());

const otherSenior: Speaker = { role: "senior_agent", subject: "senior-2" };
const { "is with the agents": escalated, "has a decision that waits for a second person": proposed } = scenarios;

describe("what a case lists for an agent who claimed it is accepted, and nothing else is", () => {
  it.each([
    ["waits for the seller", agent],
    ["has the goods under way", agent],
    ["is inspected", senior],
    ["is with the agents", agent],
    ["is with the agents", senior],
    ["has a decision that waits for a second person", senior],
    ["has lapsed", agent],
    ["was refunded", agent],
    ["has a contest about who pays", agent],
    ["was withdrawn", senior],
  ] as const)("of a case that %s", async (what, speaker) => {
    expect(await expectComplete(story, scenarios[what], speaker, true)).toContain("release");
  });
});

describe("what a case lists for an agent who has not claimed it", () => {
  it("is to claim it, and to write a note", async () => {
    const seat = await seated(story, escalated, agent);
    expect(await listedBy(seat)).toEqual(["claim", "notes"]);
    await expectOthersRefused(seat);
    await expectAccepted(seat, "notes");
    await expectAccepted(seat, "claim");
  });

  it("is only a note while another agent has it, and all again when that claim has ended", async () => {
    const seat = await seated(story, escalated, agent, true);
    const other = new Seat(otherAgent, seat.told);
    expect(await listedBy(other)).toEqual(["notes"]);
    await expectOthersRefused(other);
    await expectAccepted(other, "notes");
    await story.pass("PT31M");
    expect(await listedBy(other)).toContain("claim");
    await expectOthersRefused(seat);
    await expectAccepted(other, "claim");
  });

  it("is the second word for every senior agent but the one who spoke the first", async () => {
    const seat = await seated(story, proposed, otherSenior);
    expect(await listedBy(seat)).toEqual(["confirm-decision", "reject-decision", "notes"]);
    expect(await listedBy(new Seat(senior, seat.told))).not.toContain("confirm-decision");
    expect(await listedBy(new Seat(otherAgent, seat.told))).toEqual(["notes"]);
    await expectOthersRefused(seat);
    await expectAccepted(seat, "confirm-decision");
    await expectAccepted(await seated(story, proposed, otherSenior), "reject-decision");
  });
});
