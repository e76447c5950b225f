import { RemovalPolicy } from "aws-cdk-lib";
import {
  Alarm,
  ComparisonOperator,
  type CreateAlarmOptions,
  type IMetric,
  TreatMissingData,
} from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import { ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Key } from "aws-cdk-lib/aws-kms";
import { Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import { Construct } from "constructs";

export interface AlarmTopicProps {
  readonly email: string | undefined;
}

/** Alarms are of the kind "more than so many in five minutes"; nothing reported is nothing wrong. */
type AlarmOptions = Pick<CreateAlarmOptions, "threshold" | "alarmDescription"> & {
  readonly evaluationPeriods?: number;
};

/** Where alarms go: an encrypted topic, to which a person, a pager or a chat subscribes. */
export class AlarmTopic extends Construct {
  readonly topic: Topic;
  readonly alarms: Alarm[] = [];

  constructor(scope: Construct, id: string, { email }: AlarmTopicProps) {
    super(scope, id);
    // CloudWatch cannot publish to a topic under the AWS-managed key, so this one key is our own.
    const masterKey = new Key(this, "Key", {
      description: "Encrypts Recourse's alarms",
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    masterKey.grantEncryptDecrypt(new ServicePrincipal("cloudwatch.amazonaws.com"));
    this.topic = new Topic(this, "Topic", { masterKey, enforceSSL: true });
    if (email !== undefined) this.topic.addSubscription(new EmailSubscription(email));
  }

  /** Raises an alarm when the metric is above the threshold. */
  watch(id: string, metric: IMetric, { threshold, alarmDescription, evaluationPeriods = 1 }: AlarmOptions): Alarm {
    const alarm = new Alarm(this, id, {
      metric,
      threshold,
      evaluationPeriods,
      ...(alarmDescription === undefined ? {} : { alarmDescription }),
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
    alarm.addOkAction(new SnsAction(this.topic));
    this.alarms.push(alarm);
    return alarm;
  }
}
