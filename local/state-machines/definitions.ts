import { createHash } from "node:crypto";
import { invariant } from "../../domain/kernel/invariant.ts";
import type { StateMachine } from "./definition.ts";
import type { Execution } from "./execution.ts";
import { toJson } from "./json.ts";
import type { SupportedServices } from "./load/resource.ts";
import { loadStateMachine } from "./load.ts";
import type { ExecutionStore } from "./ports.ts";

/** The state machines new executions use, and the older versions that running ones still use. */
export interface Definitions {
  /** Undefined when there is no such state machine. */
  current(name: string): { id: string; machine: StateMachine } | undefined;
  of(execution: Execution): StateMachine;
}

/** Loads every definition and keeps each in the store, so that a later change leaves running executions alone. */
export const createDefinitions = (
  files: Readonly<Record<string, unknown>>,
  supported: SupportedServices,
  store: ExecutionStore,
): Definitions => {
  const byId = new Map<string, StateMachine>();
  const current = new Map<string, { id: string; machine: StateMachine }>();
  for (const [name, definition] of Object.entries(files)) {
    const machine = loadStateMachine(definition, name, supported);
    const id = createHash("sha256")
      .update(JSON.stringify([name, definition]))
      .digest("hex");
    store.saveDefinition(id, toJson(definition));
    byId.set(id, machine);
    current.set(name, { id, machine });
  }
  return {
    current: (name) => current.get(name),
    of({ definition: id, stateMachine }) {
      const known = byId.get(id);
      if (known) return known;
      const definition = store.loadDefinition(id);
      invariant(definition !== undefined, `the definition of the running '${stateMachine}' was kept when it started`);
      const machine = loadStateMachine(definition, stateMachine, supported);
      byId.set(id, machine);
      return machine;
    },
  };
};
