import * as z from "zod";
import type { Lifecycle } from "../kernel/lifecycle.ts";
import type { AppealEventType } from "./events.ts";

/**
 * Where an appeal stands. `filed` and the four outcomes last only inside the decision that passes through them; the outcome stays in
 * `Appeal.decision`.
 */
export const AppealStatus = z.enum([
  "filed",
  "admissibility",
  "awaiting_info",
  "under_review",
  "pending_second_approval",
  "upheld",
  "overturned",
  "partly_overturned",
  "remanded",
  "settling",
  "final",
  "inadmissible",
  "withdrawn",
  "lapsed",
]);
export type AppealStatus = z.infer<typeof AppealStatus>;

// The decision that is appealed against can be gone at any time before the appeal is decided.
const undecided = <S extends AppealStatus>(status: S) => ({
  AppealDecisionOverdue: status,
  AppealFoundInadmissible: "inadmissible" as const,
  AppealWithdrawn: "withdrawn" as const,
  AppealLapsed: "lapsed" as const,
});

const outcomes = {
  AppealUpheld: "upheld",
  AppealOverturned: "overturned",
  AppealPartlyOverturned: "partly_overturned",
  AppealRemanded: "remanded",
} as const;

/** Status × event → next status of an appeal. */
export const appealLifecycle: Lifecycle<"none" | AppealStatus, AppealEventType> = {
  none: { AppealFiled: "filed" },
  filed: { AppealAdmissibilityBegun: "admissibility", AppealAdmitted: "under_review" },
  admissibility: {
    ...undecided("admissibility"),
    AppealAdmitted: "under_review",
    AppealInfoRequested: "awaiting_info",
  },
  awaiting_info: {
    ...undecided("awaiting_info"),
    AppealInfoExtended: "awaiting_info",
    AppealInfoGiven: "awaiting_info",
    AppealInfoMissed: "awaiting_info",
    AppealAdmissibilityBegun: "admissibility",
    AppealReviewResumed: "under_review",
  },
  under_review: {
    ...undecided("under_review"),
    AppealInfoRequested: "awaiting_info",
    AppealDecisionProposed: "pending_second_approval",
    ...outcomes,
  },
  pending_second_approval: {
    AppealDecisionOverdue: "pending_second_approval",
    AppealFoundInadmissible: "inadmissible",
    AppealLapsed: "lapsed",
    AppealDecisionRejected: "under_review",
    AppealDecisionExpired: "under_review",
    ...outcomes,
  },
  upheld: { AppealFinalised: "final" },
  overturned: { AppealSettlementBegun: "settling" },
  partly_overturned: { AppealSettlementBegun: "settling" },
  remanded: { AppealSettlementBegun: "settling" },
  settling: {
    AppealSettlementOverdue: "settling",
    AppealSettlementRefused: "under_review",
    AppealFinalised: "final",
  },
  final: {},
  inadmissible: {},
  withdrawn: {},
  lapsed: {},
};
