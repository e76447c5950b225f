import { createHash } from "node:crypto";
import { QualityTerms } from "../../domain/quality-reviews/terms.ts";
import document from "../../policies/quality.json" with { type: "json" };

/** Which decisions are reviewed, and how. Checked when the module loads. */
export const qualityTerms: QualityTerms = QualityTerms.parse(document);

const LOTS = 10_000;
const LOT_BYTES = 6;

/** A decision's number from 0 to 9,999 in the draw: the same for ever under one salt, and unknown to whoever has not got it. */
export const lotOf = (salt: string, decisionId: string): number =>
  createHash("sha256").update(`${salt}\n${decisionId}`).digest().readUIntBE(0, LOT_BYTES) % LOTS;
