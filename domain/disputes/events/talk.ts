import * as z from "zod";
import { EvidenceId, OfferId, TextId } from "../../kernel/ids.ts";
import { DecisionLegs } from "../../ledger/decision-legs.ts";
import { DisputeClock, DisputeClockName } from "../clock.ts";
import { DisputeHead } from "../dispute.ts";
import { DisputeOffer } from "../parts.ts";
import { Party } from "../terms.ts";
import { event } from "./base.ts";

const evidenceIds = z.array(EvidenceId);

/** What the parties say and agree. */
export const TalkEvents = [
  /** `clock` is the negotiation's; a dispute that comes out of a return is escalated at once and has none. */
  event("DisputeOpened", {
    ...DisputeHead.shape,
    textId: TextId.optional(),
    evidenceIds,
    clock: DisputeClock.optional(),
  }),
  event("DisputeMessageSent", { by: Party.or(z.literal("agent")), textId: TextId, evidenceIds }),
  event("DisputeOfferMade", { offer: DisputeOffer, clock: DisputeClock }),
  event("DisputeOfferClosed", { offerId: OfferId, standing: z.enum(["countered", "declined", "expired"]) }),
  /** The offer was accepted; its legs are carried out without anybody's decision. */
  event("DisputeAgreementReached", {
    offerId: OfferId,
    acceptedBy: Party,
    amountMinor: z.int().positive(),
    legs: DecisionLegs,
  }),
  event("DisputeEscalated", {
    by: Party.or(z.enum(["clock", "return"])),
    because: z.enum(["buyer_asked", "seller_asked", "negotiation_expired", "return_rejected"]),
  }),
  event("DisputeClockReminded", { clock: DisputeClockName, party: Party }),
  event("DisputeLapsed", {}),
  event("DisputeWithdrawn", { by: Party }),
] as const;
