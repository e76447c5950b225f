import type { EvidenceFileRefusal } from "../../../domain/evidence/refusals.ts";
import { type ProblemRow, row } from "../problem-row.ts";

/** Codes about files that a step names or somebody announces, found while a request is gathered. */
type EvidenceCode =
  | "evidence.empty"
  | "evidence.lapsed"
  | "evidence.not_uploaded"
  | "evidence.not_yours"
  | "evidence.too_large"
  | "evidence.too_many"
  | "evidence.too_many_announced"
  | "evidence.two_readings"
  | "evidence.type_mismatch";

/** Every "no" about a file. */
export const evidenceProblems = {
  "evidence.empty": row(422, "The evidence has no content", "Announce and upload the file again."),
  "evidence.lapsed": row(
    422,
    "The evidence never arrived in time",
    "Announce the file again, with a new key, and upload it at once.",
  ),
  "evidence.not_uploaded": row(
    422,
    "The evidence was never uploaded",
    "Post the file with the upload form first, then send its id.",
  ),
  "evidence.too_large": row(
    422,
    "The evidence is too large",
    "Send a smaller file; large photos can be saved with a lower quality.",
  ),
  "evidence.too_many": row(
    422,
    "Too much evidence for one case",
    "Name at most max files for each party of a case; choose those that show most.",
  ),
  "evidence.too_many_announced": row(
    429,
    "Too many files announced today",
    "Wait for the next day (UTC), or use what you have announced already.",
  ),
  "evidence.two_readings": row(
    422,
    "The evidence can be read in two ways",
    "Save the picture or document anew in one format, and upload that.",
  ),
  "evidence.type_mismatch": row(
    422,
    "The evidence is not of the type that was declared",
    "Announce the file with the type that it has, or save it in one that we take.",
  ),
  "evidence.not_on_file": row(
    422,
    "The case has no such evidence",
    "Send the evidenceId of a piece that the case's evidence lists.",
  ),
  "evidence.reason_missing": row(
    422,
    "Withholding evidence needs a reason",
    "Send withheldBecause with one of the reasons, or make the piece visible to both parties.",
  ),
  "evidence.not_yours": row(
    422,
    "The evidence was uploaded by somebody else",
    "Send ids of files that you uploaded yourself.",
  ),
} satisfies Record<EvidenceFileRefusal["code"] | EvidenceCode, ProblemRow>;
