import { fileURLToPath } from "node:url";
import { RemovalPolicy } from "aws-cdk-lib";
import type { Table } from "aws-cdk-lib/aws-dynamodb";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Architecture, Runtime, Tracing } from "aws-cdk-lib/aws-lambda";
import { NodejsFunction } from "aws-cdk-lib/aws-lambda-nodejs";
import { LogGroup } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import { LAMBDA_NODE_OPTIONS } from "../../adapters/runtime/bundling.ts";
import { ACCEPTED, accept } from "../config/accepted-findings.ts";
import type { LambdaName } from "../config/access.ts";
import { BUNDLING } from "../config/bundling.ts";
import type { IndexName } from "../config/index-names.ts";
import { METRIC_NAMESPACE } from "../config/metrics.ts";
import { type FunctionSize, LOG_RETENTION } from "../config/sizes.ts";

const PROJECT_ROOT = fileURLToPath(new URL("../..", import.meta.url));

export interface CaseFunctionProps {
  readonly name: LambdaName;
  /** The folder that holds `<name>.lambda.ts`. */
  readonly handlers: string;
  readonly size: FunctionSize;
}

/** A table, the calls that are made on it, and the environment variable that names it. */
export interface TableBinding {
  readonly table: Table;
  readonly actions: readonly string[];
  readonly variable: string;
  readonly indexes?: readonly IndexName[];
}

/** One deployed Lambda: bundled from its entry file, traced, with a log group that forgets and a role that starts with nothing. */
export class CaseFunction extends Construct {
  readonly name: LambdaName;
  readonly lambda: NodejsFunction;
  readonly logGroup: LogGroup;
  readonly role: Role;

  constructor(scope: Construct, id: string, { name, handlers, size }: CaseFunctionProps) {
    super(scope, id);
    this.name = name;
    this.logGroup = new LogGroup(this, "Logs", { retention: LOG_RETENTION, removalPolicy: RemovalPolicy.DESTROY });
    // A role of our own, since the one that CDK makes carries a managed policy with logs on every log group.
    this.role = new Role(this, "Role", { assumedBy: new ServicePrincipal("lambda.amazonaws.com") });
    this.logGroup.grantWrite(this.role);
    this.lambda = new NodejsFunction(this, "Function", {
      entry: `${handlers}/${name}.lambda.ts`,
      projectRoot: PROJECT_ROOT,
      depsLockFilePath: `${PROJECT_ROOT}/package-lock.json`,
      bundling: BUNDLING,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: size.memoryMb,
      timeout: size.timeout,
      tracing: Tracing.ACTIVE,
      role: this.role,
      logGroup: this.logGroup,
      environment: {
        NODE_OPTIONS: LAMBDA_NODE_OPTIONS,
        POWERTOOLS_SERVICE_NAME: name,
        POWERTOOLS_METRICS_NAMESPACE: METRIC_NAMESPACE,
      },
    });
    accept(this.role, ACCEPTED.tracing);
  }

  /** Grants the calls, and queries on named indexes, and tells the function the table's name, in one go. */
  bindTable({ table, actions, variable, indexes = [] }: TableBinding): void {
    // The name is no secret and every Lambda opens both tables; what it may do with them is the grant.
    this.lambda.addEnvironment(variable, table.tableName);
    if (actions.length === 0) return;
    this.allow(actions, [table.tableArn]);
    if (indexes.length > 0)
      this.allow(
        ["dynamodb:Query"],
        indexes.map((index) => `${table.tableArn}/index/${index}`),
      );
  }

  /** Grants calls on named resources. */
  allow(actions: readonly string[], resources: readonly string[]): void {
    this.role.addToPolicy(new PolicyStatement({ actions: [...actions], resources: [...resources] }));
  }
}
