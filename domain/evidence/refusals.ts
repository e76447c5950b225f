/** Why a step on a case's evidence is refused. */
export type EvidenceFileRefusal =
  | { readonly code: "evidence.not_on_file"; readonly evidenceId: string }
  | { readonly code: "evidence.reason_missing" };

/** Every code, for documents and tests. */
export const evidenceFileRefusalCodes = ["evidence.not_on_file", "evidence.reason_missing"] as const;
