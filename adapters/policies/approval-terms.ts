import * as z from "zod";
import { ClockLength } from "../../domain/kernel/clock-length.ts";
import document from "../../policies/approvals.json" with { type: "json" };

/** How long what waits for a second person can wait, in every market. Checked when the module loads. */
export const approvalTerms = z.strictObject({ decisionExpires: ClockLength, source: z.string() }).parse(document);
