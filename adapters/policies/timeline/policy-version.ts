import type { VersionEvent, VersionEventOf, VersionEventType } from "../../../domain/policy-versions/index.ts";
import type { Teller } from "./telling.ts";

type VersionTellers = { readonly [Type in VersionEventType]: Teller<VersionEventOf<Type>> };

const drafted: Teller<VersionEventOf<"VersionDrafted">> = ({ data: { number, basedOn, contentHash } }) => ({
  values: { number, basedOn: basedOn ?? 0 },
  facts: { contentHash, ...(basedOn === undefined ? {} : { basedOn }) },
});

const backtested: Teller<VersionEventOf<"BacktestRecorded">> = ({ data: { backtestId, contentHash, summary } }) => ({
  values: { cases: summary.cases, changed: summary.changed },
  facts: { backtestId, contentHash, ...summary },
});

const from: Teller<VersionEventOf<"VersionScheduled" | "ScheduleCancelled">> = (
  { data: { effectiveFrom } },
  voice,
) => ({
  values: { from: voice.moment(effectiveFrom) },
  facts: { effectiveFrom },
});

const content: Teller<Extract<VersionEvent, { data: { contentHash: string } }>> = ({ data: { contentHash } }) => ({
  facts: { contentHash },
});

/** How a version of a policy comes into force. Only the platform's people read it. */
export const versionTellers: VersionTellers = {
  VersionDrafted: drafted,
  VersionEdited: content,
  VersionSubmitted: () => ({}),
  ChangesRequested: () => ({}),
  BacktestRecorded: backtested,
  VersionApproved: content,
  VersionScheduled: from,
  ScheduleCancelled: from,
  VersionTookEffect: () => ({}),
  VersionSuperseded: ({ data: { by } }) => ({ values: { by }, facts: { supersededBy: by } }),
  VersionWithdrawn: () => ({}),
};
