import { describe, expect, it } from "vitest";
import { replay } from "../../../domain/kernel/decider.ts";
import { addMs, instant } from "../../../domain/kernel/instant.ts";
import { actionsOf, policyVersions, type VersionCommand } from "../../../domain/policy-versions/index.ts";
import { given, played } from "../../support/given-when-then.ts";
import { asked, NOW, TOMORROW, wayTo } from "../../support/policy-versions.ts";

const having = (...commands: readonly VersionCommand[]) => given(policyVersions, played(policyVersions, ...commands));
const stateAfter = (...commands: readonly VersionCommand[]) =>
  replay(policyVersions, played(policyVersions, ...commands));

describe("what is written", () => {
  it("begins as a draft of who wrote it, once under its number", () => {
    const { state } = given(policyVersions, []).when(asked.draft()).thenTypes("VersionDrafted");
    expect(state).toMatchObject({ versionId: "pol_BR.2", status: "draft", authors: ["ana"], approvals: [] });
    having(asked.draft()).when(asked.draft("two")).thenRefused({ code: "policy_version.number_taken", number: 2 });
  });

  it.each(["draft", "in_review", "changes_requested", "backtested", "approved"] as const)(
    "can be edited while it is %s: it is a draft again, and nothing that was said of other words holds",
    (status) => {
      const { state } = having(...wayTo[status])
        .when(asked.edit("two", "cleo"))
        .thenTypes("VersionEdited");
      expect(state).toMatchObject({ status: "draft", contentHash: "two", authors: ["ana", "cleo"], approvals: [] });
      expect(state).not.toHaveProperty("backtest");
    },
  );

  it("in the same words changes nothing, and its author is no author by it", () => {
    const { state } = having(...wayTo.approved)
      .when(asked.edit("one", "cleo"))
      .thenNothing();
    expect(state).toMatchObject({ status: "approved", authors: ["ana"] });
  });

  it("under another summary is approved anew, and needs no other backtest", () => {
    const { state } = having(...wayTo.approved)
      .when(asked.reword())
      .thenTypes("VersionEdited");
    expect(state).toMatchObject({ status: "draft", approvals: [], backtest: { contentHash: "one" } });
    having(...wayTo.approved, asked.reword())
      .when(asked.submit())
      .thenTypes("VersionSubmitted", "BacktestRecorded");
  });
});

describe("what is looked at", () => {
  it("goes to review without problems alone, and less than the law is told by its own name", () => {
    const gap = { reason: "no rule foresees it", code: "gap" };
    const floor = { reason: "declines what br.withdrawal grants", code: "floor", ruleId: "br.first" };
    having(asked.draft())
      .when(asked.submit([gap]))
      .thenRefused({ code: "policy_version.problems_found", problems: [gap] });
    having(asked.draft())
      .when(asked.submit([gap, floor]))
      .thenRefused({ code: "policy_version.undercuts_floor", problems: [gap, floor] });
  });

  it("counts a backtest of a draft once it is submitted unchanged, and not one of other words", () => {
    const tried = having(asked.draft(), asked.backtest()).when(asked.submit());
    expect(tried.thenTypes("VersionSubmitted", "BacktestRecorded").state).toMatchObject({ status: "backtested" });
    const edited = having(asked.draft(), asked.backtest(), asked.edit("two")).when(asked.submit());
    expect(edited.thenTypes("VersionSubmitted").state).toMatchObject({ status: "in_review" });
    having(...wayTo.in_review)
      .when(asked.backtest("other"))
      .thenRefused({ code: "policy_version.content_changed", contentHash: "one" });
  });

  it("takes one backtest once, and another beside an approval that stays", () => {
    having(...wayTo.approved)
      .when(asked.backtest("one", "bkt_1"))
      .thenNothing();
    const { state } = having(...wayTo.approved).when(asked.backtest("one", "bkt_2"));
    expect(state).toMatchObject({ status: "approved", backtest: { backtestId: "bkt_2" }, approvals: [{ by: "ben" }] });
  });

  it("sent back has no approval any more, and keeps its backtest", () => {
    const { state } = having(...wayTo.approved).when(asked.change());
    expect(state).toMatchObject({ status: "changes_requested", approvals: [], backtest: { backtestId: "bkt_1" } });
    having(...wayTo.approved, asked.change())
      .when(asked.submit())
      .thenTypes("VersionSubmitted", "BacktestRecorded");
  });

  it.each([
    ["who began it", "ana"],
    ["who edited it", "cleo"],
  ])("is not approved by %s, who is not offered it either", (_, person) => {
    const commands = [asked.draft(), asked.edit("two", "cleo"), asked.submit(), asked.backtest("two")];
    having(...commands)
      .when(asked.approve(person))
      .thenRefused({ code: "policy_version.own_approval", authors: ["ana", "cleo"] });
    const state = stateAfter(...commands);
    expect(state && actionsOf(state, person, NOW)).not.toContain("approve");
    expect(state && actionsOf(state, "ben", NOW)).toContain("approve");
  });

  it("is approved with the words that were looked at, by one person once and by several", () => {
    const { state } = having(...wayTo.backtested).when(asked.approve());
    expect(state).toMatchObject({ status: "approved", approvals: [{ by: "ben", at: NOW, contentHash: "one" }] });
    having(...wayTo.approved)
      .when(asked.approve())
      .thenNothing();
    expect(having(...wayTo.approved).when(asked.approve("dora")).state?.approvals).toHaveLength(2);
    having(...wayTo.in_review)
      .when(asked.approve())
      .thenRefused({ code: "policy_version.not_backtested", contentHash: "one" });
  });
});

