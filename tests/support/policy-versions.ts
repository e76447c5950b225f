import type { TextId } from "../../domain/kernel/ids.ts";
import { type Instant, instant } from "../../domain/kernel/instant.ts";
import type { VersionCommand, VersionCommandOf, VersionStatus } from "../../domain/policy-versions/index.ts";

/** The instant at which the tests' versions are worked on, and one day later. */
export const NOW = instant("2026-03-10T12:00:00Z");
export const TOMORROW = instant("2026-03-11T12:00:00Z");

const textId = "txt_01ARZ3NDEKTSV4RRFFQ69G5FAV" as TextId;
const said = (id: string, at: Instant = NOW) => ({ at, actor: { role: "platform" as const, id } });

/** What two persons ask of a version: ana writes it, ben looks at it. */
export const asked = {
  draft: (contentHash = "one", number = 2, by = "ana"): VersionCommandOf<"DraftVersion"> => ({
    type: "DraftVersion",
    ...said(by),
    market: "BR",
    number,
    contentHash,
    summaryTextId: textId,
  }),
  edit: (contentHash: string, by = "ana", at = NOW): VersionCommand => ({
    type: "EditVersion",
    ...said(by, at),
    contentHash,
  }),
  reword: (by = "ana"): VersionCommand => ({
    type: "EditVersion",
    ...said(by),
    contentHash: "one",
    summaryTextId: textId,
  }),
  submit: (problems: VersionCommandOf<"SubmitVersion">["problems"] = [], at = NOW): VersionCommand => ({
    type: "SubmitVersion",
    ...said("ana", at),
    problems,
  }),
  change: (at = NOW): VersionCommand => ({ type: "RequestChanges", ...said("ben", at), textId }),
  backtest: (contentHash = "one", backtestId = "bkt_1", at = NOW): VersionCommand => ({
    type: "RecordBacktest",
    ...said("ana", at),
    backtestId,
    contentHash,
    summary: { cases: 9, changed: 2, floorBreaches: 0 },
  }),
  approve: (by = "ben", at = NOW): VersionCommand => ({ type: "ApproveVersion", ...said(by, at) }),
  publish: (
    effectiveFrom?: Instant,
    { at = NOW, ...parts }: Partial<Pick<VersionCommandOf<"PublishVersion">, "at" | "schedule" | "problems">> = {},
  ): VersionCommandOf<"PublishVersion"> => ({
    type: "PublishVersion",
    ...said("ana", at),
    schedule: [],
    problems: [],
    ...parts,
    ...(effectiveFrom === undefined ? {} : { effectiveFrom }),
  }),
  cancel: (at = NOW): VersionCommand => ({ type: "CancelSchedule", ...said("ana", at) }),
  withdraw: (at = NOW): VersionCommand => ({ type: "WithdrawVersion", ...said("ana", at) }),
};

const toReview = [asked.draft(), asked.submit()];
const toApproval = [...toReview, asked.backtest(), asked.approve()];

/** What was asked of a version that stands in each status; what time does (superseded) is no command. */
export const wayTo: Readonly<Record<Exclude<VersionStatus, "superseded">, readonly VersionCommand[]>> = {
  draft: [asked.draft()],
  in_review: toReview,
  changes_requested: [...toReview, asked.change()],
  backtested: [...toReview, asked.backtest()],
  approved: toApproval,
  scheduled: [...toApproval, asked.publish(TOMORROW)],
  published: [...toApproval, asked.publish()],
  withdrawn: [asked.draft(), asked.withdraw()],
};
