import { AsyncLocalStorage } from "node:async_hooks";
import { composition } from "../composition.ts";
import type { TaskFunctions } from "../lambda-functions.ts";
import type { Composition } from "../options.ts";

/** How often one reaction, task or kind of request was invoked, and how many calls to DynamoDB it made. */
export interface Invoked {
  readonly entry: string;
  readonly kind: "request" | "reaction" | "task";
  readonly invocations: number;
  readonly calls: number;
}

/** Says whose every call is. */
export interface Invocations {
  run<Answer>(kind: Invoked["kind"], entry: string, act: () => Promise<Answer>): Promise<Answer>;
  /** Notes a call for whoever is at work. */
  called(): void;
  /** Everything noted since the last look, the most calls first. */
  take(): readonly Invoked[];
}

/** An account that follows each invocation through its awaits. */
export const openInvocations = (): Invocations => {
  const atWork = new AsyncLocalStorage<string>();
  let noted = new Map<string, Invoked>();
  const note = (key: string, change: (invoked: Invoked) => Invoked): void => {
    const known = noted.get(key);
    if (known !== undefined) noted.set(key, change(known));
  };
  return {
    run: (kind, entry, act) => {
      const key = `${kind} ${entry}`;
      if (!noted.has(key)) noted.set(key, { entry, kind, invocations: 0, calls: 0 });
      note(key, (invoked) => ({ ...invoked, invocations: invoked.invocations + 1 }));
      return atWork.run(key, act);
    },
    called: () => note(atWork.getStore() ?? "", (invoked) => ({ ...invoked, calls: invoked.calls + 1 })),
    take: () => {
      const taken = [...noted.values()].sort((a, b) => b.calls - a.calls);
      noted = new Map();
      return taken;
    },
  };
};

/** The system with its reactions and tasks on the account. */
export const accountedComposition = ({ run }: Invocations): Composition => {
  const reactions = composition.reactions.map(({ reaction, handle }) => ({
    reaction,
    handle: (...args: Parameters<typeof handle>) => run("reaction", reaction.entry, () => handle(...args)),
  }));
  const taskFunctions: TaskFunctions = Object.fromEntries(
    Object.entries(composition.taskFunctions).map(([name, tasks]) => [
      name,
      Object.fromEntries(
        Object.entries(tasks).map(([task, handle]) => [
          task,
          (...args: Parameters<typeof handle>) => run("task", task, () => handle(...args)),
        ]),
      ),
    ]),
  );
  return { ...composition, reactions, taskFunctions };
};
