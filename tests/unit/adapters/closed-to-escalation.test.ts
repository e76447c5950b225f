import { BatchGetCommand } from "@aws-sdk/lib-dynamodb";
import { beforeEach, describe, expect, it } from "vitest";
import type { Runtime } from "../../../adapters/runtime/runtime.ts";
import { replay } from "../../../domain/kernel/decider.ts";
import { instant } from "../../../domain/kernel/instant.ts";
import { type ReturnCommand, returns } from "../../../domain/returns/index.ts";
import { isClosedToEscalation } from "../../../functions/returns/closed-to-escalation.ts";
import { played } from "../../support/given-when-then.ts";
import { mockedStore } from "../../support/mocked-store.ts";
import { actors, afterHours, command, request, someUnits } from "../../support/returns.ts";

const { dynamoDb, store } = mockedStore();
beforeEach(() => dynamoDb.reset());

const ineligible = request({ verdict: "decline" }, { units: someUnits(2) });

/** Whether the case is closed to agents, and how often the claims were read for it. */
const asked = async (commands: readonly ReturnCommand[], marks: object = {}, at = afterHours(2)) => {
  const state = replay(returns, played(returns, ...commands));
  if (state === undefined) throw new Error("no case");
  const Item = { pk: `ORDER#${state.orderId}`, sk: "LINE#line-1", units: marks };
  dynamoDb.on(BatchGetCommand).resolves({ Responses: { [store.casesTable]: [Item] } });
  const isClosed = await isClosedToEscalation({ store } as Runtime, state, at);
  return [isClosed, dynamoDb.commandCalls(BatchGetCommand).length];
};

describe("a closed case is closed to agents", () => {
  it.each([
    ["not while its units are free", {}, false],
    ["when another case holds one of them", { 2: "ret_other" }, true],
    ["when one of them was refunded in another case", { 1: "refunded:ret_other" }, true],
    ["not for the sake of a unit that is none of its own", { 3: "ret_other" }, false],
  ])("%s, which one read tells", async (_what, marks, isClosed) =>
    expect(await asked([ineligible], marks)).toEqual([isClosed, 1]),
  );
});

describe("the claims are not read", () => {
  it.each<[string, readonly ReturnCommand[]]>([
    ["for an open case", [request()]],
    [
      "for a case that is with the agents",
      [ineligible, command("EscalateReturn", actors.buyer, { at: afterHours(1), evidenceIds: [] })],
    ],
    ["for a withdrawn case", [request(), command("WithdrawReturn", actors.buyer, { at: afterHours(1) })]],
  ])("%s", async (_what, commands) => expect(await asked(commands, { 1: "ret_other" })).toEqual([false, 0]));

  it("for a closed case whose time to ask an agent is over", async () =>
    expect(await asked([ineligible], { 1: "ret_other" }, instant("2027-01-01T00:00:00Z"))).toEqual([false, 0]));
});
