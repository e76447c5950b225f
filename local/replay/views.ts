import * as z from "zod";
import { WorkItemAnswer } from "../../functions/agent-desk/work-item-view.ts";
import { Case, TimelineAnswer } from "../../functions/returns/answers.ts";

/** A return as a party reads it, with the label that came with it. */
export const PartyCase = Case.extend({
  returnLabel: z.looseObject({ carrier: z.string(), trackingNumber: z.string() }).optional(),
});
export type PartyCase = z.infer<typeof PartyCase>;
export type NextAction = PartyCase["nextActions"][number];

const Money = z.object({ amountMinor: z.int(), currency: z.string() });

/** A refund of a case, in a line. */
export const RefundSummary = z.looseObject({
  id: z.string(),
  status: z.string(),
  returnId: z.string().optional(),
  disputeId: z.string().optional(),
  refunded: Money,
  legs: z.array(z.looseObject({ legId: z.string(), status: z.string(), tender: z.string(), amount: Money })),
});
export type RefundSummary = z.infer<typeof RefundSummary>;

/** A return as an agent reads it: with everything around it. */
export const AgentCase = PartyCase.extend({
  timeline: TimelineAnswer.shape.items,
  refunds: z.array(RefundSummary),
});
export type AgentCase = z.infer<typeof AgentCase>;
export type TimelineItem = AgentCase["timeline"][number];

/** A refund as an agent reads it. */
export const AgentRefund = RefundSummary.extend({
  version: z.int(),
  orderId: z.string(),
  timeline: TimelineAnswer.shape.items.optional(),
  nextActions: z.array(
    z.looseObject({
      actor: z.enum(["agent", "senior_agent"]),
      action: z.string(),
      href: z.string(),
      tenders: z.array(z.string()).optional(),
    }),
  ),
});
export type AgentRefund = z.infer<typeof AgentRefund>;

/** What can be asked for on an order's lines. */
export const Options = z.object({
  lines: z.array(
    z.object({
      lineId: z.string(),
      sellerId: z.string(),
      freeUnits: z.int(),
      reasons: z.array(z.object({ reason: z.string(), verdict: z.string(), photosMin: z.int() })),
    }),
  ),
});

/** What a request would lead to. */
export const Preview = z.object({
  status: z.string(),
  verdict: z.string(),
  refund: z.object({ amount: Money, timing: z.string(), returnNeeded: z.boolean(), returnShippingPayer: z.string() }),
});
export type Preview = z.infer<typeof Preview>;

/** The queues of the desk, and one queue's work. */
export const Queues = z.object({ items: z.array(z.object({ queue: z.string(), waiting: z.int() })) });
export const QueueItems = z.object({ items: z.array(WorkItemAnswer), nextCursor: z.string().optional() });

/** An announced file with the form that uploads it. */
export const Upload = z.object({
  evidenceId: z.string(),
  upload: z.object({ url: z.string(), fields: z.record(z.string(), z.string()) }),
});

/** What became of a carrier's word. */
export const CarrierAnswer = z.object({ outcome: z.string(), caseId: z.string().optional() });
