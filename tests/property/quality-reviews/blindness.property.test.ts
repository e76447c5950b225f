import fc from "fast-check";
import { expect, it } from "vitest";
import { addMs } from "../../../domain/kernel/instant.ts";
import {
  isPending,
  QualityReview,
  type QualityReviewState,
  qualityReviews,
} from "../../../domain/quality-reviews/index.ts";
import { reviewStanding } from "../../../functions/quality/review-view.ts";
import { OPENED_AT, opened, RIGHT, reviewCommand, WRONG } from "../../support/quality-reviews.ts";

const PEOPLE = ["agent-1", "ana", "bo", "cy", "senior-1", "senior-2"] as const;

const step = fc.record({
  type: fc.constantFrom("ClaimReview", "ReleaseReview", "SubmitReview", "RingClock"),
  by: fc.constantFrom(...PEOPLE),
  isRight: fc.boolean(),
  hours: fc.integer({ min: 0, max: 30 }),
});

const actorOf = (id: string) => ({
  role: id.startsWith("senior") ? ("senior_agent" as const) : ("agent" as const),
  id,
});

it("no decider reviews, nobody twice, nobody sees another's review while they could still speak, and nobody's name", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let review: QualityReviewState;
      let at = OPENED_AT;
      const play = (command: Parameters<typeof qualityReviews.decide>[1]) => {
        const decision = qualityReviews.decide(review, command);
        if (decision.outcome === "accepted")
          review = decision.events.reduce<QualityReviewState>(qualityReviews.evolve, review);
      };
      play(opened());
      for (const { type, by, isRight, hours } of steps) {
        at = addMs(at, hours * 3_600_000);
        play(reviewCommand(type, by, { scores: isRight ? RIGHT : WRONG }, at));
        const now = QualityReview.parse(review);
        const authors = now.submissions.map(({ by: author }) => author as string);
        expect(authors).not.toContain("agent-1");
        expect(new Set(authors).size).toBe(authors.length);
        expect(now.claims.length).toBeLessThanOrEqual(6);
        for (const id of PEOPLE) {
          const seen = reviewStanding(now, { actor: actorOf(id), at });
          if (now.status === "open") expect(seen.others).toEqual([]);
          if (now.status === "disputed" && (id.startsWith("senior") === false || authors.includes(id)))
            expect(seen.others).toEqual([]);
          for (const name of PEOPLE) expect(JSON.stringify(seen)).not.toContain(`"${name}"`);
        }
      }
      // Left alone it comes to an end.
      for (let round = 0; round < 4; round += 1) {
        at = addMs(at, 20 * 86_400_000);
        play(reviewCommand("RingClock", "recourse", {}, at));
      }
      expect(isPending(review)).toBe(false);
    }),
  );
});
