import * as z from "zod";
import type { Lifecycle } from "../kernel/lifecycle.ts";

/** Where the goods of one unit are. */
export const Reception = z.enum([
  "awaiting",
  "in_transit",
  "received",
  "lost",
  "not_sent",
  "short",
  "wrong_item",
  "kept_by_buyer",
]);
export type Reception = z.infer<typeof Reception>;

/** What can happen to the goods of one unit. */
export type ReceptionMove =
  | "handed_over"
  | "delivered"
  | "lost"
  | "sent_back"
  | "found_missing"
  | "found_wrong"
  | "left_out"
  | "kept";

/** Where the goods are: moved by parcels and inspection, never by what is decided about them. */
export const receptionLifecycle: Lifecycle<Reception, ReceptionMove> = {
  awaiting: { handed_over: "in_transit", left_out: "not_sent", kept: "kept_by_buyer" },
  in_transit: { handed_over: "in_transit", delivered: "received", lost: "lost", sent_back: "awaiting" },
  received: { found_missing: "short", found_wrong: "wrong_item" },
  lost: { delivered: "received" },
  not_sent: {},
  short: {},
  wrong_item: {},
  kept_by_buyer: {},
};

/** Whether one unit is taken back. */
export const Acceptance = z.enum(["pending", "accepted", "accepted_with_deduction", "rejected", "manual_review"]);
export type Acceptance = z.infer<typeof Acceptance>;

/** What can be said about one unit. */
export type AcceptanceMove = "accept" | "accept_with_deduction" | "reject" | "ask_agent";

/** Whether we take it back: a person may still turn a rejection, an acceptance stands. */
export const acceptanceLifecycle: Lifecycle<Acceptance, AcceptanceMove> = {
  pending: {
    accept: "accepted",
    accept_with_deduction: "accepted_with_deduction",
    reject: "rejected",
    ask_agent: "manual_review",
  },
  manual_review: { accept: "accepted", accept_with_deduction: "accepted_with_deduction", reject: "rejected" },
  rejected: { accept: "accepted", accept_with_deduction: "accepted_with_deduction" },
  accepted: {},
  accepted_with_deduction: {},
};
