import { policyFor } from "../../adapters/policies/policies.ts";
import type { PolicyDocument } from "../../domain/policies/index.ts";
import { must } from "./return-stories.ts";
import type { Speaker, Story } from "./running-recourse.ts";

/** A person of the marketplace who writes policies, and one who approves them. */
export const author: Speaker = { role: "platform", subject: "policy-author" };
export const approver: Speaker = { role: "platform", subject: "policy-approver" };

/** What the tests read of a version. */
export interface Version {
  readonly number: number;
  readonly status: string;
  readonly contentHash: string;
  readonly backtest?: { readonly backtestId: string; readonly summary: { readonly cases: number } };
  readonly nextActions: readonly { readonly action: string; readonly href: string }[];
}

/** The document of a market's first version with something changed. */
export const changedDocument = (market: string, change: (document: PolicyDocument) => void = () => undefined) => {
  const document = structuredClone(policyFor(market).document);
  change(document);
  return document;
};

/** A rule before all others of a document; what it does not say is as in the default. */
export const addRule = (document: PolicyDocument, rule: Partial<PolicyDocument["rules"][number]>): void => {
  const last = document.rules.at(-1);
  if (last === undefined) throw new Error("a policy ends with a default");
  document.rules.unshift({ ...last, ...rule });
};

/** Begins a version of a market's policy, which is its first with something changed. */
export const draftVersion = async (
  story: Story,
  market: string,
  change?: (document: PolicyDocument) => void,
): Promise<Version> => {
  const body = { document: changedDocument(market, change), changeSummary: "To be tried" };
  return must(await story.post<Version>(author, `/platform/v1/policies/${market}/versions`, body));
};
