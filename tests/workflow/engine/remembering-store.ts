import { createExecutionStore } from "../../../local/state-machines/engine.ts";
import type { ExecutionStore } from "../../../local/state-machines/ports.ts";

type Write = (store: ExecutionStore) => void;

/** A store that remembers each write, so that the store as it was after any of them can be made again. */
export const rememberingStore = () => {
  const store = createExecutionStore(":memory:");
  const writes: Write[] = [];
  const remember = (write: Write): void => void writes.push(write);
  const remembering: ExecutionStore = {
    ...store,
    create(execution, events) {
      const [copy, copies] = structuredClone([execution, events]);
      remember((other) => void other.create(copy, copies));
      return store.create(execution, events);
    },
    save(execution, events) {
      const [copy, copies] = structuredClone([execution, events]);
      remember((other) => other.save(copy, copies));
      store.save(execution, events);
    },
    saveDefinition(id, definition) {
      remember((other) => other.saveDefinition(id, definition));
      store.saveDefinition(id, definition);
    },
  };
  const after = (count: number): ExecutionStore => {
    const copy = createExecutionStore(":memory:");
    for (const write of writes.slice(0, count)) write(copy);
    return copy;
  };
  return { store: remembering, after, writeCount: () => writes.length };
};
