import type { indexes } from "../../adapters/dynamodb/table-keys.ts";

/** The names of the indexes on the table `cases`. */
export type IndexName = (typeof indexes)[keyof typeof indexes]["name"];
