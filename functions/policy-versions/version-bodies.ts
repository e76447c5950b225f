import * as z from "zod";
import { Instant } from "../../domain/kernel/instant.ts";
import { words } from "../../domain/kernel/text.ts";
import { excess } from "../../domain/policies/document-bounds.ts";

/** Enough to say why a policy changes, or what should change in it. */
const WORDS_MAX = 2000;

/** Any document within bounds: what else is wrong with it is told by the version, so that a draft can be kept unfinished. */
const Document = z.record(z.string(), z.unknown()).superRefine((document, context) => {
  const fault = excess(document);
  if (fault !== undefined) context.addIssue({ code: "custom", message: fault.reason });
});

/** A version begun on another one, or on nothing. `version` and `effectiveFrom` of the document are given by the server. */
export const DraftBody = z.strictObject({
  document: Document,
  changeSummary: words(WORDS_MAX),
  basedOn: z.int().positive().optional(),
});
export type DraftBody = z.infer<typeof DraftBody>;

/** All of a version that can be changed. */
export const EditBody = DraftBody.omit({ basedOn: true });
export type EditBody = z.infer<typeof EditBody>;

export const RequestChangesBody = z.strictObject({ comment: words(WORDS_MAX) });
export type RequestChangesBody = z.infer<typeof RequestChangesBody>;

/** When the version takes effect; at once where nothing is said. */
export const PublishBody = z.strictObject({ effectiveFrom: Instant.optional() });
export type PublishBody = z.infer<typeof PublishBody>;
