import * as z from "zod";
import { BuyerReason, Fault, InspectionReason, RejectReason } from "../kernel/reasons.ts";
import { ReturnShippingPayer } from "../kernel/terms.ts";
import { WindowName } from "./windows.ts";

/**
 * Whether goods must come back: `yes`, `no`, `by_value` (a policy may waive it), `if_delivered`, `hold` (nothing moves
 * until a person decides) or `per_recall` (the recall notice says).
 */
export const ReturnRule = z.enum(["yes", "no", "by_value", "if_delivered", "hold", "per_recall"]);
export type ReturnRule = z.infer<typeof ReturnRule>;

/** What each reason of a buyer means before any policy looks at it. */
export const ReasonDefaults = z.strictObject({
  code: BuyerReason,
  fault: Fault,
  returnRule: ReturnRule,
  returnShippingPayer: ReturnShippingPayer,
  window: WindowName.extract(["changeOfMind", "notAsDescribed", "notReceived"]),
  evidencePhotosMin: z.int().nonnegative(),
  evidence: z.array(z.enum(["contents", "parcel_label", "item", "packaging", "fault", "listing", "charge", "receipt"])),
  isSafety: z.boolean(),
  isHold: z.boolean(),
});
export type ReasonDefaults = z.infer<typeof ReasonDefaults>;

/**
 * What a seller must show for each way of saying no; `agentOnly` ones open a review, never a rejection by themselves. None
 * of them stands against a withdrawal by law, about which the seller is not asked.
 */
export const RejectRequirement = z.strictObject({
  code: RejectReason,
  evidencePhotosMin: z.int().nonnegative(),
  needsText: z.boolean(),
  needsRuleId: z.boolean(),
  needsBuyerConfirmation: z.boolean(),
  agentOnly: z.boolean(),
});
export type RejectRequirement = z.infer<typeof RejectRequirement>;

/** Where goods go after inspection. */
export const Disposition = z.enum([
  "RESTOCK",
  "REFURBISH",
  "DISPOSE",
  "RETURN_TO_SELLER",
  "RETURN_TO_BUYER",
  "QUARANTINE",
]);
export type Disposition = z.infer<typeof Disposition>;

/** What an inspector must show for each finding, who may find it, and where the goods may go then. */
export const InspectionRequirement = z.strictObject({
  code: InspectionReason,
  evidencePhotosMin: z.int().nonnegative(),
  by: z.array(z.enum(["seller", "warehouse", "agent"])).min(1),
  dispositions: z.array(Disposition),
  pausesClock: z.boolean(),
});
export type InspectionRequirement = z.infer<typeof InspectionRequirement>;

const everyCodeOnce =
  <Code extends string>(codes: readonly Code[]) =>
  (rows: readonly { readonly code: Code }[]): boolean =>
    rows.length === codes.length && new Set(rows.map(({ code }) => code)).size === codes.length;

const onceMessage = "has every code exactly once";

/** The whole of policies/reason-codes.json; each list has every code of its kind exactly once. */
export const ReasonCatalogue = z.strictObject({
  source: z.string().min(1),
  buyerReasons: z.array(ReasonDefaults).refine(everyCodeOnce(BuyerReason.options), onceMessage),
  rejectReasons: z.array(RejectRequirement).refine(everyCodeOnce(RejectReason.options), onceMessage),
  inspectionReasons: z.array(InspectionRequirement).refine(everyCodeOnce(InspectionReason.options), onceMessage),
});
export type ReasonCatalogue = z.infer<typeof ReasonCatalogue>;
