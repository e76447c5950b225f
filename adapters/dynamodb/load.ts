import { GetCommand } from "@aws-sdk/lib-dynamodb";
import type { Refusal } from "../../domain/kernel/refusal.ts";
import type { Aggregate, AnyEvent, Versioned } from "./aggregate.ts";
import { fromText } from "./json-text.ts";
import type { Store } from "./store.ts";
import { caseKeys } from "./table-keys.ts";

/** One consistent read of a case, checked by its schema; `undefined` when no such case exists. */
export const load = async <State, Command, Event extends AnyEvent, Why extends Refusal>(
  store: Store,
  aggregate: Aggregate<State, Command, Event, Why>,
  caseId: string,
): Promise<Versioned<State> | undefined> => {
  const { Item } = await store.client.send(
    new GetCommand({ TableName: store.casesTable, Key: caseKeys.state(caseId), ConsistentRead: true }),
  );
  if (Item === undefined || Item.kind !== aggregate.kind) return undefined;
  return { state: aggregate.stateSchema.parse(fromText(Item.state)), version: Item.version };
};
