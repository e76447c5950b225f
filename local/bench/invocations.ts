import { composition } from "../composition.ts";
import type { TaskFunctions } from "../lambda-functions.ts";
import type { Composition } from "../options.ts";

/** How often Lambdas were invoked beyond the requests. */
export interface Invocations {
  reactions: number;
  tasks: number;
}

/** The system with its reactions and tasks counted. */
export const countedComposition = (): { readonly system: Composition; readonly invocations: Invocations } => {
  const invocations: Invocations = { reactions: 0, tasks: 0 };
  const reactions = composition.reactions.map(({ reaction, handle }) => ({
    reaction,
    handle: (...args: Parameters<typeof handle>) => {
      invocations.reactions += 1;
      return handle(...args);
    },
  }));
  const taskFunctions: TaskFunctions = Object.fromEntries(
    Object.entries(composition.taskFunctions).map(([name, tasks]) => [
      name,
      Object.fromEntries(
        Object.entries(tasks).map(([task, handle]) => [
          task,
          (...args: Parameters<typeof handle>) => {
            invocations.tasks += 1;
            return handle(...args);
          },
        ]),
      ),
    ]),
  );
  return { system: { ...composition, reactions, taskFunctions }, invocations };
};
