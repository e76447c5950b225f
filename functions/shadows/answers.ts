import * as z from "zod";
import { ChangedCase } from "../../domain/policies/backtest/changed-case.ts";
import { DivergenceReport } from "../../domain/policies/backtest/divergence.ts";
import { Shadow } from "../../domain/shadows/shadow.ts";

/** Whether the version is to decide in shadow from now on. */
export const ShadowBody = z.strictObject({ action: z.enum(["start", "stop"]) });
export type ShadowBody = z.infer<typeof ShadowBody>;

/** A shadow as a command answers it. */
export const ShadowAnswer = Shadow.omit({ shadowId: true });

/** A shadow with what it has counted since its last start, and its newest divergences. */
export const ShadowReport = ShadowAnswer.extend({
  divergence: DivergenceReport,
  examples: z.array(ChangedCase),
});

/** Decisions that the version would have made in another way, the newest first. */
export const DivergencePage = z.object({ items: z.array(ChangedCase), nextCursor: z.string().optional() });
