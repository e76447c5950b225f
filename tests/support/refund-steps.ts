import fc from "fast-check";
import type { LegId } from "../../domain/kernel/ids.ts";
import { freezeOrder } from "../../domain/orders/freeze-order.ts";
import type { RefundCommand, RefundEvent } from "../../domain/refunds/index.ts";
import { laterBy } from "./gateway-model.ts";
import { orderSnapshots, receivedAt } from "./orders.ts";
import { chosen, faults, type Run } from "./refund-run.ts";
import { agent, calendar, reserveRefund, seniorAgent } from "./refunds.ts";

// As often in the list as it should happen.
const kinds = [
  "open",
  "reserve",
  "reserve",
  "reserve",
  "submit",
  "submit",
  "submit",
  "submit",
  "submit",
  "submit",
  "reconcile",
  "reconcile",
  "reconcile",
  "webhook",
  "webhook",
  "webhook",
  "webhook",
  "webhook",
  "late",
  "settle",
  "settle",
  "bounce",
  "reroute",
  "reroute",
  "abandon",
  "hold",
  "release",
  "release",
  "adopt",
  "assign",
  "park",
  "resume",
  "resume",
  "resume",
  "ring",
  "abandonRefund",
] as const;

/** One thing that happens; `pick` chooses to whom, `choice` how. */
export interface Step {
  readonly kind: (typeof kinds)[number];
  readonly pick: number;
  readonly choice: number;
}

const opening: readonly Step[] = [
  { kind: "open", pick: 0, choice: 0 },
  { kind: "reserve", pick: 0, choice: 0 },
];

/**
 * An order and a long story of its refunds, which begins with one of everything that the first seller sold, or of a
 * part.
 */
export const runs = fc.record({
  order: orderSnapshots().map((order) => freezeOrder(order, receivedAt)),
  steps: fc
    .array(
      fc.record({
        kind: fc.constantFrom(...kinds),
        pick: fc.nat(1_000),
        choice: fc.nat(1_000),
      }) satisfies fc.Arbitrary<Step>,
      { minLength: 20, maxLength: 60 },
    )
    .map((steps): readonly Step[] => [...opening, ...steps]),
});

/** The tenders that stories reroute to. */
export const tenders = ["bank_transfer", "wallet", "store_credit", "card"] as const;

type Events = readonly RefundEvent[];
type Take = (run: Run, step: Step) => Events;

const toAny = (run: Run, { pick }: Step, command: RefundCommand): Events =>
  run.tell(chosen([...run.world.refunds.keys()], pick), command);

const toAnyLeg = (run: Run, { pick }: Step, commandOf: (legId: LegId) => RefundCommand): Events => {
  const found = chosen(run.legs(), pick);
  return found === undefined ? [] : run.tell(found.refund.refundId, commandOf(found.leg.legId));
};

const paymentOf = (run: Run, { pick }: Step): string => chosen(run.order.payments, pick)?.paymentId ?? "pay-1";

const silently =
  (happen: (run: Run, step: Step) => void): Take =>
  (run, step) => {
    happen(run, step);
    return [];
  };

const takes: { readonly [K in Step["kind"]]: Take } = {
  open: (run, step) => (run.world.refunds.size < 4 ? run.open(step) : []),
  reserve: (run, step) => toAny(run, step, reserveRefund(run.world, run.at)),
  submit: (run, step) => run.submit(step),
  reconcile: (run, step) => run.reconcile(step),
  webhook: (run, step) => run.webhook(step),
  late: silently(({ gateway }, { pick }) => gateway.lateArrival(pick)),
  settle: silently(({ gateway }, { pick, choice }) =>
    gateway.settle(pick, choice % 3 === 0 ? "declined" : "succeeded"),
  ),
  bounce: silently(({ gateway }, { pick }) => gateway.bounce(pick)),
  reroute: (run, step) =>
    toAnyLeg(run, step, (legId) => {
      const tender = tenders[step.choice % tenders.length] ?? "card";
      return { type: "RerouteLeg", at: run.at, actor: agent, legId, tender };
    }),
  abandon: (run, step) =>
    toAnyLeg(run, step, (legId) => ({
      type: "AbandonLeg",
      at: run.at,
      actor: seniorAgent,
      legId,
      reason: "buyer_unreachable",
    })),
  hold: (run, step) => (run.gateway.chargedBack.has(paymentOf(run, step)) ? [] : run.hold(paymentOf(run, step))),
  release: (run, step) => run.release(paymentOf(run, step), step.choice % 2 === 0 ? "won" : "lost"),
  adopt: (run, step) => run.adopt(step),
  assign: (run, step) =>
    toAny(run, step, { type: "AssignLiability", ...run.head(), fault: faults[step.choice % 6] ?? "SELLER" }),
  park: (run, step) => toAny(run, step, { type: "ParkRefund", ...run.head(), why: "process_failed" }),
  resume: (run, step) => toAny(run, step, { type: "ResumeRefund", at: run.at, actor: agent, calendar }),
  ring: (run, step) => {
    run.at = laterBy(run.at, step.choice % 48);
    return toAny(run, step, { type: "RingClock", ...run.head() });
  },
  abandonRefund: (run, step) =>
    step.choice % 10 === 0
      ? toAny(run, step, { type: "AbandonRefund", at: run.at, actor: seniorAgent, reason: "duplicate" })
      : [],
};

/** Lets an hour pass and one thing happen; gives back what it changed. */
export const take = (run: Run, step: Step): Events => {
  run.at = laterBy(run.at, 1);
  return takes[step.kind](run, step);
};
