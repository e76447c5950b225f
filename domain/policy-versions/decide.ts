import { accept, type Decision, refuse } from "../kernel/decider.ts";
import { invariant } from "../kernel/invariant.ts";
import { firstRefusal } from "../kernel/refusal.ts";
import type { VersionCommand, VersionCommandOf } from "./commands.ts";
import type { VersionEvent } from "./events.ts";
import { type PolicyVersion, type PolicyVersionState, versionIdOf } from "./policy-version.ts";
import type { VersionRefusal } from "./refusals.ts";
import { mayApprove, mustAllow, mustBeApproved, mustBeBacktested, mustBeSound, mustNotBePast } from "./rules.ts";

type Answer = Decision<VersionEvent, VersionRefusal>;

/** A yes with events, unless a rule says no; the first that does. */
const unless = (refusal: VersionRefusal | undefined, ...events: readonly VersionEvent[]): Answer =>
  refusal === undefined ? accept(...events) : refuse(refusal);

const draft = (state: PolicyVersionState, command: VersionCommandOf<"DraftVersion">): Answer => {
  const { at, actor, type: _type, ...data } = command;
  if (state !== undefined) return refuse({ code: "policy_version.number_taken", number: state.number });
  const versionId = versionIdOf(data.market, data.number);
  return accept({ type: "VersionDrafted", at, data: { ...data, versionId, by: actor.id } });
};

const edit = (state: PolicyVersion, command: VersionCommandOf<"EditVersion">): Answer => {
  const { at, actor, contentHash, summaryTextId } = command;
  const refusal = mustAllow(state, "edit", at);
  if (refusal === undefined && contentHash === state.contentHash && summaryTextId === undefined) return accept();
  const data = { by: actor.id, contentHash, ...(summaryTextId === undefined ? {} : { summaryTextId }) };
  return unless(refusal, { type: "VersionEdited", at, data });
};

// A backtest that was made of the draft in these very words need not be made again.
const submit = (state: PolicyVersion, { at, actor, problems }: VersionCommandOf<"SubmitVersion">): Answer => {
  const { backtest } = state;
  const submitted: VersionEvent = { type: "VersionSubmitted", at, data: { by: actor.id } };
  const again = mustBeBacktested(state) === undefined && backtest !== undefined;
  const counted: readonly VersionEvent[] = again
    ? [{ type: "BacktestRecorded", at, data: { ...backtest, contentHash: state.contentHash } }]
    : [];
  return unless(firstRefusal(mustAllow(state, "submit", at), mustBeSound(problems)), submitted, ...counted);
};

const recordBacktest = (state: PolicyVersion, command: VersionCommandOf<"RecordBacktest">): Answer => {
  const { at, backtestId, contentHash, summary } = command;
  const refusal = mustAllow(state, "backtest", at);
  if (refusal === undefined && contentHash !== state.contentHash)
    return refuse({ code: "policy_version.content_changed", contentHash: state.contentHash });
  if (refusal === undefined && state.backtest?.backtestId === backtestId) return accept();
  return unless(refusal, { type: "BacktestRecorded", at, data: { backtestId, contentHash, summary } });
};

const approve = (state: PolicyVersion, { at, actor }: VersionCommandOf<"ApproveVersion">): Answer => {
  const { contentHash, approvals } = state;
  const isMissing = state.status === "in_review" ? mustBeBacktested(state) : undefined;
  const refusal = firstRefusal(isMissing, mustAllow(state, "approve", at), mayApprove(state, actor.id));
  if (refusal === undefined && approvals.some(({ by }) => by === actor.id)) return accept();
  return unless(refusal, { type: "VersionApproved", at, data: { by: actor.id, contentHash } });
};

/** Statuses on the way to an approval, in which publishing lacks something that can be named. */
const UNDERWAY: readonly string[] = ["draft", "in_review", "changes_requested", "backtested"];

const publish = (state: PolicyVersion, command: VersionCommandOf<"PublishVersion">): Answer => {
  const { at, actor, schedule, problems, effectiveFrom = at } = command;
  const lacking = UNDERWAY.includes(state.status)
    ? firstRefusal(mustBeBacktested(state), mustBeApproved(state))
    : undefined;
  const refusal = firstRefusal(
    lacking,
    mustAllow(state, "publish", at),
    mustBeBacktested(state),
    mustBeApproved(state),
    mustNotBePast(effectiveFrom, at),
    mustBeSound(problems),
  );
  const takenBy = schedule.find(({ from }) => from === effectiveFrom)?.number;
  if (refusal === undefined && takenBy !== undefined)
    return refuse({ code: "policy_version.instant_taken", effectiveFrom, takenBy });
  const scheduled: VersionEvent = { type: "VersionScheduled", at, data: { by: actor.id, effectiveFrom } };
  const inForce: readonly VersionEvent[] = effectiveFrom === at ? [{ type: "VersionTookEffect", at, data: {} }] : [];
  return unless(refusal, scheduled, ...inForce);
};

const cancel = (state: PolicyVersion, { at, actor }: VersionCommandOf<"CancelSchedule">): Answer => {
  const { effectiveFrom = at } = state;
  return unless(mustAllow(state, "cancel", at), {
    type: "ScheduleCancelled",
    at,
    data: { by: actor.id, effectiveFrom },
  });
};

const onVersion = (state: PolicyVersion, command: Exclude<VersionCommand, { type: "DraftVersion" }>): Answer => {
  const { at, actor } = command;
  const by = actor.id;
  switch (command.type) {
    case "EditVersion":
      return edit(state, command);
    case "SubmitVersion":
      return submit(state, command);
    case "RequestChanges": {
      const { textId } = command;
      return unless(mustAllow(state, "request-changes", at), { type: "ChangesRequested", at, data: { by, textId } });
    }
    case "RecordBacktest":
      return recordBacktest(state, command);
    case "ApproveVersion":
      return approve(state, command);
    case "PublishVersion":
      return publish(state, command);
    case "CancelSchedule":
      return cancel(state, command);
    case "WithdrawVersion":
      return unless(mustAllow(state, "withdraw", at), { type: "VersionWithdrawn", at, data: { by } });
  }
};

/** Answers a command on a version with what happened, or why not. Whoever asks has found the version, or begins it. */
export const decide = (state: PolicyVersionState, command: VersionCommand): Answer => {
  if (command.type === "DraftVersion") return draft(state, command);
  invariant(state !== undefined, "only DraftVersion begins a version");
  return onVersion(state, command);
};
