import { TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import { type ExecutionContext, execute } from "../../adapters/dynamodb/execute.ts";
import type { Store } from "../../adapters/dynamodb/store.ts";
import { executionContext } from "../../adapters/runtime/execution-context.ts";
import type { Return, ReturnEvent } from "../../domain/returns/index.ts";
import { returnAggregate } from "../../functions/returns/return-aggregate.ts";
import { type Played, playedLife } from "./domain-steps.ts";
import type { Stand } from "./stand.ts";
import { microsOf, type Ratio, ratioOf } from "./stopwatch.ts";

const WARM_UP = 3;

const committed = (context: ExecutionContext, caseId: string, { command }: Played, number: number) =>
  execute(context, {
    aggregate: returnAggregate,
    caseId,
    identity: { id: `${caseId}-${number}`, requestHash: "" },
    actor: command.actor,
    at: command.at,
    gather: async () => command,
    answer: ({ version }) => ({ status: 200, version }),
  });

const put = (TableName: string, pk: string, sk: string, rest: object) => ({
  Put: { TableName, Item: { pk, sk, ...rest } },
});

/** A state, one event and a command's record of the same size, with no condition and no index: the least that keeps them. */
const bareTransaction = ({ client, casesTable }: Store, pk: string, after: Return | undefined, event?: ReturnEvent) =>
  client.send(
    new TransactWriteCommand({
      TransactItems: [
        put(casesTable, pk, "STATE", { state: after }),
        put(casesTable, pk, `EVENT#${pk}`, { event }),
        put(casesTable, `COMMAND#${pk}`, "COMMAND", { record: { commandId: pk } }),
      ],
    }),
  );

/** The way of each command from reading the case to its commit, beside one bare transaction of three items. */
export const commitRatios = async ({ runtime, store }: Stand, lives: number): Promise<readonly Ratio[]> => {
  const context = executionContext(runtime);
  const life = playedLife().filter(({ events }) => events.length > 0);
  const rounds = life.map((): [number, number][] => []);
  for (let round = 0; round < lives + WARM_UP; round += 1) {
    for (const [number, played] of life.entries()) {
      const caseId = `bench-commit-${round}`;
      const micros = await microsOf(() => committed(context, caseId, played, number));
      const pk = `BARE#${round}#${number}`;
      const bareMicros = await microsOf(() => bareTransaction(store, pk, played.after, played.events[0]));
      if (round >= WARM_UP) rounds[number]?.push([micros, bareMicros]);
    }
  }
  return life.map(({ command, events }, number) =>
    ratioOf(`commit ${command.type} (${events.length} events)`, "a bare transaction of 3 items", rounds[number] ?? []),
  );
};
