import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Case } from "../../functions/returns/answers.ts";
import { Seat } from "../support/action-requests.ts";
import { scenarios } from "../support/case-scenarios.ts";
import { expectAccepted, expectComplete, expectOthersRefused, listedBy, seated } from "../support/complete-actions.ts";
import { PaymentStory } from "../support/payment-stories.ts";
import { must, type ReturnStory } from "../support/return-stories.ts";
import { agent, otherAgent, type Speaker, type Story, senior, startStory } from "../support/running-recourse.ts";

let story: Story;
// A system for each test: some let weeks pass, which other tests' cases would live through as well.
beforeEach(async () => {
  story = await startStory();
});
afterEach(() => story.recourse.stop());

const otherSenior: Speaker = { role: "senior_agent", subject: "senior-2" };
const highlyPriced = scenarios["is with the agents over a high price"];
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

describe("what the answer to an agent's step lists is what reading the case lists", () => {
  const stepOn = async (told: ReturnStory, speaker: Speaker, path: string, body: object) => {
    const answer = must(await story.post<Case>(speaker, path, body));
    const read = must(await story.get<Case>(speaker, `/agent/v1/cases/${told.id}`));
    expect([answer.version, answer.nextActions]).toEqual([read.version, read.nextActions]);
    return answer.nextActions.map(({ action }) => action);
  };
  const decision = { outcome: "refund_full", overrideReason: "EVIDENCE_OUTWEIGHS_RULE", payer: "platform" };

  it("for a decision that waits for a second person", async () => {
    const { told } = await seated(story, highlyPriced, senior, true);
    const listed = await stepOn(told, senior, `/agent/v1/cases/${told.id}/decisions`, decision);
    expect(listed).toEqual([
      "withdraw",
      "close-as-duplicate",
      "claim",
      "heartbeat",
      "release",
      "hand-off",
      "hold",
      "notes",
    ]);
  });

  it("for the second person, who has not claimed the case", async () => {
    const seat = await seated(story, proposed, otherSenior);
    const path = (await seat.listed()).find(({ action }) => action === "reject-decision")?.href ?? "";
    expect(await stepOn(seat.told, otherSenior, path, {})).toEqual(["withdraw", "notes"]);
  });

  it("for a contest that an agent decides", async () => {
    const { told } = await seated(story, scenarios["has a contest about who pays"], agent, true);
    const body = { ...decision, outcome: "settle_liability" };
    const path = `/agent/v1/cases/${told.id}/decisions`;
    // A compensation can still be decided. The claim ends by itself soon after, when the queue hears that nothing is left to decide.
    const { nextActions } = must(await story.post<Case>(agent, path, body));
    expect(nextActions.map(({ action }) => action)).toEqual([
      "decisions",
      "claim",
      "heartbeat",
      "release",
      "hand-off",
      "hold",
      "notes",
    ]);
  });

  it("for a refund that an agent has paid another way", async () => {
    const ours = await PaymentStory.asked(story);
    ours.behave("decline");
    await ours.refund();
    await story.pass("PT1H");
    const { id, legs } = await ours.read();
    const answer = await ours.step("resume");
    expect(answer.nextActions.map(({ actor, action }) => [actor, action])).toEqual([
      ["agent", "claim"],
      ["agent", "notes"],
    ]);
    await story.pass("PT1H");
    const again = must(await story.get<{ nextActions: object[] }>(agent, `/agent/v1/cases/${id}`));
    const failed = must(
      await story.post<{ nextActions: object[] }>(agent, `/agent/v1/refunds/${id}/legs/${legs[0]?.legId}/reroute`, {
        tender: "bank_transfer",
      }),
    );
    expect(again.nextActions).toContainEqual(expect.objectContaining({ actor: "agent", action: "reroute-leg" }));
    expect(failed.nextActions).not.toContainEqual(expect.objectContaining({ action: "reroute-leg" }));
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
    await story.pass("PT16M");
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
