import { beforeAll, describe, expect, it } from "vitest";
import type { Case } from "../../functions/returns/answers.ts";
import type { Disorder } from "../../local/bus/bus.ts";
import type { Behaviour } from "../../local/sandbox/behaviours.ts";
import { liveCase } from "../support/case-lives.ts";
import { InsistentClient } from "../support/insistent-client.ts";
import { agent, platform, type Story, startStory } from "../support/running-recourse.ts";

/** Every kind of life, in two price bands. */
const CASES = 20;

/** What the provider does to some of them, by the number of the case. */
const FAULTS: Readonly<Record<number, Behaviour>> = {
  1: "webhook_before_answer",
  4: "timeout_then_paid",
  9: "webhook_twice",
  10: "timeout_not_paid",
  11: "slow",
};

type Refunds = readonly { status: string; legs: readonly { status: string; amount: object }[]; parked?: object }[];
type CasePage = Case & { readonly refunds: Refunds; readonly work: { status: string } | null };

interface Books {
  readonly balanced: boolean;
  readonly currencies: readonly { accounts: readonly { account: string; balanceMinor: number }[] }[];
}

/** How a case ended, without what differs between two runs: ids, versions and instants. */
const endOf = ({ status, closeReason, money, lines, refunds, deadlines, work }: CasePage) => ({
  status,
  closeReason,
  money,
  units: lines.flatMap(({ units }) => units.map(({ reception, acceptance }) => `${reception} ${acceptance}`)),
  refunds: refunds.map((refund) => ({
    status: refund.status,
    legs: refund.legs.map((leg) => ({ status: leg.status, amount: leg.amount })),
  })),
  deadlines,
  work: work?.status ?? "none",
});

const expectAtRest = async ({ recourse }: Story): Promise<void> => {
  expect(await recourse.outbox.unpublished()).toEqual([]);
  expect(await recourse.outbox.deadLetters()).toEqual([]);
  for (const status of ["RUNNING", "FAILED"] as const) expect(recourse.engine.listExecutions({ status })).toEqual([]);
  const paid = recourse.sandbox.records.all().map(({ request }) => request.legId);
  expect(new Set(paid).size).toBe(paid.length);
};

/** Lives all cases, waits for every clock, and tells how each ended and what the books hold. */
const run = async (disorder: Disorder = {}) => {
  const story = await startStory({ ...disorder, pause: async () => undefined });
  try {
    story.recourse.sandbox.behaviours.replace(
      Object.entries(FAULTS).map(([number, behaviour]) => ({
        behaviour,
        times: 1,
        matching: { orderId: `order-${number}` },
      })),
    );
    const client = new InsistentClient(story.recourse.url);
    const ends: Record<string, ReturnType<typeof endOf>> = {};
    const lived = [];
    for (let number = 0; number < CASES; number += 1)
      lived.push(await liveCase(client, number, story.recourse.clock.now()));
    await story.pass("P120D");
    for (const { orderId, returnId } of lived)
      ends[orderId] = endOf(await client.get<CasePage>(agent, `/agent/v1/cases/${returnId}`));
    await expectAtRest(story);
    const books = await client.get<Books>(platform, "/platform/v1/ledger/trial-balance");
    return { ends, books };
  } finally {
    await story.recourse.stop();
  }
};

// A whole batch of cases each; long only where the machine has much else to do.
describe("events that come", { timeout: 120_000 }, () => {
  let inOrder: Awaited<ReturnType<typeof run>>;
  beforeAll(async () => {
    inOrder = await run();
  }, 120_000);

  it("in order end every case, with books that balance", () => {
    expect(inOrder.books.balanced).toBe(true);
    const statuses = Object.values(inOrder.ends).map(({ status }) => status);
    expect(statuses.filter((status) => status !== "closed" && status !== "withdrawn")).toEqual([]);
  });

  it.each([
    ["twice", { duplicate: true }],
    ["in another order (seed 1)", { shuffleSeed: 1 }],
    ["in another order (seed 2)", { shuffleSeed: 2 }],
    ["twice and in another order (seed 3)", { shuffleSeed: 3, duplicate: true }],
    ["twice and in another order (seed 4)", { shuffleSeed: 4, duplicate: true }],
  ])("%s end the same, in the cases and in the books", async (_how, disorder) => {
    const { ends, books } = await run(disorder);
    expect(ends).toEqual(inOrder.ends);
    expect(books).toEqual(inOrder.books);
  });
});
