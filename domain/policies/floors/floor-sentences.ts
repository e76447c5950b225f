import type { Instant } from "../../kernel/instant.ts";
import type { ExplainedRule } from "../../kernel/terms.ts";
import type { GrantedTerms } from "../request-verdict.ts";
import type { Coverage } from "./coverage.ts";
import type { Floor } from "./floor.ts";

/** The rule ids of explanations that stand for a floor start with this, and no rule of a policy does. */
export const floorPrefix = "floor.";

/** The block of an article that tells of each thing that a floor can say, in markets whose law gives it. */
const articles = {
  "withdrawal.approved": "withdrawal#right",
  "withdrawal.window": "withdrawal#period",
  "withdrawal.return_shipping": "withdrawal#return-cost",
  "withdrawal.outbound_full": "withdrawal#delivery-cost",
  "withdrawal.outbound_share": "withdrawal#delivery-cost",
  "withdrawal.refund_timing": "withdrawal#refund-timing",
  "withdrawal.nothing_sent": "withdrawal#refund-timing",
  "withdrawal.deductions": "withdrawal#deductions",
  "withdrawal.doubtful": "withdrawal#excluded-items",
  "fault.window": "faulty-goods#legal-guarantee",
  "fault.return_shipping": "faulty-goods#costs",
  // Whose law gives no right has no article about it.
  "unavailable.no_right": undefined,
  "unavailable.private_seller": "withdrawal#right",
  "unavailable.business_buyer": "withdrawal#right",
  "unavailable.window_over": "withdrawal#period",
  "unavailable.excluded": "withdrawal#excluded-items",
} as const;
export type FloorSentence = keyof typeof articles;

/** Every sentence that a floor can say, below `floor.`; a test holds the texts to it. */
export const floorSentences = Object.keys(articles) as FloorSentence[];

// The verdict is the floor's own matter and has its id; each other field has one of its own, so that none hides another.
const idOf = ({ id }: Floor, sentence: FloorSentence): string => {
  const part = sentence.slice(sentence.indexOf(".") + 1).replaceAll("_", "-");
  return part === "approved" || part === "doubtful" || sentence.startsWith("unavailable") || sentence === "fault.window"
    ? id
    : `${id}.${part}`;
};

/** What a floor says in an explanation. */
export const entryOf = (
  floor: Floor,
  sentence: FloorSentence,
  { endsAt }: { readonly endsAt?: Instant } = {},
): ExplainedRule => ({
  ruleId: idOf(floor, sentence),
  citation: floor.citation,
  ...(articles[sentence] !== undefined && { article: articles[sentence] }),
  sentence: `floor.${sentence}`,
  ...(endsAt !== undefined && { endsAt }),
});

/** Why a buyer who calls upon the law has no right by it. */
export const unavailable = (
  floor: Floor,
  { because, endsAt }: Extract<Coverage, { standing: "not_covered" }>,
): ExplainedRule =>
  entryOf(floor, `unavailable.${because}`, because === "window_over" && endsAt !== undefined ? { endsAt } : {});

const differing = (alone: GrantedTerms, raised: GrantedTerms): readonly FloorSentence[] => [
  ...(alone.returnShippingPayer === raised.returnShippingPayer ? [] : (["withdrawal.return_shipping"] as const)),
  ...(alone.outboundShippingRefund === raised.outboundShippingRefund
    ? []
    : ([raised.outboundShippingRefund === "full" ? "withdrawal.outbound_full" : "withdrawal.outbound_share"] as const)),
  ...(alone.returnNeeded === raised.returnNeeded ? [] : (["withdrawal.nothing_sent"] as const)),
  ...(raised.returnNeeded && alone.refundTiming !== raised.refundTiming ? (["withdrawal.refund_timing"] as const) : []),
];

/**
 * The explanation of a withdrawal that a floor covers. Where the policy came to it by itself its rules stay and the floor adds
 * what it changed; where the policy would not have let the buyer withdraw, its rules speak of something that did not happen.
 */
export const withdrawalEntries = (
  floor: Floor,
  alone: GrantedTerms,
  raised: GrantedTerms,
): GrantedTerms["explanation"] => {
  const { windowEndsAt } = raised;
  const changed = differing(alone, raised).map((sentence) => entryOf(floor, sentence));
  if (alone.verdict !== "approve") return [entryOf(floor, "withdrawal.approved"), ...changed];
  if (!alone.statutory) return [...alone.explanation, entryOf(floor, "withdrawal.approved"), ...changed];
  const isLonger = alone.windowEndsAt !== windowEndsAt;
  return [...alone.explanation, ...(isLonger ? [entryOf(floor, "withdrawal.window")] : []), ...changed];
};
