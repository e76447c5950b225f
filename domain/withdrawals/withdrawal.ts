import * as z from "zod";
import { Instant } from "../kernel/instant.ts";
import { PinnedFloor } from "../kernel/terms.ts";

/** Units of one line of an order, under the name that they were sold by. */
export const WithdrawnLine = z.object({ lineId: z.string(), title: z.string(), units: z.int().positive() });
export type WithdrawnLine = Readonly<z.infer<typeof WithdrawnLine>>;

/**
 * The first step of a withdrawal: what the buyer stated, as it was received, with everything that an acknowledgement will
 * need. It never changes. `windowEndsAt` is the end of the period by law, `floors` the law that gives it.
 */
export const Statement = z.object({
  withdrawalId: z.string(),
  buyerId: z.string(),
  sellerId: z.string(),
  orderId: z.string(),
  orderedAt: Instant,
  market: z.string(),
  /** The language of the buyer's messages, as the order has it. */
  locale: z.string(),
  lines: z.array(WithdrawnLine).min(1),
  statedAt: Instant,
  /** The last instant at which it can be confirmed. */
  confirmBy: Instant,
  windowEndsAt: Instant,
  floors: z.array(PinnedFloor),
});
export type Statement = Readonly<z.infer<typeof Statement>>;

/**
 * The second step: what the platform acknowledges for good, with the content of the statement, when it was sent and when it
 * was confirmed (Directive 2011/83, Article 11a(4)), and the return that came of it.
 */
export const Acknowledgement = Statement.omit({ confirmBy: true }).extend({
  confirmedAt: Instant,
  returnId: z.string(),
});
export type Acknowledgement = Readonly<z.infer<typeof Acknowledgement>>;

/** What is kept of a withdrawal: either or both of its steps, for an unconfirmed statement is dropped in time. */
export type Withdrawal = {
  readonly statement?: Statement | undefined;
  readonly acknowledgement?: Acknowledgement | undefined;
};

/** Where a withdrawal stands. */
export const WithdrawalStatus = z.enum(["stated", "confirmed", "lapsed"]);
export type WithdrawalStatus = z.infer<typeof WithdrawalStatus>;
