import * as z from "zod";
import type { Lifecycle } from "../kernel/lifecycle.ts";
import type { SurveyEventType } from "./events.ts";

/** Where a survey stands. `eligible` lasts only inside the decision that opens it. */
export const SurveyStatus = z.enum([
  "eligible",
  "scheduled",
  "sent",
  "opened",
  "responded",
  "followed_up",
  "cancelled_reopened",
  "suppressed",
  "expired",
  "invalidated",
]);
export type SurveyStatus = z.infer<typeof SurveyStatus>;

const asked = <S extends SurveyStatus>(status: S) => ({
  SurveyReminded: status,
  SurveyLinkOpened: "opened" as const,
  SurveyAnswered: "responded" as const,
  SurveyExpired: "expired" as const,
  SurveyCancelled: "cancelled_reopened" as const,
});

/** Status × event → next status of a survey. An answer stays when the case is reopened, unless it proves to be worth nothing. */
export const surveyLifecycle: Lifecycle<"none" | SurveyStatus, SurveyEventType> = {
  none: { SurveyOpened: "eligible" },
  eligible: { SurveyScheduled: "scheduled", SurveySuppressed: "suppressed" },
  scheduled: { SurveySent: "sent", SurveySuppressed: "suppressed", SurveyCancelled: "cancelled_reopened" },
  sent: asked("sent"),
  opened: asked("opened"),
  responded: { CallBackOverdue: "responded", SurveyFollowedUp: "followed_up", SurveyInvalidated: "invalidated" },
  followed_up: { SurveyInvalidated: "invalidated" },
  cancelled_reopened: {},
  suppressed: {},
  expired: {},
  invalidated: {},
};
