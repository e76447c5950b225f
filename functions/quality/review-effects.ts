import { reviewRowWrite } from "../../adapters/dynamodb/quality-rows.ts";
import { none, type SideEffects, together } from "../../adapters/dynamodb/side-effects.ts";
import { type Text, textWrites } from "../../adapters/dynamodb/texts.ts";
import { reviewRowOf } from "../../domain/quality-reviews/figures/rows.ts";
import type { QualityReviewState, ReviewEvent } from "../../domain/quality-reviews/index.ts";

/** What a decision on a review writes besides itself: what the figures count, and the words that came with it. */
export const reviewEffects =
  (texts: readonly Text[] = []) =>
  (_before: QualityReviewState, _events: readonly ReviewEvent[], after: QualityReviewState): SideEffects =>
    after === undefined ? none : together(reviewRowWrite(reviewRowOf(after)), textWrites(after.reviewId, texts));
