import { openStore, type Store } from "../../adapters/dynamodb/store.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { instant } from "../../domain/kernel/instant.ts";
import { composition } from "../composition.ts";
import { inMemory } from "../data-place.ts";
import { startEmbeddedDynamoDb } from "../embedded-dynamodb.ts";
import type { Composition } from "../options.ts";
import { type Recourse, startRecourse } from "../recourse.ts";
import { LOCAL_TABLES } from "../tables.ts";
import { LIFE_BEGINS } from "./life.ts";

/** The system in memory, and a second way to its tables that no bus listens to. */
export interface Stand {
  readonly recourse: Recourse;
  /** As a deployed Lambda sees the tables: what is committed here starts nothing on this machine. */
  readonly store: Store;
  readonly runtime: Runtime;
  stop(): Promise<void>;
}

/** Starts everything that is measured; time stands still, so that only what is asked for happens. */
export const setUpStand = async (system: Composition = composition): Promise<Stand> => {
  const lost = (why: string): never => {
    throw new Error(why);
  };
  const database = await startEmbeddedDynamoDb(inMemory(), lost);
  const recourse = await startRecourse({
    ...system,
    endpoint: database.endpoint,
    startAt: instant(LIFE_BEGINS),
    logLevel: "quiet",
  });
  const store = openStore({ endpoint: database.endpoint, ...LOCAL_TABLES });
  return {
    recourse,
    store,
    runtime: { ...recourse.runtime, store },
    stop: async () => {
      await recourse.stop();
      store.client.destroy();
      await database.stop();
    },
  };
};
