import { readFileSync } from "node:fs";
import { RemovalPolicy, Stack } from "aws-cdk-lib";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { LogGroup } from "aws-cdk-lib/aws-logs";
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from "aws-cdk-lib/aws-stepfunctions";
import { Construct } from "constructs";
import { ACCEPTED, accept } from "../config/accepted-findings.ts";
import { LOG_RETENTION } from "../config/sizes.ts";
import type { CaseFunction } from "./case-function.ts";

export interface StateMachineFileProps {
  /** The path of the .asl.json file. */
  readonly file: string;
  /** Lambdas by the placeholder that stands for their ARN, e.g. ReturnTasksFunctionArn for `${ReturnTasksFunctionArn}`. */
  readonly functions: Readonly<Record<string, CaseFunction>>;
}

/** The names of the `${...}` placeholders of a definition. */
export const placeholdersOf = (definition: string): readonly string[] => [
  ...new Set([...definition.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name ?? "")),
];

/** A standard state machine, read from its file as it is; only the placeholders are filled in, by CloudFormation. */
export class StateMachineFile extends Construct {
  readonly machine: StateMachine;

  constructor(scope: Construct, id: string, { file, functions }: StateMachineFileProps) {
    super(scope, id);
    const definition = readFileSync(file, "utf8");
    const called = placeholdersOf(definition).map((placeholder) => {
      const target = functions[placeholder];
      if (target === undefined) throw new Error(`${file} wants \${${placeholder}}, which no Lambda stands for`);
      return { placeholder, arn: target.lambda.functionArn };
    });
    const role = new Role(this, "Role", { assumedBy: new ServicePrincipal("states.amazonaws.com") });
    role.addToPolicy(
      new PolicyStatement({ actions: ["lambda:InvokeFunction"], resources: called.map(({ arn }) => arn) }),
    );
    this.machine = new StateMachine(this, "Machine", {
      // In the template itself, so that `cdk diff` shows what a change to the file changes.
      definitionBody: DefinitionBody.fromString(JSON.stringify(JSON.parse(definition))),
      definitionSubstitutions: Object.fromEntries(called.map(({ placeholder, arn }) => [placeholder, arn])),
      stateMachineType: StateMachineType.STANDARD,
      role,
      tracingEnabled: true,
      // Without execution data: inputs name people's cases. Executions themselves can be read in Step Functions for 90 days.
      logs: { destination: this.logGroup(id), level: LogLevel.ERROR, includeExecutionData: false },
    });
    accept(role, ACCEPTED.logDelivery);
    accept(this.machine, ACCEPTED.onlyErrorsLogged);
  }

  // The prefix keeps the account's log resource policy small: AWS covers it by one entry for all vended logs.
  private logGroup(id: string): LogGroup {
    return new LogGroup(this, "Logs", {
      logGroupName: `/aws/vendedlogs/states/${Stack.of(this).stackName}-${id}`,
      retention: LOG_RETENTION,
      removalPolicy: RemovalPolicy.DESTROY,
    });
  }
}
