import type { PolicyContent } from "../../adapters/dynamodb/policy-documents.ts";
import { Problem } from "../../adapters/http/problem.ts";
import { contentHashOf, contentOf } from "../../adapters/policies/content-hash.ts";

/** What somebody sent as a market's policy, with its hash. The number and the instant are the server's to give. */
export interface SentContent {
  readonly content: PolicyContent;
  readonly contentHash: string;
}

/** Reads a document that was sent for a market; throws the problem where it is another market's. */
export const sentContent = (document: PolicyContent, market: string): SentContent => {
  const expected = { id: `returns-${market}`, market };
  const wrong = (["id", "market"] as const).filter((member) => document[member] !== expected[member]);
  if (wrong.length > 0)
    throw new Problem("invalid-request", "The document is not one of this market's policy.", {
      errors: wrong.map((member) => ({ pointer: `#/document/${member}`, detail: `Must be ${expected[member]}.` })),
    });
  const content = contentOf(document);
  return { content, contentHash: contentHashOf(content) };
};
