import * as z from "zod";
import type { RefundTiming, Verdict } from "../../kernel/terms.ts";
import type { GrantedSummary } from "./granted-summary.ts";
import type { Redecided } from "./redecide.ts";

/**
 * What can differ between two decisions on the same request. `split`: the new one would not take its lines as one case;
 * `explanation`: other rules or sentences, whatever they grant.
 */
export const ChangeKind = z.enum([
  "verdict",
  "split",
  "statutory",
  "fault",
  "return_needed",
  "return_shipping_payer",
  "outbound_shipping_refund",
  "refund_timing",
  "evidence",
  "window",
  "commission",
  "return_label",
  "explanation",
]);
export type ChangeKind = z.infer<typeof ChangeKind>;

type Field = keyof Omit<GrantedSummary, "rules" | "platformAbsorbsUndeterminedUpToMinor">;

const kindOf: { readonly [F in Field]: ChangeKind } = {
  verdict: "verdict",
  statutory: "statutory",
  fault: "fault",
  returnNeeded: "return_needed",
  returnShippingPayer: "return_shipping_payer",
  outboundShippingRefund: "outbound_shipping_refund",
  refundTiming: "refund_timing",
  evidencePhotosMin: "evidence",
  windowEndsAt: "window",
  commissionReturned: "commission",
  sellerAdminFeePercent: "commission",
  returnLabelCostMinor: "return_label",
};
const fields = Object.keys(kindOf) as readonly Field[];

// Once a request is refused, what it would otherwise have got is nothing to anybody.
const fieldsOf = (before: GrantedSummary, after: GrantedSummary): readonly Field[] =>
  before.verdict === "decline" || after.verdict === "decline" ? ["verdict"] : fields;

const isExplainedAlike = (before: GrantedSummary, after: GrantedSummary): boolean =>
  before.rules.length === after.rules.length &&
  before.rules.every(({ ruleId, sentence }, index) => {
    const other = after.rules[index];
    return ruleId === other?.ruleId && sentence === other.sentence;
  });

/** In what two decisions differ; empty when they are the same to everybody. */
export const differences = (before: GrantedSummary, { granted, parts }: Redecided): readonly ChangeKind[] => {
  const kinds = new Set<ChangeKind>();
  for (const field of fieldsOf(before, granted)) if (before[field] !== granted[field]) kinds.add(kindOf[field]);
  if (parts.length > 1) kinds.add("split");
  if (!isExplainedAlike(before, granted)) kinds.add("explanation");
  return [...kinds];
};

/** Whether a difference is more than other words for the same. */
export const isMaterial = (kinds: readonly ChangeKind[]): boolean => kinds.some((kind) => kind !== "explanation");

const verdictRank: { readonly [V in Verdict]: number } = { decline: 0, ask_seller: 1, ask_agent: 1, approve: 2 };

const timingRank: { readonly [T in RefundTiming]: number } = {
  AFTER_INSPECTION: 0,
  AT_DELIVERY_SCAN: 1,
  AT_FIRST_SCAN: 2,
  IMMEDIATE: 3,
  RETURNLESS: 4,
};

/** Above zero where a term got better for the buyer, below where worse; money aside. */
const steps = (before: GrantedSummary, after: GrantedSummary): readonly number[] =>
  before.verdict === "decline" || after.verdict === "decline"
    ? [verdictRank[after.verdict] - verdictRank[before.verdict]]
    : [
        verdictRank[after.verdict] - verdictRank[before.verdict],
        Number(before.returnNeeded) - Number(after.returnNeeded),
        timingRank[after.refundTiming] - timingRank[before.refundTiming],
        before.evidencePhotosMin - after.evidencePhotosMin,
        Number(after.windowEndsAt > before.windowEndsAt) - Number(after.windowEndsAt < before.windowEndsAt),
        Number(after.statutory) - Number(before.statutory),
        Number(before.returnShippingPayer === "buyer") - Number(after.returnShippingPayer === "buyer"),
      ];

/** What a change is to a party: `open` where it depends on how the case goes, or better in one thing and worse in another. */
export const Effect = z.enum(["same", "better", "worse", "open"]);
export type Effect = z.infer<typeof Effect>;

/** The effect of steps, each above zero for better and below for worse. */
export const effectOf = (values: readonly number[]): Effect => {
  const isBetter = values.some((value) => value > 0);
  const isWorse = values.some((value) => value < 0);
  if (isBetter && isWorse) return "open";
  if (isBetter) return "better";
  return isWorse ? "worse" : "same";
};

/** What a change is to the buyer, in terms and in money; the money as the least and the most that it moves. */
export const effectOnBuyer = (
  before: GrantedSummary,
  { granted, parts }: Redecided,
  money: readonly number[],
): Effect => {
  const asked = parts.length > 1 ? parts.flatMap((part) => steps(before, part.granted)) : steps(before, granted);
  return effectOf([...asked, ...money]);
};
