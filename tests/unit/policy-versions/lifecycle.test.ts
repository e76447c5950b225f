import { describe, expect, it } from "vitest";
import { replay } from "../../../domain/kernel/decider.ts";
import { addMs } from "../../../domain/kernel/instant.ts";
import {
  allowedActions,
  eventsOfTime,
  intervalAt,
  policyVersions,
  type Schedule,
  VersionStatus as Statuses,
  successorOf,
  type VersionAction,
  type VersionStatus,
  versionActions,
  versionAt,
  versionLifecycle,
  withInterval,
  withoutVersion,
} from "../../../domain/policy-versions/index.ts";
import { played } from "../../support/given-when-then.ts";
import { asked, NOW, TOMORROW, wayTo } from "../../support/policy-versions.ts";

const stateIn = (status: keyof typeof wayTo) => {
  const state = replay(policyVersions, played(policyVersions, ...wayTo[status]));
  if (state === undefined) throw new Error("nothing was drafted");
  return state;
};
const STATUSES = Object.keys(wayTo) as readonly (keyof typeof wayTo)[];
const ENDS: readonly string[] = ["superseded", "withdrawn"];

const next = (status: VersionStatus): readonly VersionStatus[] =>
  [...new Set(Object.values(versionLifecycle[status]))] as readonly VersionStatus[];

const reachable = (from: VersionStatus, seen = new Set<VersionStatus>()): ReadonlySet<VersionStatus> => {
  for (const status of next(from)) if (!seen.has(status)) reachable(status, seen.add(status));
  return seen;
};

describe("the life of a version", () => {
  it.each(STATUSES)("is walked to %s", (status) => {
    expect(stateIn(status).status).toBe(status);
  });

  it.each(Statuses.options)("has no dead end at %s", (status) => {
    if (ENDS.includes(status)) expect(next(status)).toEqual([]);
    else expect([...reachable(status)].some((other) => ENDS.includes(other))).toBe(true);
    expect(reachable("draft").has(status)).toBe(true);
  });

  it.each<[keyof typeof wayTo, readonly VersionAction[]]>([
    ["draft", ["edit", "submit", "backtest", "withdraw"]],
    ["in_review", ["edit", "request-changes", "backtest", "withdraw"]],
    ["changes_requested", ["edit", "submit", "backtest", "withdraw"]],
    ["backtested", ["edit", "request-changes", "backtest", "approve", "withdraw"]],
    ["approved", ["edit", "request-changes", "backtest", "approve", "publish", "withdraw"]],
    ["scheduled", ["backtest", "cancel"]],
    ["published", []],
    ["withdrawn", []],
  ])("allows in %s exactly what is not refused by it", (status, allowed) => {
    const state = stateIn(status);
    expect(allowedActions(state, NOW)).toEqual(allowed);
    const commands = {
      edit: asked.edit("two"),
      submit: asked.submit(),
      "request-changes": asked.change(),
      backtest: asked.backtest("one", "bkt_2"),
      approve: asked.approve("dora"),
      publish: asked.publish(),
      cancel: asked.cancel(),
      withdraw: asked.withdraw(),
    };
    const accepted = versionActions.filter(
      (action) => policyVersions.decide(state, commands[action]).outcome === "accepted",
    );
    expect(accepted).toEqual(allowed);
  });

  it("has no command before its draft", () => {
    expect(() => policyVersions.decide(undefined, asked.submit())).toThrow("only DraftVersion begins a version");
  });
});

describe("what time does", () => {
  const from = TOMORROW;
  const later = addMs(TOMORROW, 1000);
  const schedule: Schedule = [
    { from, number: 2, contentHash: "one" },
    { from: later, number: 3, contentHash: "three" },
  ];

  it.each([
    ["a millisecond before", addMs(from, -1), "scheduled", []],
    ["at its instant", from, "published", ["VersionTookEffect"]],
    ["a millisecond before the next", addMs(later, -1), "published", ["VersionTookEffect"]],
    ["at the instant of the next", later, "superseded", ["VersionTookEffect", "VersionSuperseded"]],
  ] as const)("to a scheduled version %s", (_, at, status, types) => {
    const state = stateIn("scheduled");
    expect(eventsOfTime(state, schedule, at).map(({ type }) => type)).toEqual(types);
    expect(versionAt(state, schedule, at).status).toBe(status);
  });

  it("is told with the instants of the schedule, and not with that of whoever reads", () => {
    expect(versionAt(stateIn("scheduled"), schedule, addMs(later, 5))).toMatchObject({
      supersededBy: { number: 3, at: later },
    });
  });
});

describe("the schedule of a market", () => {
  const one = { from: NOW, number: 2, contentHash: "one" };
  const two = { from: TOMORROW, number: 5, contentHash: "two" };
  const both = withInterval(withInterval([], two), one);

  it("is in order of its instants, whichever was published first", () => {
    expect(both).toEqual([one, two]);
    expect(successorOf(both, 2)).toEqual(two);
    expect(successorOf(both, 5)).toBeUndefined();
    expect(successorOf(both, 9)).toBeUndefined();
  });

  it("has one version at every instant from its first on, and no gap where one is taken out", () => {
    expect(intervalAt(both, addMs(NOW, -1))).toBeUndefined();
    expect(intervalAt(both, NOW)).toEqual(one);
    expect(intervalAt(both, addMs(TOMORROW, -1))).toEqual(one);
    expect(intervalAt(both, TOMORROW)).toEqual(two);
    expect(intervalAt(withoutVersion(both, 5), TOMORROW)).toEqual(one);
  });
});
