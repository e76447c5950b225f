import * as z from "zod";
import { Currency } from "../kernel/currencies.ts";
import { Instant } from "../kernel/instant.ts";
import { Fault } from "../kernel/reasons.ts";
import {
  CompensationTerms,
  OutboundShippingRefund,
  OverrideTerms,
  RefundTiming,
  ReturnClocks,
  ReturnLimits,
  ReturnShippingPayer,
  Verdict,
} from "../kernel/terms.ts";
import { conditionLimits } from "./condition-limits.ts";
import { documentLimits } from "./document-bounds.ts";
import { MarketReasons } from "./market-reasons.ts";
import { ReturnWindows, WindowName } from "./windows.ts";

/** The markets that have a policy: countries by ISO 3166 code, and the European Union as one. */
export const Market = z.enum(["BR", "MX", "KR", "EU", "GB", "US"]);
export type Market = z.infer<typeof Market>;

/** What a rule grants when its condition holds, as far as no earlier rule has settled it. */
export const RuleOutcome = z
  .strictObject({
    verdict: Verdict,
    statutory: z.boolean(),
    window: WindowName,
    fault: Fault,
    returnNeeded: z.boolean(),
    returnShippingPayer: ReturnShippingPayer,
    outboundShippingRefund: OutboundShippingRefund,
    // RETURNLESS follows from returnNeeded being false, and from nothing else.
    refundTiming: RefundTiming.exclude(["RETURNLESS"]),
    evidencePhotosMin: z.int().nonnegative().max(20),
    commissionReturned: z.boolean(),
    sellerAdminFeePercent: z.int().min(0).max(100),
  })
  .partial()
  .refine((outcome) => Object.keys(outcome).length > 0, "grants nothing");
export type RuleOutcome = z.infer<typeof RuleOutcome>;

/** A name such as `br.withdrawal`: it stands in events and letters, so it never changes its meaning. */
const RuleId = z.string().regex(/^[a-z]{2}\.[a-z0-9]+(-[a-z0-9]+)*$/, "expected a name such as br.withdrawal");

/** A block of a policy article such as withdrawal#right: people cite it, so it never changes its subject. */
const ArticleBlock = z
  .string()
  .regex(
    /^[a-z][a-z0-9]*(-[a-z0-9]+)*#[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
    "expected an article's block such as withdrawal#right",
  );

/**
 * One rule: a CEL condition over the facts of one line, what it grants, the law or house rule behind it, the block of the
 * policy article that tells people so, and the key of the sentence that each reader of a case is given.
 */
export const PolicyRule = z.strictObject({
  id: RuleId,
  when: z.string().min(1).max(conditionLimits.charactersMax),
  outcome: RuleOutcome,
  citation: z.string().min(1),
  article: ArticleBlock,
  sentence: z.string().regex(/^[a-z]+(\.[a-z_]+)+$/, "expected a message key such as return.withdrawal"),
});
export type PolicyRule = z.infer<typeof PolicyRule>;

/** What a seller may still take off for goods that are withdrawn from by law. */
export const WithdrawalLimits = ReturnLimits.pick({
  restockingFeeMaxPercent: true,
  diminishedValueMaxPercent: true,
}).strict();

/**
 * A market's return policy as it stands in a file. Amounts are minor units of `currency`; `sources` says where the numbers
 * of each part come from. Rules are read from the first to the last. The first rule with a verdict whose condition holds
 * judges; rules without a verdict add terms, and the first to set a field sets it for good. The last rule is unconditional
 * and fills what is left, so that every request gets a verdict.
 */
export const PolicyDocument = z.strictObject({
  id: z.string().regex(/^returns-[A-Z]{2}$/, "expected an id such as returns-BR"),
  market: Market,
  version: z.int().positive(),
  effectiveFrom: Instant,
  currency: Currency,
  sources: z.record(z.string(), z.string().min(1)),
  windows: ReturnWindows,
  clocks: ReturnClocks.strict(),
  limits: ReturnLimits.required().strict(),
  withdrawalLimits: WithdrawalLimits.optional(),
  returnLabelCostMinor: z.int().nonnegative(),
  /** Absent where every reason means what the catalogue says. */
  reasons: MarketReasons.optional(),
  overrides: z.array(OverrideTerms.strict()),
  compensation: CompensationTerms.strict(),
  rules: z.array(PolicyRule).min(1).max(documentLimits.rulesMax),
});
export type PolicyDocument = z.infer<typeof PolicyDocument>;
