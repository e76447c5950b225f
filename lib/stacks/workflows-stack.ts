import { Stack } from "aws-cdk-lib";
import { Policy, PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { StateMachine } from "aws-cdk-lib/aws-stepfunctions";
import type { Construct } from "constructs";
import type { ProcessName } from "../../adapters/workflow/processes.ts";
import type { Settings } from "../config/settings.ts";
import { BACKGROUND_SIZE } from "../config/sizes.ts";
import { bindAccess } from "../constructs/bind-access.ts";
import { CaseFunction } from "../constructs/case-function.ts";
import { StateMachineFile } from "../constructs/state-machine-file.ts";
import type { DataStack } from "./data-stack.ts";

export interface WorkflowsStackProps {
  readonly data: DataStack;
  readonly settings: Settings;
  readonly handlers: string;
  /** The folder of the .asl.json files. */
  readonly stateMachines: string;
}

/** Every process that there is, and whether its steps wait for somebody; the compiler keeps the list complete. */
const WAITS: Readonly<Record<ProcessName, boolean>> = {
  return: true,
  refund: true,
  feedback: true,
  experiment: true,
  // A backtest waits for nobody, so it has no step to answer.
  backtest: false,
  chargeback: true,
  dispute: true,
  sop: true,
  quality: true,
};
const PROCESSES = Object.keys(WAITS) as readonly ProcessName[];

/** One value for each process. */
const each = <Value>(make: (process: ProcessName) => Value): Readonly<Record<ProcessName, Value>> =>
  Object.fromEntries(PROCESSES.map((process) => [process, make(process)])) as Record<ProcessName, Value>;

const tasksIdOf = (process: ProcessName): string => `${process.slice(0, 1).toUpperCase()}${process.slice(1)}Tasks`;

/** The calendars of the processes, and the Lambdas that their steps call. */
export class WorkflowsStack extends Stack {
  readonly machines: Readonly<Record<ProcessName, StateMachine>>;
  readonly functions: readonly CaseFunction[];

  constructor(scope: Construct, id: string, { data, settings, handlers, stateMachines }: WorkflowsStackProps) {
    super(scope, id, { description: "Recourse: state machines and their tasks" });
    const tasks = each((process) => {
      const name = `${process}-tasks` as const;
      const handler = new CaseFunction(this, tasksIdOf(process), { name, handlers, size: BACKGROUND_SIZE });
      bindAccess(handler, name, { data, settings });
      return handler;
    });
    const functions = Object.fromEntries(
      PROCESSES.map((process) => [`${tasksIdOf(process)}FunctionArn`, tasks[process]]),
    );
    this.machines = each((process) => {
      const file = `${stateMachines}/${process}.asl.json`;
      return new StateMachineFile(this, `${process}-process`, { file, functions }).machine;
    });
    this.functions = Object.values(tasks);
    for (const process of PROCESSES) if (WAITS[process]) this.letAnswer(tasks[process], this.machines[process]);
  }

  // A step whose signal is already there answers its own token at once. A policy of its own, since the role's default policy
  // comes before the function, the function before the machine, and the machine before this right.
  private letAnswer(target: CaseFunction, machine: StateMachine): void {
    new Policy(target, "AnswerWaits", {
      roles: [target.role],
      statements: [
        new PolicyStatement({
          actions: ["states:SendTaskSuccess", "states:SendTaskFailure"],
          resources: [machine.stateMachineArn],
        }),
      ],
    });
  }
}
