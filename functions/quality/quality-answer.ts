import * as z from "zod";
import { ErrorClass, ReviewStatus, SampleReason, SopJudgement } from "../../domain/quality-reviews/index.ts";

const hidden = z.literal("hidden");
const share = z.number().min(0).max(1);
const count = z.union([hidden, z.int()]);
const Share = z.union([hidden, z.object({ decisions: z.int(), share, from: share, to: share })]);
const Groups = z.array(z.object({ key: z.string(), share: Share }));

/**
 * The quality of decisions: `found` tells what reviews came to, `agreement` how far reviewers agree on a reason (Krippendorff's
 * alpha; `clarify` where its policy is read in several ways), the others how often decisions were overturned and departed from the
 * engine. Shares come with their 95 % interval (Wilson).
 */
export const QualityFigures = z
  .object({
    from: z.iso.date(),
    to: z.iso.date(),
    smallCellBelow: z.int(),
    decisions: z.int(),
    sampled: z.array(z.object({ because: SampleReason, decisions: z.int() })),
    reviews: z.array(z.object({ status: ReviewStatus, count: z.int() })),
    found: z.union([
      hidden,
      z.object({
        verdicts: z.int(),
        decisionCorrect: Share,
        reasonCodeCorrect: Share,
        severityCorrect: Share,
        noticeQuality: z.number(),
        errorClasses: z.array(z.object({ code: ErrorClass, count })),
        sopAdherence: z.array(z.object({ code: SopJudgement, count })),
      }),
    ]),
    agreement: z.array(
      z.object({ reasonCode: z.string(), alpha: z.union([hidden, z.number()]).optional(), clarify: z.boolean() }),
    ),
    overturnedByReason: Groups,
    overturnedByAgent: Groups,
    overridesByReason: Groups,
  })
  .meta({ id: "QualityFigures" });
