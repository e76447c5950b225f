/** One thing wrong with a definition. `state` is empty when it concerns the whole machine. */
export interface Problem {
  state: string;
  reason: string;
}

/** A definition the engine cannot run exactly as AWS would. The message lists every problem with its state's name. */
export class InvalidStateMachine extends Error {
  override readonly name = "InvalidStateMachine";
  readonly problems: readonly Problem[];
  constructor(machine: string, problems: readonly Problem[]) {
    const lines = problems.map(({ state, reason }) => `  ${state ? `state '${state}': ` : ""}${reason}`);
    super(`The state machine '${machine}' cannot be loaded:\n${lines.join("\n")}`);
    this.problems = problems;
  }
}
