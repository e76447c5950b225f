import * as z from "zod";
import { type FlowFlag, flowFlags } from "../kernel/flow-flags.ts";

/** What an experiment may vary: how the platform goes about a case, never what anybody is owed. */
export const AllowedSubject = z.enum([
  "order_of_steps",
  "wording",
  "channel",
  "timing_inside_limit",
  "offer_type_equal_value",
  "agent_tooling",
  "queue_order",
]);
export type AllowedSubject = z.infer<typeof AllowedSubject>;

/** What no experiment may vary: people are not to be given different rights by chance. */
export const ForbiddenSubject = z.enum([
  "statutory_rights",
  "deadlines",
  "who_is_right",
  "severity_or_points",
  "appeal_access",
  "legal_notice_language",
]);
export type ForbiddenSubject = z.infer<typeof ForbiddenSubject>;

/** What a flag varies, as the code that asks for it declares; a flag that nobody declared is varied by nobody. */
export interface FlagDeclaration {
  readonly variants: readonly string[];
  readonly varies: AllowedSubject | ForbiddenSubject;
}

/** All flags by key. */
export type FlagRegistry = Readonly<Record<string, FlagDeclaration>>;

/** The flags that resolution flows ask for. */
export const flagRegistry: Readonly<Record<FlowFlag, FlagDeclaration>> = {
  refund_timing: { variants: flowFlags.refund_timing, varies: "order_of_steps" },
  partial_offer: { variants: flowFlags.partial_offer, varies: "order_of_steps" },
  seller_reminder: { variants: flowFlags.seller_reminder, varies: "timing_inside_limit" },
};
