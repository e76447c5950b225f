import * as z from "zod";
import { DecisionId, EvidenceId, OfferId, RefundId, TextId } from "../../kernel/ids.ts";
import { DisputeHead, ProofFacts } from "../dispute.ts";
import { EvidenceVisibility, WithheldBecause } from "../parts.ts";
import { EvidenceModuleName } from "../terms.ts";
import { command } from "./base.ts";

const evidenceIds = z.array(EvidenceId);

/** What an escalation needs besides the dispute: the proof that there is, and ids for what may follow at once. */
const escalation = { proof: ProofFacts, decisionId: DecisionId, refundId: RefundId };

/**
 * By a buyer or seller on an order, or by the system for a return that was handed over: then `escalateWith` sends it to the platform
 * at once.
 */
export const OpenDispute = command("OpenDispute", {
  ...DisputeHead.shape,
  textId: TextId.optional(),
  evidenceIds,
  escalateWith: z.object(escalation).optional(),
});

/** By a party, or by the agent who has the dispute. */
export const SendMessage = command("SendMessage", { textId: TextId, evidenceIds });

/** By a party: an amount instead of a decision. With an open offer of the other side it is a counter-offer. */
export const MakeOffer = command("MakeOffer", { offerId: OfferId, amountMinor: z.int().positive() });

/** By the party that the open offer was made to. `refundId` is the payment's. */
export const AcceptOffer = command("AcceptOffer", { offerId: OfferId, refundId: RefundId });
export const DeclineOffer = command("DeclineOffer", { offerId: OfferId });

/** By a party: the platform shall decide. */
export const EscalateDispute = command("EscalateDispute", escalation);

/** By the party who opened it. */
export const WithdrawDispute = command("WithdrawDispute", {});

/** By a party, asked or not: files, each with its type and what it is given as, a text, or both. */
export const SubmitEvidence = command("SubmitEvidence", {
  pieces: z.array(
    z.object({ evidenceId: EvidenceId, mediaType: z.string().min(1), module: EvidenceModuleName.optional() }),
  ),
  visibility: EvidenceVisibility,
  withheldBecause: WithheldBecause.optional(),
  textId: TextId.optional(),
});

/** Everything that parties ask of a dispute. */
export const PartyCommands = [
  OpenDispute,
  SendMessage,
  MakeOffer,
  AcceptOffer,
  DeclineOffer,
  EscalateDispute,
  WithdrawDispute,
  SubmitEvidence,
] as const;
