import { createHash } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import type { EvidenceStore } from "../../adapters/ports/evidence-store.ts";
import { instant } from "../../domain/kernel/instant.ts";
import { sealed, type UploadPolicy } from "./upload-policy.ts";

/** A store of files that also takes them, as S3 does in AWS. */
export interface SandboxEvidence extends EvidenceStore {
  keep(key: string, mediaType: string, content: Uint8Array): void;
}

/** A form is for a file that is being picked now. */
const FORM_VALID_MS = 15 * 60_000;

export interface EvidenceOptions {
  readonly database: DatabaseSync;
  readonly secret: string;
  baseUrl(): string;
}

/** Evidence in the sandbox's database, uploaded with a sealed form. */
export const createSandboxEvidence = ({ database, secret, baseUrl }: EvidenceOptions): SandboxEvidence => {
  const insert = database.prepare("INSERT OR REPLACE INTO objects VALUES (?, ?, ?, ?)");
  const find = database.prepare("SELECT media_type, sha256, length(content) AS bytes FROM objects WHERE key = ?");
  return {
    presignUpload: async ({ key, mediaType, maxBytes, at }) => {
      const expiresAt = new Date(Date.parse(instant(at)) + FORM_VALID_MS).toISOString();
      const policy: UploadPolicy = { key, mediaType, maxBytes, expiresAt };
      return {
        url: `${baseUrl()}/_local/uploads/${encodeURIComponent(key)}`,
        fields: { key, "Content-Type": mediaType, ...sealed(policy, secret) },
        expiresAt,
      };
    },
    describe: async (key) => {
      const row = find.get(key);
      if (row === undefined) return undefined;
      return { bytes: Number(row.bytes), mediaType: String(row.media_type), sha256: String(row.sha256) };
    },
    keep: (key, mediaType, content) => {
      insert.run(key, mediaType, createHash("sha256").update(content).digest("hex"), content);
    },
  };
};
