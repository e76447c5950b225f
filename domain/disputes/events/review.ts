import * as z from "zod";
import { Actor } from "../../kernel/actor.ts";
import { CitedRule } from "../../kernel/cited-rule.ts";
import { DecisionId, TextId } from "../../kernel/ids.ts";
import { Instant } from "../../kernel/instant.ts";
import { DisputeClock } from "../clock.ts";
import { DisputeDecision, PendingDecision } from "../decision.ts";
import { ProofFacts } from "../dispute.ts";
import { EvidenceRequest, Submission } from "../parts.ts";
import { Party } from "../terms.ts";
import { event } from "./base.ts";

/** How the platform comes to a decision. */
export const ReviewEvents = [
  /** The platform's clocks begin here, unless the proof was conclusive. */
  event("DisputeTriaged", { proof: ProofFacts, conclusive: CitedRule.optional(), clocks: z.array(DisputeClock) }),
  event("DisputeEvidenceRequested", { request: EvidenceRequest, clock: DisputeClock }),
  event("BuyerAwaited", {}),
  event("SellerAwaited", {}),
  event("BothAwaited", {}),
  /** `evidenceIds` and `late` stand on top for whoever files evidence by event. */
  event("DisputeEvidenceSubmitted", { ...Submission.shape, answersRequest: z.boolean() }),
  event("DisputeEvidenceExtended", { requestId: z.string(), party: Party, clock: DisputeClock, by: Actor }),
  event("DisputeEvidenceMissed", { requestId: z.string(), party: Party }),
  /** `clocks` start where an appeal sent the dispute back to be decided anew. */
  event("DisputeReviewBegun", { clocks: z.array(DisputeClock) }),
  event("DisputeDecisionProposed", { ...PendingDecision.shape, clock: DisputeClock }),
  event("DisputeDecisionMade", { decision: DisputeDecision }),
  event("DisputeDecisionRejected", { decisionId: DecisionId, rejectedBy: Actor, textId: TextId.optional() }),
  event("DisputeDecisionExpired", { decisionId: DecisionId }),
  event("DisputeDecisionOverdue", { dueAt: Instant }),
] as const;
