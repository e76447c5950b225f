import * as z from "zod";
import { Party, QuestionItem, SuppressionReason } from "../../domain/feedback/index.ts";
import { GroupBy } from "../../domain/feedback/summary/groups.ts";

const share = z.number().min(0).max(1);

const Score = z.union([z.literal("hidden"), z.object({ answers: z.int(), mean: z.number(), goodShare: share })]);

/** `scores` by what was asked: `overall` is CSAT, `effort` CES, and the other three are the fairness of the process. */
const Cell = z.union([
  z.object({ hidden: z.literal(true) }),
  z.object({
    hidden: z.literal(false),
    asked: z.int(),
    answered: z.int(),
    expired: z.int(),
    awaiting: z.int(),
    responseRate: share.optional(),
    scores: z.partialRecord(QuestionItem, Score),
  }),
]);

const Figures = { all: Cell, byOutcome: z.object({ won: Cell, partial: Cell, lost: Cell }) };

/** What parties answered; cells of fewer than `smallCellBelow` answers are hidden, and others with which they could be computed. */
export const FeedbackSummary = z
  .object({
    market: z.string(),
    from: z.iso.date(),
    to: z.iso.date(),
    groupBy: GroupBy,
    smallCellBelow: z.int(),
    notAsked: z.array(z.object({ party: Party, because: SuppressionReason, count: z.int() })),
    tables: z.array(
      z.object({
        party: Party,
        experiment: z.string().optional(),
        groups: z.array(z.object({ key: z.string(), ...Figures })),
        total: z.object(Figures),
        cancelled: z.int(),
        invalidated: z.int(),
      }),
    ),
  })
  .meta({ id: "FeedbackSummary" });