describe("what is put into force", () => {
  it("is in force at once, or later by its instant alone", () => {
    having(...wayTo.approved)
      .when(asked.publish())
      .thenTypes("VersionScheduled", "VersionTookEffect");
    const { state } = having(...wayTo.approved)
      .when(asked.publish(TOMORROW))
      .thenTypes("VersionScheduled");
    expect(state).toMatchObject({ status: "scheduled", effectiveFrom: TOMORROW });
  });

  it.each([
    ["without a backtest", [asked.draft(), asked.submit()], "policy_version.not_backtested"],
    ["as a draft", [asked.draft()], "policy_version.not_backtested"],
    ["without an approval", wayTo.backtested, "policy_version.not_approved"],
    [
      "with the approval of other words",
      [...wayTo.approved, asked.edit("two"), asked.backtest("two")],
      "policy_version.not_approved",
    ],
    ["after changes were asked for", [...wayTo.approved, asked.change()], "policy_version.not_approved"],
    ["twice", wayTo.published, "policy_version.not_allowed_now"],
    ["given up", wayTo.withdrawn, "policy_version.not_allowed_now"],
  ] as const)("is refused %s", (_, commands, code) => {
    having(...commands)
      .when(asked.publish())
      .thenRefused({ code });
  });

  it("never takes effect in the past, at an instant that is taken, or with problems", () => {
    const approved = having(...wayTo.approved);
    const effectiveFrom = addMs(NOW, -1);
    approved
      .when(asked.publish(effectiveFrom))
      .thenRefused({ code: "policy_version.effective_in_past", effectiveFrom, earliest: NOW });
    const schedule = [{ from: TOMORROW, number: 7, contentHash: "seven" }];
    approved
      .when(asked.publish(TOMORROW, { schedule }))
      .thenRefused({ code: "policy_version.instant_taken", effectiveFrom: TOMORROW, takenBy: 7 });
    approved.when(asked.publish(addMs(TOMORROW, 1), { schedule })).thenTypes("VersionScheduled");
    approved
      .when(asked.publish(TOMORROW, { problems: [{ reason: "declines", code: "floor" }] }))
      .thenRefused({ code: "policy_version.undercuts_floor" });
  });

  it("leaves the schedule until its instant, and keeps its approval for another one", () => {
    const { state } = having(...wayTo.scheduled).when(asked.cancel(addMs(TOMORROW, -1)));
    expect(state).toMatchObject({ status: "approved", approvals: [{ by: "ben" }] });
    expect(state).not.toHaveProperty("effectiveFrom");
    for (const at of [TOMORROW, instant("2027-01-01T00:00:00Z")])
      having(...wayTo.scheduled)
        .when(asked.cancel(at))
        .thenRefused({ code: "policy_version.not_allowed_now", status: "published", allowed: [] });
  });
});
