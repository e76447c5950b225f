import { afterEach, describe, expect, it } from "vitest";
import { policyDecisionWrite } from "../../adapters/dynamodb/policy-decisions.ts";
import { transact } from "../../adapters/dynamodb/transaction.ts";
import type { TaskHandler } from "../../adapters/workflow/task.ts";
import { BuyerId, SellerId } from "../../domain/kernel/ids.ts";
import { fromEpochMs } from "../../domain/kernel/instant.ts";
import type { BacktestReport, ChangedCase } from "../../domain/policies/backtest/index.ts";
import { taskFunctions } from "../../functions/tasks.ts";
import { draftVersion } from "../support/drafted-versions.ts";
import { draftOf, mustRecord } from "../support/recorded-decisions.ts";
import { must } from "../support/return-stories.ts";
import { platform, type Story, startStory } from "../support/running-recourse.ts";
import { requestFacts } from "../unit/policies/request-facts.ts";

let story: Story;
afterEach(() => story.recourse.stop());

const PATH = "/platform/v1/policies/GB/versions/2/backtests";

interface Answer {
  readonly backtestId: string;
  readonly status: string;
  readonly cases: number;
  readonly changed: number;
  readonly throughDay?: string;
  readonly error?: string;
  readonly report?: BacktestReport;
}

type Tasks = Readonly<Record<string, TaskHandler>>;

const begin = async (tasks: (own: Tasks) => Tasks = (own) => own) => {
  const own = taskFunctions["backtest-tasks"];
  story = await startStory({ taskFunctions: { ...taskFunctions, "backtest-tasks": tasks(own) } });
  await draftVersion(story, "GB");
};

/** An earlier policy, which refused whoever showed no photo of a thing that nobody wanted any more. */
const stingy = draftOf("GB", (document) => {
  const last = document.rules.at(-1);
  if (last === undefined) return;
  const when = 'photos == 0 && seller.legalStatus == "private"';
  document.rules.unshift({ ...last, id: "gb.no-photo", when, outcome: { verdict: "decline" } });
});

const dayMs = 86_400_000;

/** Decisions of the earlier policy, one every so many days before the story begins; every third is of a trader. */
const decided = async (count: number, everyDays: number): Promise<void> => {
  for (let number = 0; number < count; number += 1) {
    const requestedAt = fromEpochMs(Date.UTC(2026, 2, 9, 12) - number * everyDays * dayMs);
    const legalStatus = number % 3 === 0 ? "trader" : "private";
    const facts = requestFacts({ requestedAt, lastDeliveredAt: requestedAt, seller: { legalStatus } });
    const ids = { buyerId: BuyerId.parse(`b-${number % 4}`), sellerId: SellerId.parse(`s-${number % 3}`) };
    const record = mustRecord(stingy, facts, { number, ...ids });
    await transact(story.recourse.runtime.store, policyDecisionWrite(record)(story.recourse.runtime.store));
  }
};

const start = async (body: object = {}): Promise<string> => {
  const answer = await story.post<Answer>(platform, PATH, body);
  expect(answer.status).toBe(202);
  await story.rest();
  return must(answer).backtestId;
};

const read = async (id: string): Promise<Answer> => must(await story.get<Answer>(platform, `${PATH}/${id}`));

const changesOf = async (id: string, query = ""): Promise<readonly ChangedCase[]> => {
  const items: ChangedCase[] = [];
  let cursor = "";
  do {
    const path = `${PATH}/${id}/changes?limit=3${query}${cursor}`;
    const page = must(await story.get<{ items: ChangedCase[]; nextCursor?: string }>(platform, path));
    items.push(...page.items);
    cursor = page.nextCursor === undefined ? "" : `&cursor=${page.nextCursor}`;
    if (cursor !== "") expect(page.items).toHaveLength(3);
  } while (cursor !== "");
  return items;
};

