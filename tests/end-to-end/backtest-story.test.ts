import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { BacktestReport, ChangedCase } from "../../domain/policies/backtest/index.ts";
import { addRule, approver, author, changedDocument, draftVersion, type Version } from "../support/drafted-versions.ts";
import { must, ReturnStory } from "../support/return-stories.ts";
import { type Story, startStory } from "../support/running-recourse.ts";

let story: Story;
beforeEach(async () => {
  story = await startStory();
});
afterEach(() => story.recourse.stop());

const VERSIONS = "/platform/v1/policies/BR/versions";

interface Backtest {
  readonly backtestId: string;
  readonly status: string;
  readonly cases: number;
  readonly changed: number;
  readonly draft: { readonly version: number; readonly contentHash: string };
  readonly live: { readonly version: number; readonly contentHash: string };
  readonly report?: BacktestReport;
}

const read = async (number: number): Promise<Version> =>
  must(await story.get<Version>(author, `${VERSIONS}/${number}`));

const act = (who: typeof author, number: number, action: string, body: object = {}) =>
  story.post<Record<string, unknown>>(who, `${VERSIONS}/${number}/${action}`, body);

const backtest = async (number: number): Promise<Backtest> => {
  const { backtestId } = must(await story.post<Backtest>(author, `${VERSIONS}/${number}/backtests`, {}));
  await story.rest();
  return must(await story.get<Backtest>(author, `${VERSIONS}/${number}/backtests/${backtestId}`));
};

/** Two sellers who let their buyers wait: one says yes and is paid for, one has not answered yet. */
const livedThrough = async () => {
  const first = await ReturnStory.requested(story, { orderId: "order-1", priceMinor: 10_000 });
  await first.act({ role: "seller", subject: "clerk-1", sellerId: "seller-1" }, "approve-without-return");
  await story.pass("PT1H");
  const second = await ReturnStory.requested(story, { orderId: "order-2", priceMinor: 120_000 });
  return [first, second] as const;
};

const strict = (document: Parameters<typeof addRule>[0]): void =>
  addRule(document, {
    id: "br.late-to-agent",
    when: 'reason == "LATE_DELIVERY" && photos < 5',
    outcome: { verdict: "ask_agent" },
  });

describe("a policy on its way from a draft over its backtest to publication", () => {
  it("is told what it would have changed, in which cases and in whose money, and judges once it is published", async () => {
    const [first, second] = await livedThrough();
    const { number, contentHash } = await draftVersion(story, "BR", strict);
    const { nextActions } = await read(number);
    expect(nextActions.map(({ action }) => action)).toContain("backtest");
    expect(nextActions.find(({ action }) => action === "backtest")?.href).toBe(`${VERSIONS}/${number}/backtests`);

    const done = await backtest(number);
    expect(done).toMatchObject({
      status: "done",
      cases: 2,
      changed: 2,
      draft: { version: 2, contentHash },
      live: { version: 1 },
    });
    const { report } = done;
    expect(report).toMatchObject({
      changesByKind: { verdict: 2, explanation: 2 },
      verdicts: [{ before: "ask_seller", after: "ask_agent", cases: 2 }],
      ended: [{ currency: "BRL", verdict: "ask_seller", cases: 1, paidShare: 1 }],
      baselines: [{ id: "returns-BR", version: 1, contentHash: done.live.contentHash, cases: 2 }],
    });
    // Of the paid case an agent may still refuse all; the open one is open on both sides.
    expect(report?.moneyMoved).toMatchObject([
      { currency: "BRL", least: { buyer: -10_000 - 120_000 }, most: { buyer: 120_000 } },
    ]);
    expect(report?.moneyMoved[0]).not.toHaveProperty("expected");

    const path = `${VERSIONS}/${number}/backtests/${done.backtestId}/changes`;
    const { items } = must(await story.get<{ items: ChangedCase[] }>(author, path));
    expect(items.map(({ returnId }) => returnId)).toEqual([first.id, second.id]);
    expect(items[0]).toMatchObject({
      before: { policy: { version: 1 }, granted: { verdict: "ask_seller" }, money: { least: { buyer: 10_000 } } },
      after: { policy: { version: 2 }, granted: { verdict: "ask_agent" } },
    });

    expect(items[0]?.after.granted.rules[0]).toEqual({ ruleId: "br.late-to-agent", sentence: "rule.default" });

    must(await act(author, number, "submit"));
    expect(await read(number)).toMatchObject({
      status: "backtested",
      backtest: { backtestId: done.backtestId, contentHash, summary: { cases: 2, changed: 2, floorBreaches: 0 } },
    });
    must(await act(approver, number, "approve"));
    must(await act(author, number, "publish"));
    const third = await ReturnStory.requested(story, { orderId: "order-3" });
    expect(await third.read()).toMatchObject({ verdict: "ask_agent", policy: { version: 2, contentHash } });
  });

  it("counts decisions of the version in force from then on, and changes nothing against itself", async () => {
    await livedThrough();
    const { number } = await draftVersion(story, "BR");
    const done = await backtest(number);
    expect(done).toMatchObject({ cases: 2, changed: 0, report: { explainedDifferently: 0, moneyMoved: [] } });
  });

  it("is not published without a backtest, nor on one that was made of other words", async () => {
    await livedThrough();
    const { number } = await draftVersion(story, "BR", strict);
    const publish = () => act(author, number, "publish");
    expect(await publish()).toMatchObject({ status: 409, body: { type: "/problems/policy_version.not_backtested" } });
    await backtest(number);
    const document = changedDocument("BR", (other) => {
      strict(other);
      addRule(other, { id: "br.other", when: 'category == "toys"', outcome: { evidencePhotosMin: 1 } });
    });
    must(await story.call(author, "PUT", `${VERSIONS}/${number}`, { document, changeSummary: "Other words" }));
    must(await act(author, number, "submit"));
    expect(await read(number)).toMatchObject({ status: "in_review" });
    expect(await publish()).toMatchObject({ status: 409, body: { type: "/problems/policy_version.not_backtested" } });
    await backtest(number);
    expect(await read(number)).toMatchObject({ status: "backtested" });
  });

  it("is tried only when it can be read, and not once it is given up or when it came with the software", async () => {
    const broken = await draftVersion(story, "BR", (document) =>
      addRule(document, { id: "br.broken", when: "photos ==" }),
    );
    const refused = await story.post(author, `${VERSIONS}/${broken.number}/backtests`, {});
    expect(refused).toMatchObject({ status: 422, body: { type: "/problems/policy_version.problems_found" } });
    must(await act(author, broken.number, "withdraw"));
    for (const number of [broken.number, 1])
      expect(await story.post(author, `${VERSIONS}/${number}/backtests`, {})).toMatchObject({
        status: 409,
        body: { type: "/problems/policy_version.not_allowed_now" },
      });
    await story.rest();
    expect(story.recourse.engine.listExecutions({ stateMachine: "backtest" })).toEqual([]);
  });
});
