import { S3Client } from "@aws-sdk/client-s3";
import { s3EvidenceStore } from "../ports/s3-evidence-store.ts";
import type { RuntimePart } from "./runtime-part.ts";

/** For Lambdas whose callers bring evidence. */
export const withEvidence: RuntimePart = ({ EVIDENCE_BUCKET }) => ({
  evidence: s3EvidenceStore(new S3Client({}), EVIDENCE_BUCKET ?? ""),
});
