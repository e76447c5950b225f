import { GetCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { type Experiment, Occupant, occupantOf } from "../../domain/experiments/index.ts";
import { fromText, toText } from "./json-text.ts";
import { none, type SideEffects } from "./side-effects.ts";
import type { Store } from "./store.ts";
import { caseKeys } from "./table-keys.ts";

/** The experiments that run or stand still, as they were read; `version` guards the next write of them. */
export interface Places {
  readonly occupants: readonly Occupant[];
  readonly version: number;
}

/** Who has which place, by a consistent read. */
export const placesTaken = async (store: Store): Promise<Places> => {
  const { Item } = await store.client.send(
    new GetCommand({ TableName: store.casesTable, Key: caseKeys.experimentPlaces, ConsistentRead: true }),
  );
  if (Item === undefined) return { occupants: [], version: 0 };
  return { occupants: z.array(Occupant).parse(fromText(Item.occupants)), version: Number(Item.version) };
};

/**
 * Takes or gives back the place of an experiment whose status changed, in the same transaction. Nobody may have moved since
 * the places were read: otherwise the start is decided anew.
 */
export const placeWrite =
  ({ occupants, version }: Places, before: Experiment | undefined, after: Experiment): SideEffects =>
  (store) => {
    const [was, is] = [before && occupantOf(before), occupantOf(after)];
    if ((was === undefined) === (is === undefined)) return none(store);
    const others = occupants.filter(({ key }) => key !== after.key);
    const guard =
      version === 0
        ? { ConditionExpression: "attribute_not_exists(pk)" }
        : { ConditionExpression: "version = :seen", ExpressionAttributeValues: { ":seen": version } };
    const Item = {
      ...caseKeys.experimentPlaces,
      occupants: toText(is === undefined ? others : [...others, is]),
      version: version + 1,
    };
    return [
      {
        item: { Put: { TableName: store.casesTable, Item, ...guard } },
        whenRefused: () => ({ kind: "conflict" }) as const,
      },
    ];
  };
