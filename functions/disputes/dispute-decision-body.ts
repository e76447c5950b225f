import * as z from "zod";
import { CitedRule } from "../../domain/kernel/cited-rule.ts";
import { Finding, OverrideReason } from "../../domain/kernel/reasons.ts";
import { words } from "../../domain/kernel/text.ts";
import { UnitKey } from "../../domain/ledger/unit-key.ts";

/** As long as a note may be. */
const COMMENT_CHARACTERS_MAX = 2000;

/** No decision has more consequences than there are kinds of them. */
const LEGS_MAX = 8;

/** As many findings, or rules, as a decision that can be read has. */
const REASONS_MAX = 20;

const amountMinor = z.int().positive();

const moneyLeg = <Type extends string>(type: Type) => z.strictObject({ type: z.literal(type), amountMinor });
const otherLeg = <Type extends string>(type: Type) => z.strictObject({ type: z.literal(type) });

/** One consequence. Without `units` the buyer's amount is split over the units in proportion to what is left of each. */
const LegBody = z.discriminatedUnion("type", [
  moneyLeg("PAY_BUYER").extend({
    units: z
      .array(UnitKey.extend({ amountMinor: z.int().nonnegative() }).strict())
      .min(1)
      .max(100)
      .optional(),
  }),
  moneyLeg("RECOVER_FROM_SELLER"),
  moneyLeg("PAY_SELLER"),
  moneyLeg("PLATFORM_ABSORBS"),
  moneyLeg("CLAIM_CARRIER"),
  otherLeg("REQUIRE_RETURN"),
  otherLeg("RETURN_TO_BUYER"),
  otherLeg("NO_MONEY"),
]);

/**
 * What an agent decides in a dispute: what was found, by which rules, and what follows. What is given to the parties and what pays for
 * it must come to the same; a reason is needed wherever it departs from the engine's proposal.
 */
export const DisputeDecisionBody = z.strictObject({
  legs: z.array(LegBody).min(1).max(LEGS_MAX),
  findings: z.array(Finding).min(1).max(REASONS_MAX),
  rules: z.array(CitedRule.strict()).max(REASONS_MAX).default([]),
  overrideReason: OverrideReason.optional(),
  comment: words(COMMENT_CHARACTERS_MAX).optional(),
});
export type DisputeDecisionBody = z.infer<typeof DisputeDecisionBody>;
