import { calendarOf } from "../../adapters/policies/calendars.ts";
import { qualityTerms } from "../../adapters/policies/quality-terms.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { type Sent, sendCommand } from "../../adapters/workflow/send-command.ts";
import { type Actor, SYSTEM } from "../../domain/kernel/actor.ts";
import type { MarketCalendar } from "../../domain/kernel/clocks.ts";
import type { QualityReviewId } from "../../domain/kernel/ids.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import type {
  QualityReviewState,
  QualityTerms,
  ReviewCommand,
  ReviewRefusal,
} from "../../domain/quality-reviews/index.ts";
import { reviewAggregate } from "./review-aggregate.ts";
import { reviewEffects } from "./review-effects.ts";

/** What every command on a review begins with. */
export interface ReviewHead {
  readonly at: Instant;
  readonly actor: Actor;
  readonly terms: QualityTerms;
  readonly calendar: MarketCalendar;
}

/** The head for a review of a decision of a market. */
export const reviewHead = (market: string, at: Instant, actor: Actor): ReviewHead => ({
  at,
  actor,
  terms: qualityTerms,
  calendar: calendarOf(market),
});

/** Sends a review a command in the system's name. */
export const sendToReview = async (
  runtime: Runtime,
  reviewId: QualityReviewId,
  commandId: string,
  toCommand: (at: Instant, state: QualityReviewState) => ReviewCommand,
): Promise<Sent<QualityReviewState, ReviewRefusal>> => {
  const at = runtime.clock.now();
  return sendCommand(runtime, {
    aggregate: reviewAggregate,
    caseId: reviewId,
    commandId,
    actor: SYSTEM,
    at,
    command: (current) => toCommand(at, current?.state),
    effects: reviewEffects(),
  });
};
