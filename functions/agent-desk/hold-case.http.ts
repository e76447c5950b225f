import * as z from "zod";
import { deskTerms } from "../../adapters/policies/desk-terms.ts";
import { HoldNews, HoldReason } from "../../domain/agent-desk/index.ts";
import { Instant } from "../../domain/kernel/instant.ts";
import { noteText } from "./add-note.http.ts";
import { onWorkItem } from "./on-work-item.ts";

export const HoldBody = z.strictObject({
  until: Instant,
  reason: HoldReason,
  /** News of the case that end the hold before its time. */
  endsOn: z
    .array(HoldNews)
    .refine((news) => new Set(news).size === news.length, "name each kind of news once")
    .default([]),
  note: noteText.optional(),
});

/** An agent waits for something: nobody works on the case until an instant, or until there are news of it. */
export const holdCase = onWorkItem<z.infer<typeof HoldBody>>(({ head, request, textId }) => {
  const { until, reason, endsOn } = request.body;
  return { type: "HoldCase", ...head, until, reason, endsOn, terms: deskTerms.hold, textId };
});
