import { type Problem, problemOfRefusal } from "../../adapters/http/problem.ts";
import { type AnnouncedEvidence, statusOf } from "../../domain/evidence/announced.ts";
import type { Instant } from "../../domain/kernel/instant.ts";

const CODES = {
  empty: "evidence.empty",
  too_large: "evidence.too_large",
  type_mismatch: "evidence.type_mismatch",
  two_readings: "evidence.two_readings",
} as const;

/** Why an announced file that was looked for just now cannot be named in a step; undefined when it can. */
export const problemOfEvidence = (evidence: AnnouncedEvidence, at: Instant): Problem | undefined => {
  const { evidenceId, refused, uploadBy } = evidence;
  if (refused !== undefined) {
    const { reason, ...facts } = refused.problem;
    return problemOfRefusal({ code: CODES[reason], evidenceId, ...facts });
  }
  const status = statusOf(evidence, at);
  if (status === "lapsed") return problemOfRefusal({ code: "evidence.lapsed", evidenceId, lapsedAt: uploadBy });
  return status === "announced" ? problemOfRefusal({ code: "evidence.not_uploaded", evidenceId, uploadBy }) : undefined;
};
