import * as z from "zod";

/** How much evidence may come, and how long it is waited for. */
export const EvidenceTerms = z.object({
  /** An announced file comes within so many minutes or not at all. */
  uploadMinutes: z.int().positive(),
  /** What came, or did not, and that no step named is dropped after so many days. */
  forgottenAfterDays: z.int().positive(),
  /** Announcements that one person may make in a day (UTC). */
  announcementsPerDay: z.object({ buyer: z.int().positive(), seller: z.int().positive() }),
  /** Pieces that one party may put on one case. */
  piecesPerCaseAndParty: z.int().positive(),
});
export type EvidenceTerms = Readonly<z.infer<typeof EvidenceTerms>>;
