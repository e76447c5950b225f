import { operations } from "../functions/operations.ts";
import { reactions } from "../functions/reactions.ts";
import { taskFunctions } from "../functions/tasks.ts";
import { apiPages } from "./api-pages.ts";
import type { Composition } from "./options.ts";
import { readStateMachines } from "./state-machine-files.ts";

/** The system as it is deployed: the same use cases, reactions, tasks and state machines, and the pages about its API. */
export const composition: Composition = {
  operations,
  reactions,
  taskFunctions,
  staticPages: apiPages,
  definitions: readStateMachines(new URL("../state-machines/", import.meta.url)),
};
