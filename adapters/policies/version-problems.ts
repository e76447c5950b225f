import type { Instant } from "../../domain/kernel/instant.ts";
import { floorFindings } from "../../domain/policies/floors/index.ts";
import { draftProblems, loadPolicy, type PolicyProblem } from "../../domain/policies/index.ts";
import type { PolicyContent } from "../dynamodb/policy-documents.ts";
import { calendarOf } from "./calendars.ts";
import { policyFor } from "./policies.ts";
import { policyReferences } from "./policy-references.ts";
import { numbered, versionFile } from "./version-document.ts";

/** One thing that is wrong with a version's document; its file is the version itself. */
export type VersionProblem = Omit<PolicyProblem, "file">;

// Orders of a market were taken in in the currency of its first policy; amounts of another would be read in theirs.
const currencyProblems = (content: PolicyContent, market: string): readonly VersionProblem[] => {
  const { currency } = policyFor(market).document;
  return content.currency === currency || typeof content.currency !== "string"
    ? []
    : [{ reason: `currency: orders of ${market} are in ${currency}, so its policy's amounts must be` }];
};

/**
 * Everything that is wrong with what a version says: what keeps it from being loaded, or else what the analysis of its rules
 * finds and where it gives a buyer less than the law. Problems of severity `warning` are worth a look and refuse nothing.
 */
export const versionProblems = (
  content: PolicyContent,
  market: string,
  number: number,
  effectiveFrom: Instant,
): readonly VersionProblem[] => {
  const document = numbered(content, number, effectiveFrom);
  const file = versionFile(market, number);
  const found = draftProblems(document, file, policyReferences);
  const loaded = loadPolicy(document, file, policyReferences);
  const undercut = loaded.outcome === "loaded" ? floorFindings(loaded.policy, calendarOf(market)) : [];
  return [
    ...currencyProblems(content, market),
    ...[...found, ...undercut].map(({ file: _file, ...problem }) => problem),
  ];
};

/** The problems that keep a version from being reviewed and published. */
export const errorsIn = (problems: readonly VersionProblem[]): readonly VersionProblem[] =>
  problems.filter(({ severity }) => severity !== "warning");
