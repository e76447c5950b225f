import { newId } from "../../domain/kernel/ids.ts";
import type { ExecutionContext } from "../dynamodb/execute.ts";
import type { Runtime } from "./runtime.ts";

/** What committing needs of the runtime. */
export const executionContext = (runtime: Runtime): ExecutionContext => ({
  store: runtime.store,
  newEventId: () => newId("evt_", runtime.ids.ulid()),
  pause: runtime.pause,
});
