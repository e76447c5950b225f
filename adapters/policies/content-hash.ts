import { createHash } from "node:crypto";
import { canonicalJson } from "../../domain/kernel/canonical-json.ts";
import type { PolicyContent } from "../dynamodb/policy-documents.ts";

/** What a policy says: its document without the number and the instant, which whoever publishes it gives it. */
export const contentOf = ({ version: _version, effectiveFrom: _from, ...content }: PolicyContent): PolicyContent =>
  content;

/** Names a content: the SHA-256 of its canonical JSON, in base64url. */
export const contentHashOf = (content: PolicyContent): string =>
  createHash("sha256")
    .update(canonicalJson(contentOf(content)), "utf8")
    .digest("base64url");
