import * as z from "zod";
import { Actor } from "../kernel/actor.ts";
import { CitedRule } from "../kernel/cited-rule.ts";
import { DecisionId, TextId } from "../kernel/ids.ts";
import { Instant } from "../kernel/instant.ts";
import { PayloadHash } from "../kernel/payload-hash.ts";
import { Finding } from "../kernel/reasons.ts";
import { DecisionLegs } from "../ledger/decision-legs.ts";
import { DecisionRevision } from "../ledger/decision-revision.ts";

/** What a review can come to: the decision stands, another one takes its place in whole or in part, or it is taken anew. */
export const AppealOutcome = z.enum(["upheld", "overturned", "partly_overturned", "remanded"]);
export type AppealOutcome = z.infer<typeof AppealOutcome>;

/** The outcome that shall hold instead: all of its legs, as if nobody had decided, and what turns the old one into it. */
export const Replacement = z.object({ legs: DecisionLegs, revision: DecisionRevision });
export type Replacement = Readonly<z.infer<typeof Replacement>>;

/** How an appeal was decided. `movedMinor` is what the change gives in all, in minor units; `textId` names the reply to the party. */
export const AppealDecision = z.object({
  decisionId: DecisionId,
  outcome: AppealOutcome,
  /** Present where the decision is overturned in whole or in part. */
  replacement: Replacement.optional(),
  findings: z.array(Finding),
  rules: z.array(CitedRule),
  movedMinor: z.int().nonnegative(),
  decidedBy: Actor,
  confirmedBy: Actor.optional(),
  decidedAt: Instant,
  textId: TextId,
});
export type AppealDecision = Readonly<z.infer<typeof AppealDecision>>;

/** A decision that waits for a second person, bound to what exactly would be carried out. */
export const PendingAppealDecision = z.object({
  decision: AppealDecision,
  /** SHA-256 of the canonical JSON of what would be carried out. */
  payloadHash: PayloadHash,
  secondPersonAboveMinor: z.int().nonnegative(),
  expiresAt: Instant,
});
export type PendingAppealDecision = Readonly<z.infer<typeof PendingAppealDecision>>;