describe("a backtest", () => {
  it("replays all past decisions, over years if need be, and reports what changes and for whom", async () => {
    await begin();
    await decided(12, 100);
    const id = await start();
    const done = await read(id);
    expect(done).toMatchObject({
      status: "done",
      cases: 12,
      changed: 8,
      window: { from: "2016-01-01", to: "2026-03-10" },
    });
    expect(done.report).toMatchObject({
      cases: 12,
      changed: 8,
      changesByKind: { verdict: 8 },
      buyers: { affected: 4, better: 4, worse: 0 },
      sellers: { affected: 2, worse: 2, better: 0 },
      baselines: [{ id: "returns-GB", version: 2, cases: 12 }],
      floorBreaches: [],
    });
    const bySeller = done.report?.segments.filter(({ dimension }) => dimension === "sellerLegalStatus");
    expect(bySeller?.map(({ value, cases, changed }) => [value, cases, changed]).toSorted()).toEqual([
      ["private", 8, 8],
      ["trader", 4, 0],
    ]);
    expect(done.report?.moneyMoved).toMatchObject([
      { currency: "GBP", least: { buyer: 0 }, most: { buyer: 8 * 8_650 } },
    ]);
    expect(story.recourse.engine.listExecutions({ status: "RUNNING" })).toEqual([]);
  });

  it("shows each changed case side by side, a page at a time, and those of one kind", async () => {
    await begin();
    await decided(12, 1);
    const id = await start();
    const changes = await changesOf(id);
    expect(changes).toHaveLength(8);
    expect(changes.map(({ openedAt }) => openedAt)).toEqual(changes.map(({ openedAt }) => openedAt).toSorted());
    expect(changes[0]).toMatchObject({
      kinds: expect.arrayContaining(["verdict"]),
      effects: { buyer: "better" },
      before: { policy: { version: 2 }, granted: { verdict: "decline", rules: [{ ruleId: "gb.no-photo" }] } },
      after: { policy: { version: 2, contentHash: expect.any(String) }, granted: { verdict: "ask_seller" } },
    });
    expect(await changesOf(id, "&kind=verdict&buyer=better")).toEqual(changes);
    expect(await changesOf(id, "&buyer=worse")).toEqual([]);
    const foreign = await story.get(platform, `${PATH}/${id}/changes?cursor=${"x".repeat(40)}`);
    expect(foreign).toMatchObject({ status: 400, body: { errors: [{ parameter: "cursor" }] } });
  });

  it("keeps to its window, of which both days belong to it", async () => {
    await begin();
    await decided(12, 1);
    const id = await start({ from: "2026-03-01", to: "2026-03-05" });
    expect(await read(id)).toMatchObject({ status: "done", cases: 5, throughDay: "2026-03-05" });
  });

  it("of a window without cases says so", async () => {
    await begin();
    const id = await start({ from: "2026-03-01" });
    expect(await read(id)).toMatchObject({
      status: "done",
      cases: 0,
      report: { cases: 0, changed: 0, segments: [], moneyMoved: [], baselines: [] },
    });
    expect(await changesOf(id)).toEqual([]);
  });

  it("is listed with its version, the newest first", async () => {
    await begin();
    const first = await start({ from: "2026-03-01" });
    await story.pass("PT1M");
    const second = await start({ from: "2026-03-02" });
    const { items } = must(await story.get<{ items: Answer[] }>(platform, PATH));
    expect(items.map(({ backtestId }) => backtestId)).toEqual([second, first]);
  });
});

describe("a backtest whose process fails", () => {
  it("counts no case twice when every answer of a task is lost after its work", async () => {
    let answers = 0;
    await begin((own) => ({
      ...own,
      "replay-decisions": async (input, runtime) => {
        const answer = await own["replay-decisions"]?.(input, runtime);
        answers += 1;
        if (answers % 2 === 1) throw Object.assign(new Error("lost"), { name: "Concurrent.Change" });
        return answer as never;
      },
    }));
    await decided(12, 100);
    const id = await start();
    await story.pass("PT1H");
    expect(await read(id)).toMatchObject({ status: "done", cases: 12, report: { cases: 12, changed: 8 } });
    expect(await changesOf(id)).toHaveLength(8);
    expect(answers).toBeGreaterThan(6);
  });

  it.each(["replay-decisions", "report-backtest"])(
    "in %s says why, and goes on by itself the next day",
    async (task) => {
      let broken = true;
      await begin((own) => ({
        ...own,
        [task]: (input, runtime) => {
          if (broken) throw new TypeError("broken");
          return own[task]?.(input, runtime) as never;
        },
      }));
      await decided(4, 1);
      const id = await start();
      expect(await read(id)).toMatchObject({ status: "parked", error: "TypeError" });
      broken = false;
      await story.pass("P1D");
      const done = await read(id);
      expect(done).toMatchObject({ status: "done", cases: 4 });
      expect(done.error).toBeUndefined();
    },
  );
});

describe("what cannot be tried", () => {
  it.each([
    ["a version that does not exist", "/platform/v1/policies/GB/versions/9/backtests", {}, 404],
    ["a market without a policy", "/platform/v1/policies/XX/versions/1/backtests", {}, 404],
    ["a version that is no number", "/platform/v1/policies/GB/versions/1e0/backtests", {}, 404],
    ["a window that ends before it begins", PATH, { from: "2026-03-02", to: "2026-03-01" }, 400],
    ["a window that is yet to come", PATH, { from: "2026-03-11" }, 400],
    ["a window before the first policy", PATH, { to: "2015-12-31" }, 400],
    ["a day that does not exist", PATH, { from: "2026-02-30" }, 400],
    ["a field that nobody knows", PATH, { days: 3 }, 400],
  ])("is %s", async (_what, path, body, status) => {
    await begin();
    const answer = await story.post<{ errors?: { pointer?: string }[] }>(platform, path, body);
    expect(answer.status).toBe(status);
    if (status === 400) expect(answer.body.errors?.[0]?.pointer).toBeTypeOf("string");
    await story.rest();
    expect(story.recourse.engine.listExecutions({})).toEqual([]);
  });

  it("is not read as another version's", async () => {
    await begin();
    const id = await start({ from: "2026-03-01" });
    const other = PATH.replace("GB", "BR");
    expect((await story.get(platform, `${other}/${id}`)).status).toBe(404);
    expect((await story.get(platform, `${other}/${id}/changes`)).status).toBe(404);
  });
});
