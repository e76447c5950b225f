import { Stack } from "aws-cdk-lib";
import {
  Application,
  ConfigurationContent,
  ConfigurationType,
  DeploymentStrategy,
  Environment,
  HostedConfiguration,
  JsonSchemaValidator,
  Monitor,
  RolloutStrategy,
} from "aws-cdk-lib/aws-appconfig";
import type { Alarm } from "aws-cdk-lib/aws-cloudwatch";
import { Policy, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { Construct } from "constructs";
import type { FlagsProfile } from "../config/flags.ts";
import { FLAGS_ROLLOUT } from "../config/sizes.ts";
import type { CaseFunction } from "../constructs/case-function.ts";

export interface FlagsStackProps {
  readonly flags: FlagsProfile;
  /** The folder of the definition and of its schema. */
  readonly policies: string;
  /** Who asks for the definition. */
  readonly readers: readonly CaseFunction[];
  /** Takes a definition back while it is rolled out, and for some time after. */
  readonly rollBackOn: Alarm;
}

/**
 * The definition of the flags in AppConfig. It comes last, since it watches an alarm over the API: the Lambdas know it by name,
 * and until it is there the definition that comes with the code holds.
 */
export class FlagsStack extends Stack {
  constructor(scope: Construct, id: string, { flags, policies, readers, rollBackOn }: FlagsStackProps) {
    super(scope, id, { description: "Recourse: flags of the resolution flows" });
    const application = new Application(this, "Application", { applicationName: flags.application });
    const environment = new Environment(this, "Environment", {
      application,
      environmentName: flags.environment,
      monitors: [Monitor.fromCloudWatchAlarm(rollBackOn, this.watcher(rollBackOn))],
    });
    const profile = new HostedConfiguration(this, "Flows", {
      application,
      name: flags.profile,
      description: "Which way the resolution flows go, in flagd's format",
      type: ConfigurationType.FREEFORM,
      content: ConfigurationContent.fromFile(`${policies}/flags.json`, "application/json"),
      validators: [JsonSchemaValidator.fromFile(`${policies}/flags.schema.json`)],
      deploymentStrategy: new DeploymentStrategy(this, "Gradual", {
        description: "A fifth of the processes at a time, then a while in which an alarm takes it back",
        rolloutStrategy: RolloutStrategy.linear(FLAGS_ROLLOUT),
      }),
      deployTo: [environment],
    });
    const configuration = `${environment.environmentArn}/configuration/${profile.configurationProfileId}`;
    for (const reader of readers)
      new Policy(this, `Read-${reader.name}`, {
        roles: [reader.role],
        statements: [
          new PolicyStatement({
            actions: ["appconfig:StartConfigurationSession", "appconfig:GetLatestConfiguration"],
            resources: [configuration],
          }),
        ],
      });
  }

  // CDK would let AppConfig look at every alarm of the account; of one that is no composite, its own name is enough.
  private watcher({ alarmArn }: Alarm): Role {
    const role = new Role(this, "Watcher", { assumedBy: new ServicePrincipal("appconfig.amazonaws.com") });
    role.addToPolicy(new PolicyStatement({ actions: ["cloudwatch:DescribeAlarms"], resources: [alarmArn] }));
    return role;
  }
}
