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

type TasksName = `${ProcessName}-tasks`;

/** The calendars of the processes, and the Lambdas that their steps call. */
export class WorkflowsStack extends Stack {
  readonly machines: Readonly<Record<ProcessName, StateMachine>>;
  readonly functions: readonly CaseFunction[];

  constructor(scope: Construct, id: string, { data, settings, handlers, stateMachines }: WorkflowsStackProps) {
    super(scope, id, { description: "Recourse: state machines and their tasks" });
    const tasksOf = (id: string, name: TasksName): CaseFunction => {
      const tasks = new CaseFunction(this, id, { name, handlers, size: BACKGROUND_SIZE });
      bindAccess(tasks, name, { data, settings });
      return tasks;
    };
    const tasks = {
      return: tasksOf("ReturnTasks", "return-tasks"),
      refund: tasksOf("RefundTasks", "refund-tasks"),
      feedback: tasksOf("FeedbackTasks", "feedback-tasks"),
      experiment: tasksOf("ExperimentTasks", "experiment-tasks"),
      backtest: tasksOf("BacktestTasks", "backtest-tasks"),
      chargeback: tasksOf("ChargebackTasks", "chargeback-tasks"),
      dispute: tasksOf("DisputeTasks", "dispute-tasks"),
      sop: tasksOf("SopTasks", "sop-tasks"),
    };
    const functions = {
      ReturnTasksFunctionArn: tasks.return,
      RefundTasksFunctionArn: tasks.refund,
      FeedbackTasksFunctionArn: tasks.feedback,
      ExperimentTasksFunctionArn: tasks.experiment,
      BacktestTasksFunctionArn: tasks.backtest,
      ChargebackTasksFunctionArn: tasks.chargeback,
      DisputeTasksFunctionArn: tasks.dispute,
      SopTasksFunctionArn: tasks.sop,
    };
    const machine = (name: ProcessName) =>
      new StateMachineFile(this, `${name}-process`, { file: `${stateMachines}/${name}.asl.json`, functions }).machine;
    this.machines = {
      return: machine("return"),
      refund: machine("refund"),
      feedback: machine("feedback"),
      experiment: machine("experiment"),
      backtest: machine("backtest"),
      chargeback: machine("chargeback"),
      dispute: machine("dispute"),
      sop: machine("sop"),
    };
    this.functions = Object.values(tasks);
    // A backtest waits for nobody, so it has no step to answer.
    for (const process of ["return", "refund", "feedback", "experiment", "chargeback", "dispute", "sop"] as const)
      this.letAnswer(tasks[process], this.machines[process]);
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
