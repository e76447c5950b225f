import { describe, expect, it } from "vitest";
import { addMs, type Instant } from "../../../domain/kernel/instant.ts";
import { qualityReviews, type ReviewCommand } from "../../../domain/quality-reviews/index.ts";
import {
  claims,
  OPENED_AT,
  opened,
  playedReview,
  RIGHT,
  reviewCommand,
  reviews,
  submits,
  WRONG,
} from "../../support/quality-reviews.ts";

const hoursLater = (hours: number): Instant => addMs(OPENED_AT, hours * 3_600_000);
const ring = (at: Instant) => reviewCommand("RingClock", "recourse", {}, at);

describe("a review", () => {
  it("waits for two, and is settled where they agree: the lower notice and the worse procedure count", () => {
    expect(playedReview(opened(), ...reviews("ana")).status).toBe("open");
    const review = playedReview(
      opened(),
      ...reviews("ana"),
      ...reviews("bo", { ...RIGHT, noticeQuality: 3, sopAdherence: "justified_deviation" }),
    );
    expect([review.status, review.verdict]).toEqual([
      "settled",
      { settledBy: "agreement", scores: { ...RIGHT, noticeQuality: 3, sopAdherence: "justified_deviation" } },
    ]);
  });

  it.each([
    ["whether it was right", WRONG],
    ["its reason", { ...RIGHT, reasonCodeCorrect: false }],
    ["its severity", { ...RIGHT, severityCorrect: false }],
  ])("goes to a senior where they differ on %s, and the senior's word settles it", (_what, other) => {
    const differing = [opened(), ...reviews("ana"), ...reviews("bo", other)];
    expect(playedReview(...differing).status).toBe("disputed");
    const review = playedReview(...differing, ...reviews("senior-1", WRONG));
    expect([review.status, review.verdict]).toEqual(["settled", { settledBy: "senior", scores: WRONG }]);
  });

  it("lets two work at once, and a third when a claim has ended", () => {
    const both = [opened(), claims("ana"), claims("bo")];
    expect(playedReview(...both, claims("ana")).claims).toHaveLength(2);
    expect(
      playedReview(...both, claims("cy", hoursLater(4)), submits("cy", RIGHT, hoursLater(4))).submissions,
    ).toHaveLength(1);
    expect(
      playedReview(...both, reviewCommand("ReleaseReview", "bo"), claims("cy")).claims.map(({ by }) => by),
    ).toEqual(["ana", "cy"]);
  });

  it.each<[string, readonly ReviewCommand[], ReviewCommand, object]>([
    ["whoever decided", [], claims("agent-1"), { code: "quality.own_decision" }],
    ["whoever reviewed before", reviews("ana"), claims("ana"), { code: "quality.already_reviewed" }],
    ["a third at once", [claims("ana"), claims("bo")], claims("cy"), { code: "quality.seats_taken" }],
    [
      "who is no senior, where two differ",
      [...reviews("ana"), ...reviews("bo", WRONG)],
      claims("cy"),
      { code: "quality.senior_needed" },
    ],
    [
      "a senior who was one of the two",
      [...reviews("senior-1"), ...reviews("bo", WRONG)],
      claims("senior-1"),
      { code: "quality.already_reviewed" },
    ],
    [
      "a second senior at once",
      [...reviews("ana"), ...reviews("bo", WRONG), claims("senior-1")],
      claims("senior-2"),
      { code: "quality.seats_taken" },
    ],
    ["who has not claimed it", [], submits("ana"), { code: "quality.not_claimed" }],
    ["whose claim has ended", [claims("ana")], submits("ana", RIGHT, hoursLater(4)), { code: "quality.not_claimed" }],
    ["who gives back what they have not", [], reviewCommand("ReleaseReview", "ana"), { code: "quality.not_claimed" }],
    [
      "anybody when it is settled",
      [...reviews("ana"), ...reviews("bo")],
      claims("cy"),
      { code: "quality.not_open", status: "settled" },
    ],
  ])("refuses %s", (_what, before, command, refusal) => {
    expect(qualityReviews.decide(playedReview(opened(), ...before), command)).toEqual({ outcome: "refused", refusal });
  });

  it("that nobody does goes back to the queue once, and is given up then", () => {
    const review = playedReview(opened(), claims("ana"));
    expect(playedReview(opened(), claims("ana"), ring(addMs(review.dueAt, -1))).round).toBe(1);
    const again = playedReview(opened(), claims("ana"), ring(review.dueAt));
    expect([again.round, again.claims, again.dueAt > review.dueAt]).toEqual([2, [], true]);
    const over = playedReview(opened(), ring(review.dueAt), ring(again.dueAt), ring(hoursLater(9_999)));
    expect([over.status, over.endedAt]).toEqual(["lapsed", again.dueAt]);
  });

  it("keeps the time of the senior apart from that of the two", () => {
    const { dueAt } = playedReview(opened());
    const differing = [opened(), ring(dueAt), ...reviews("ana"), ...reviews("bo", WRONG)];
    expect(playedReview(...differing).round).toBe(1);
  });

  it("is opened once", () => {
    expect(playedReview(opened(), opened({ because: ["overturned"] })).because).toEqual(["random"]);
  });
});
