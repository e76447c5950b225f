import jsonata from "jsonata";
import type { Engine, HistoryEvent } from "../../local/state-machines/engine.ts";

interface Catcher {
  readonly ErrorEquals: readonly string[];
}

/** The parts of a machine that coverage is counted in. */
export interface Machine {
  readonly States: Readonly<
    Record<
      string,
      {
        readonly Type: string;
        readonly Choices?: readonly { readonly Condition: string }[];
        readonly Catch?: readonly Catcher[];
        readonly Retry?: readonly Catcher[];
      }
    >
  >;
}

/** Everything that a walk over a machine should touch: states, each rule and default of a Choice, each Catch, each Retry. */
export const branchesOf = ({ States }: Machine): readonly string[] =>
  Object.entries(States).flatMap(([name, { Type, Choices = [], Catch = [], Retry = [] }]) => [
    name,
    ...Choices.map((_, index) => `${name} > choice ${index}`),
    ...(Type === "Choice" ? [`${name} > default`] : []),
    ...Catch.map((_, index) => `${name} > catch ${index}`),
    ...Retry.map((_, index) => `${name} > retry ${index}`),
  ]);

const detailsOf = (event: HistoryEvent): Record<string, unknown> => {
  const found = Object.entries(event).find(([key]) => key.endsWith("EventDetails"));
  return (found?.[1] ?? {}) as Record<string, unknown>;
};

const errorOf = (event: HistoryEvent): string | undefined => {
  if (event.type === "TaskTimedOut") return "States.Timeout";
  const { error } = detailsOf(event);
  return /Failed$/.test(event.type) && typeof error === "string" ? error : undefined;
};

const catches = (catchers: readonly Catcher[], error: string): number =>
  catchers.findIndex(({ ErrorEquals }) => ErrorEquals.includes(error) || ErrorEquals.includes("States.ALL"));

/** The index of the first rule that holds, as the engine chose it; the default when none does. */
const ruleOf = async (choices: readonly { Condition: string }[], input: unknown): Promise<string> => {
  for (const [index, { Condition }] of choices.entries()) {
    const expression = Condition.slice(2, -2).trim();
    if ((await jsonata(expression).evaluate(undefined, { states: { input } })) === true) return `choice ${index}`;
  }
  return "default";
};

/** Which branches of a machine were taken, gathered from what the engine recorded. */
export class StateCoverage {
  readonly #machine: Machine;
  readonly #taken = new Set<string>();

  constructor(machine: Machine) {
    this.#machine = machine;
  }

  /** Adds what one execution did. */
  async add(history: readonly HistoryEvent[]): Promise<void> {
    let state = "";
    for (const [index, event] of history.entries()) {
      if (event.type.endsWith("StateEntered")) state = await this.#enter(event);
      const error = errorOf(event);
      if (error !== undefined && event.type !== "ExecutionFailed") this.#fail(state, error, history[index + 1]);
    }
  }

  /** Adds every execution of the machine that an engine has. */
  async addAll(engine: Engine, stateMachine: string): Promise<void> {
    for (const { executionArn } of engine.listExecutions({ stateMachine }))
      await this.add(engine.getExecutionHistory(executionArn));
  }

  async #enter(event: HistoryEvent): Promise<string> {
    const { name, input } = detailsOf(event) as { name: string; input: string };
    this.#taken.add(name);
    const { Type, Choices = [] } = this.#machine.States[name] ?? { Type: "" };
    if (Type === "Choice") this.#taken.add(`${name} > ${await ruleOf(Choices, JSON.parse(input))}`);
    return name;
  }

  // What follows a failure at once is the way out of the state; a retry is scheduled later.
  #fail(state: string, error: string, next: HistoryEvent | undefined): void {
    const { Catch = [], Retry = [] } = this.#machine.States[state] ?? {};
    if (next?.type.endsWith("StateExited")) this.#taken.add(`${state} > catch ${catches(Catch, error)}`);
    else if (next?.type === "TaskScheduled") this.#taken.add(`${state} > retry ${catches(Retry, error)}`);
  }

  /** What no execution did. */
  get missing(): readonly string[] {
    return branchesOf(this.#machine).filter((branch) => !this.#taken.has(branch));
  }
}
