import * as z from "zod";
import { ActorRole } from "../../domain/kernel/actor.ts";
import { Instant } from "../../domain/kernel/instant.ts";
import { RefundSummary } from "./views.ts";

const Money = z.object({ amountMinor: z.int(), currency: z.string() });

const Leg = z.looseObject({
  type: z.string(),
  amount: Money.optional(),
  units: z.array(z.object({ lineId: z.string(), unitNo: z.int(), amount: Money })).optional(),
});

/** A dispute as a party reads it. */
export const PartyDispute = z.looseObject({
  id: z.string(),
  orderId: z.string(),
  status: z.string(),
  version: z.int(),
  market: z.string(),
  closeReason: z.string().optional(),
  offerRange: z.object({ min: Money, max: Money }).optional(),
  money: z.object({ ordered: Money, refunded: Money }),
  deadlines: z.array(z.object({ name: z.string(), at: z.string(), onTimeout: z.string() })),
  nextActions: z.array(
    z.looseObject({
      actor: z.string(),
      action: z.string(),
      href: z.string(),
      evidence: z.array(z.looseObject({ name: z.string(), required: z.boolean(), minCount: z.int() })).optional(),
    }),
  ),
});
export type PartyDispute = z.infer<typeof PartyDispute>;
export type DisputeAction = PartyDispute["nextActions"][number];

/** A dispute as an agent reads it: with what the engine proposes, what waits for a second person, its order's refunds, and what happened. */
export const AgentDispute = PartyDispute.extend({
  proposal: z.object({ legs: z.array(Leg), findings: z.array(z.string()), rules: z.array(z.unknown()) }).optional(),
  refunds: z.array(RefundSummary),
  pendingDecision: z.looseObject({ payloadHash: z.string() }).optional(),
  timeline: z.array(
    z.looseObject({
      seq: z.int(),
      type: z.string(),
      at: Instant,
      actor: z.object({ role: ActorRole, id: z.string().optional() }),
    }),
  ),
});
export type AgentDispute = z.infer<typeof AgentDispute>;
