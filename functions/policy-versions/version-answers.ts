import * as z from "zod";
import { Instant } from "../../domain/kernel/instant.ts";
import { Approval, Backtest, VersionStatus } from "../../domain/policy-versions/index.ts";

/** Something that the reader can do with a version now. */
const VersionAction = z.object({
  actor: z.literal("platform"),
  action: z.string(),
  method: z.enum(["POST", "PUT"]),
  href: z.string(),
});

/** A version as lists and commands answer it. `version` counts its changes, as the ETag does; `number` is the policy's. */
export const VersionAnswer = z
  .object({
    id: z.string(),
    kind: z.literal("policy_version"),
    market: z.string(),
    number: z.int(),
    status: VersionStatus,
    version: z.int().nonnegative(),
    contentHash: z.string(),
    createdAt: Instant.optional(),
    authors: z.array(z.string()),
    basedOn: z.int().optional(),
    backtest: Backtest.extend({ at: Instant }).optional(),
    approvals: z.array(Approval),
    effectiveFrom: Instant.optional(),
    /** From when another version is, or will be, in force instead. */
    effectiveUntil: Instant.optional(),
    supersededBy: z.int().optional(),
    nextActions: z.array(VersionAction),
  })
  .meta({ id: "PolicyVersion" });
export type VersionAnswer = z.infer<typeof VersionAnswer>;

/** One thing that is wrong with the document, with a case that shows it where there can be one. */
const Problem = z.looseObject({
  reason: z.string(),
  ruleId: z.string().optional(),
  code: z.string().optional(),
  severity: z.enum(["error", "warning"]).optional(),
});

/** What happened to a version, in the reader's language. */
export const VersionTimeline = z.object({
  items: z.array(
    z.object({
      seq: z.int(),
      at: Instant,
      type: z.string(),
      actor: z.object({ role: z.string(), id: z.string().optional() }),
      sentence: z.string(),
      comment: z.string().optional(),
      facts: z.record(z.string(), z.unknown()).optional(),
    }),
  ),
});

/** A version with all that belongs to it. */
export const WholeVersion = VersionAnswer.extend({
  changeSummary: z.string().optional(),
  document: z.record(z.string(), z.unknown()),
  problems: z.array(Problem),
  history: VersionTimeline.shape.items,
}).meta({ id: "WholePolicyVersion" });

/** A page of versions. */
export const VersionPageAnswer = z.object({ items: z.array(VersionAnswer), nextCursor: z.string().optional() });
