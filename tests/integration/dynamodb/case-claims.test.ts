import { expect, it } from "vitest";
import { execute } from "../../../adapters/dynamodb/execute.ts";
import { load } from "../../../adapters/dynamodb/load.ts";
import { timelineOf } from "../../../adapters/dynamodb/timeline.ts";
import type { Claim } from "../../../domain/agent-desk/work-item.ts";
import type { Instant } from "../../../domain/kernel/instant.ts";
import { workItemAggregate, workItemIdOf } from "../../../functions/agent-desk/work-item-aggregate.ts";
import { contextOf } from "../../support/counters.ts";
import { embeddedTables } from "../../support/embedded-tables.ts";
import { ana, anybody, bo, later, routing, terms } from "../../support/work-items.ts";

const tables = embeddedTables();

const CASES = 25;
const ROUNDS = 40;

const caseIdOf = (number: number): string => `ret_01KKBSWHG047C4FEZDQK8Y${String(number).padStart(4, "0")}`;

const claimAs = (actor: typeof ana, caseId: string, at: Instant) =>
  execute(contextOf(tables.store), {
    aggregate: workItemAggregate,
    caseId: workItemIdOf(caseId),
    identity: { id: `${caseId}-${actor.id}-${at}`, requestHash: "same" },
    actor,
    at,
    gather: async () => ({
      type: "ClaimCase" as const,
      at,
      actor,
      workItemId: workItemIdOf(caseId),
      caseId,
      terms,
      routing,
      worker: anybody,
    }),
  });

/** Both want the case the moment that the last lease has ended. Answers who got it. */
const race = async (caseId: string, round: number): Promise<string> => {
  const at = later(round * terms.minutes);
  const agents = round % 2 === 0 ? [ana, bo] : [bo, ana];
  const answers = await Promise.all(agents.map((agent) => claimAs(agent, caseId, at)));
  const winners = agents.filter((_agent, index) => answers[index]?.outcome === "accepted");
  expect(winners).toHaveLength(1);
  // Whoever lost is told by name who has it, or to come again.
  for (const answer of answers)
    if (answer.outcome === "refused") expect(answer.refusal.code).toBe("case.claimed_by_another");
    else expect(["accepted", "contended"]).toContain(answer.outcome);
  const [winner] = winners;
  const item = (await load(tables.store, workItemAggregate, workItemIdOf(caseId)))?.state;
  expect(item?.claim).toMatchObject({ agentId: winner?.id, lease: round + 1 });
  return winner?.id ?? "";
};

it("two agents who claim one case a thousand times never both hold it", async () => {
  const won = await Promise.all(
    Array.from({ length: CASES }, async (_none, number) => {
      const winners: string[] = [];
      for (let round = 0; round < ROUNDS; round += 1) winners.push(await race(caseIdOf(number), round));
      return winners;
    }),
  );
  expect(won.flat()).toHaveLength(CASES * ROUNDS);
  for (let number = 0; number < CASES; number += 1) {
    const events = await timelineOf(tables.store, workItemIdOf(caseIdOf(number)));
    const claims = events
      .filter(({ type }) => type === "CaseClaimed")
      .map(({ at, data }) => ({ at, ...(data as { claim: Claim }).claim }));
    expect(claims).toHaveLength(ROUNDS);
    // Each lease begins when the one before it has ended.
    for (const [index, { at }] of claims.entries())
      if (index > 0) expect(at >= (claims[index - 1]?.until ?? "")).toBe(true);
  }
});
