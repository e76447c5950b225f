import * as z from "zod";
import { AUDIENCES } from "../../adapters/http/route.ts";
import {
  type Chargeback,
  ChargebackStage,
  ChargebackStatus,
  deadlineOf,
  nextActions,
} from "../../domain/chargebacks/index.ts";
import { Money, money } from "../../domain/kernel/money.ts";
import { Deadline, NextAction } from "../returns/answers.ts";

/** A chargeback as agents and the marketplace's systems read it. */
export const ChargebackCase = z
  .object({
    id: z.string(),
    kind: z.literal("chargeback"),
    status: ChargebackStatus,
    stage: ChargebackStage,
    version: z.int().nonnegative(),
    openedAt: z.string(),
    chargebackId: z.string(),
    orderId: z.string(),
    paymentId: z.string(),
    buyerId: z.string().optional(),
    market: z.string().optional(),
    reason: z.string().optional(),
    providerReason: z.string().optional(),
    disputed: Money.optional(),
    presentment: Money.optional(),
    lost: Money.optional(),
    dualRecovery: Money.extend({ isFinal: z.boolean() }).optional(),
    isRefundable: z.boolean().optional(),
    isHolding: z.boolean(),
    needsReview: z.array(z.string()),
    submissions: z.array(z.record(z.string(), z.unknown())),
    deadlines: z.array(Deadline),
    nextActions: z.array(NextAction),
  })
  .meta({ id: "ChargebackCase" });

const amountsOf = ({ payment, disputedMinor, details, lost, dualRecovery }: Chargeback) => {
  const { amount, presentment } = details;
  const told = { ...(amount && { disputed: amount }), ...(presentment && { presentment }) };
  if (payment === undefined) return told;
  const { currency } = payment;
  return {
    ...told,
    disputed: money(disputedMinor, currency),
    ...(lost && { lost: money(lost.amountMinor, currency) }),
    ...(dualRecovery.amountMinor > 0 && {
      dualRecovery: { ...money(dualRecovery.amountMinor, currency), isFinal: dualRecovery.isFinal },
    }),
  };
};

const detailsOf = ({ details: { reason, providerReason, isRefundable } }: Chargeback) => ({
  ...(reason && { reason }),
  ...(providerReason && { providerReason }),
  ...(isRefundable !== undefined && { isRefundable }),
});

/** The chargeback with what agents can do; where nobody knows its payment, with what the provider named. */
export const chargebackView = (state: Chargeback, version: number): z.infer<typeof ChargebackCase> => {
  const { chargebackCaseId, chargebackId, status, stage, openedAt, payment, isHolding, clocks } = state;
  const deadline = deadlineOf(state);
  const dueAt = clocks.respondBy === undefined ? {} : { dueAt: clocks.respondBy };
  return {
    id: chargebackCaseId,
    kind: "chargeback",
    ...{ status, stage, version, openedAt, chargebackId, isHolding },
    orderId: payment?.orderId ?? state.named.orderId,
    paymentId: payment?.paymentId ?? state.named.paymentId,
    ...(payment && { buyerId: payment.buyerId, market: payment.market }),
    ...detailsOf(state),
    ...amountsOf(state),
    needsReview: state.reviewable,
    submissions: state.submissions,
    deadlines: deadline === undefined ? [] : [{ ...deadline }],
    nextActions: nextActions(state).flatMap((action) =>
      (["agent", "senior_agent"] as const).map((actor) => ({
        actor,
        action,
        method: "POST" as const,
        href: `${AUDIENCES.agent.prefix}/cases/${chargebackCaseId}/${action}`,
        ...dueAt,
      })),
    ),
  };
};
