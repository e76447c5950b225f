import { createHash } from "node:crypto";
import type { PolicyContent } from "../dynamodb/policy-documents.ts";

/** The same value for whatever order its members were written in. */
const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).map(([name, member]) => [name, canonical(member)] as const);
  return Object.fromEntries(members.sort(([a], [b]) => (a < b ? -1 : 1)));
};

/** What a policy says: its document without the number and the instant, which whoever publishes it gives it. */
export const contentOf = ({ version: _version, effectiveFrom: _from, ...content }: PolicyContent): PolicyContent =>
  content;

/** Names a content: the SHA-256 of its canonical JSON, in base64url. */
export const contentHashOf = (content: PolicyContent): string =>
  createHash("sha256")
    .update(JSON.stringify(canonical(contentOf(content))), "utf8")
    .digest("base64url");
