import { invariant } from "../kernel/invariant.ts";
import { statusAfter } from "../kernel/lifecycle.ts";
import type { VersionEvent, VersionEventOf } from "./events.ts";
import { versionLifecycle } from "./lifecycle.ts";
import type { PolicyVersion, PolicyVersionState } from "./policy-version.ts";

const begin = ({ at, data: { by, ...data } }: VersionEventOf<"VersionDrafted">): PolicyVersion => ({
  ...data,
  status: "draft",
  createdAt: at,
  authors: [by],
  approvals: [],
});

const without = <Key extends keyof PolicyVersion>(state: PolicyVersion, ...keys: readonly Key[]): PolicyVersion => {
  const rest = { ...state };
  for (const key of keys) delete rest[key];
  return rest;
};

// Nothing that was said of other words holds for these: not the approvals, and not the backtest.
const edited = (state: PolicyVersion, { data }: VersionEventOf<"VersionEdited">): PolicyVersion => {
  const { by, contentHash, summaryTextId = state.summaryTextId } = data;
  const authors = state.authors.includes(by) ? state.authors : [...state.authors, by];
  const kept = contentHash === state.contentHash ? state : without(state, "backtest");
  return { ...kept, contentHash, summaryTextId, authors, approvals: [] };
};

const apply = (state: PolicyVersion, event: VersionEvent): PolicyVersion => {
  switch (event.type) {
    case "VersionEdited":
      return edited(state, event);
    case "ChangesRequested":
      return { ...state, approvals: [] };
    case "BacktestRecorded":
      return { ...state, backtest: { ...event.data, at: event.at } };
    case "VersionApproved":
      return { ...state, approvals: [...state.approvals, { ...event.data, at: event.at }] };
    case "VersionScheduled":
      return { ...state, effectiveFrom: event.data.effectiveFrom };
    case "ScheduleCancelled":
      return without(state, "effectiveFrom");
    case "VersionSuperseded":
      return { ...state, supersededBy: { number: event.data.by, at: event.at } };
    default:
      return state;
  }
};

/** The version after an event. Throws where the table has no such move. */
export const evolve = (state: PolicyVersionState, event: VersionEvent): PolicyVersion => {
  const status = statusAfter(versionLifecycle, state?.status ?? "none", event.type);
  if (event.type === "VersionDrafted") return begin(event);
  invariant(state !== undefined && status !== "none", "only VersionDrafted begins a version");
  return { ...apply(state, event), status };
};
