import { EvidenceTerms } from "../../domain/evidence/terms.ts";
import document from "../../policies/evidence.json" with { type: "json" };

/** How much evidence may come, in every market. Checked when the module loads. */
export const evidenceTerms: EvidenceTerms = EvidenceTerms.parse(document);
