import { createHash } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import type { EvidenceStore } from "../../adapters/ports/evidence-store.ts";
import { readThrough } from "../../adapters/ports/read-through.ts";
import { addMs, instant } from "../../domain/kernel/instant.ts";
import { type DownloadPolicy, sealed, type UploadPolicy } from "./upload-policy.ts";

/** What is shown under a link: the type that the link says, and the bytes. */
export interface KeptObject {
  readonly sha256: string;
  readonly content: Uint8Array;
}

/** A store of files that also takes and shows them, as S3 does in AWS. */
export interface SandboxEvidence extends EvidenceStore {
  put(key: string, mediaType: string, content: Uint8Array): void;
  find(key: string): KeptObject | undefined;
}

/** A form is for a file that is being picked now. */
const FORM_VALID_MS = 15 * 60_000;
/** As long as the links of S3 show a file. */
const LINK_VALID_MS = 5 * 60_000;

export interface EvidenceOptions {
  readonly database: DatabaseSync;
  readonly secret: string;
  baseUrl(): string;
}

const earlier = (a: string, b: string | undefined): string => (b !== undefined && b < a ? b : a);

const rowsIn = (database: DatabaseSync): Pick<SandboxEvidence, "put" | "find"> => {
  const insert = database.prepare("INSERT OR REPLACE INTO objects VALUES (?, ?, ?, ?)");
  const select = database.prepare("SELECT sha256, content FROM objects WHERE key = ?");
  return {
    put: (key, mediaType, content) => {
      insert.run(key, mediaType, createHash("sha256").update(content).digest("hex"), content);
    },
    find: (key) => {
      const row = select.get(key);
      return row === undefined ? undefined : { sha256: String(row.sha256), content: row.content as Uint8Array };
    },
  };
};

/** Evidence in the sandbox's database: uploaded with a sealed form, shown by a sealed link. */
export const createSandboxEvidence = ({ database, secret, baseUrl }: EvidenceOptions): SandboxEvidence => {
  const { put, find } = rowsIn(database);
  return {
    put,
    find,
    presignUpload: async ({ key, mediaType, maxBytes, at, notAfter }) => {
      const expiresAt = earlier(addMs(instant(at), FORM_VALID_MS), notAfter);
      const policy: UploadPolicy = { key, mediaType, maxBytes, expiresAt };
      return {
        url: `${baseUrl()}/_local/uploads/${key.split("/").at(-1)}`,
        fields: { key, "Content-Type": mediaType, ...sealed(policy, secret) },
        expiresAt,
      };
    },
    readThrough: async (key, bounds) => {
      const found = find(key);
      if (found === undefined) return undefined;
      const chunks = async function* () {
        yield found.content;
      };
      return { ...(await readThrough(chunks(), bounds)), stamp: found.sha256 };
    },
    keep: async ({ from, stamp, to }) => {
      const found = find(from);
      if (found?.sha256 !== stamp) return false;
      put(to, "", found.content);
      return true;
    },
    presignDownload: async ({ key, mediaType, fileName, at }) => {
      const expiresAt = addMs(instant(at), LINK_VALID_MS);
      const { policy, signature } = sealed({ key, mediaType, fileName, expiresAt } satisfies DownloadPolicy, secret);
      return { url: `${baseUrl()}/_local/downloads/${policy}.${signature}`, expiresAt };
    },
    read: async (key) => find(key)?.content,
  };
};
