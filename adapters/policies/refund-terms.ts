import * as z from "zod";
import { ClockLength } from "../../domain/kernel/clocks.ts";
import { FallbackTender } from "../../domain/ledger/tender.ts";
import document from "../../policies/refunds.json" with { type: "json" };

/** How long providers may take, and what may be paid with instead, in every market. Checked when the module loads. */
export const refundTerms = z
  .strictObject({
    pendingOverdue: ClockLength,
    unknownOverdue: ClockLength,
    fallbackTenders: z.array(FallbackTender),
    source: z.string(),
  })
  .parse(document);
