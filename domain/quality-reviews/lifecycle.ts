import * as z from "zod";
import type { Lifecycle } from "../kernel/lifecycle.ts";
import type { ReviewEventType } from "./events.ts";

/** Where a review stands: two are asked, they differ and a senior is, it is settled, or nobody did it in time. */
export const ReviewStatus = z.enum(["open", "disputed", "settled", "lapsed"]);
export type ReviewStatus = z.infer<typeof ReviewStatus>;

const pending = <S extends ReviewStatus>(status: S) => ({
  ReviewClaimed: status,
  ReviewReleased: status,
  ReviewSubmitted: status,
  ReviewOverdue: status,
  ReviewSettled: "settled" as const,
  ReviewLapsed: "lapsed" as const,
});

/** Status × event → next status of a review. */
export const reviewLifecycle: Lifecycle<"none" | ReviewStatus, ReviewEventType> = {
  none: { ReviewOpened: "open" },
  open: { ...pending("open"), ReviewersDiffered: "disputed" },
  disputed: pending("disputed"),
  settled: {},
  lapsed: {},
};
