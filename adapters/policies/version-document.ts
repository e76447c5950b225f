import type { Instant } from "../../domain/kernel/instant.ts";
import type { PolicyContent } from "../dynamodb/policy-documents.ts";
import { contentOf } from "./content-hash.ts";

/** What problems of a version's document name it by, as they name a file by its path. */
export const versionFile = (market: string, number: number): string => `policies/${market}/versions/${number}`;

/** A content as the whole document that is loaded: under its number, from its instant on. */
export const numbered = (content: PolicyContent, version: number, effectiveFrom: Instant): PolicyContent => ({
  ...contentOf(content),
  version,
  effectiveFrom,
});
