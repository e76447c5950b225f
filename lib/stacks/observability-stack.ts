import { CfnOutput, Duration, Stack } from "aws-cdk-lib";
import { type Alarm, Metric, Stats } from "aws-cdk-lib/aws-cloudwatch";
import { Operation, type Table } from "aws-cdk-lib/aws-dynamodb";
import { FilterPattern, MetricFilter } from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";
import { ACCESS } from "../config/access.ts";
import {
  DEADLINE_BREACHES,
  FLAGS_REFUSED_MESSAGE,
  METRIC_NAMESPACE,
  PARKED_CASES,
  STOPPED_EXPERIMENTS,
} from "../config/metrics.ts";
import type { Settings } from "../config/settings.ts";
import { AlarmTopic } from "../constructs/alarm-topic.ts";
import { CountedLogs } from "../constructs/counted-logs.ts";
import { Overview } from "../constructs/overview.ts";
import type { ApiStack } from "./api-stack.ts";
import type { DataStack } from "./data-stack.ts";
import type { EventsStack } from "./events-stack.ts";
import type { WorkflowsStack } from "./workflows-stack.ts";

export interface ObservabilityStackProps {
  readonly data: DataStack;
  readonly workflows: WorkflowsStack;
  readonly events: EventsStack;
  readonly api: ApiStack;
  readonly settings: Settings;
}

const SUM = { statistic: Stats.SUM, period: Duration.minutes(5) };
const MAXIMUM = { statistic: Stats.MAXIMUM, period: Duration.minutes(5) };

/** Events should be on the bus within seconds; a minute behind for ten minutes means that the publisher is stuck. */
const ITERATOR_AGE_MS_MAX = 60_000;
const ITERATOR_AGE_PERIODS = 2;

/** The calls that the adapters make on a table. */
const OPERATIONS = [
  Operation.GET_ITEM,
  Operation.QUERY,
  Operation.PUT_ITEM,
  Operation.UPDATE_ITEM,
  Operation.TRANSACT_WRITE_ITEMS,
];

/** Who watches: alarms on everything that needs a person, and one dashboard. */
export class ObservabilityStack extends Stack {
  readonly alarms: AlarmTopic;
  /** A caller was answered with a 5xx. */
  readonly apiFaults: Alarm;

  constructor(scope: Construct, id: string, props: ObservabilityStackProps) {
    super(scope, id, { description: "Recourse: alarms and dashboard" });
    this.alarms = new AlarmTopic(this, "Alarms", { email: props.settings.alarmEmail });
    this.watchFunctions(props);
    this.apiFaults = this.alarms.watch("api-faults", props.api.stage.metricServerError(SUM), {
      threshold: 0,
      alarmDescription: "A caller was answered with a 5xx.",
    });
    this.watchDeadLetters(props.events);
    this.watchProcesses(props.workflows);
    this.watchTable("Cases", props.data.cases);
    this.watchTable("Ledger", props.data.ledger);
    const age = props.events.publisher.lambda.metric("IteratorAge", MAXIMUM);
    this.alarms.watch("EventsLate", age, {
      threshold: ITERATOR_AGE_MS_MAX,
      evaluationPeriods: ITERATOR_AGE_PERIODS,
      alarmDescription: "Events reach the bus late: look at the publisher's log.",
    });
    const parked = this.counted(
      PARKED_CASES,
      props,
      "A process handed a case to the agent desk because it could not go on.",
    );
    const breaches = this.counted(DEADLINE_BREACHES, props, "A refund or a decision was not made by its deadline.");
    this.counted(STOPPED_EXPERIMENTS, props, "An experiment did harm and has stopped: look at its results.");
    this.watchFlags(props.api);
    new Overview(this, "Overview", { ...props, alarms: this.alarms.alarms, parked, breaches });
    new CfnOutput(this, "AlarmTopic", { value: this.alarms.topic.topicArn });
  }

  private watchFunctions({ api, workflows, events }: ObservabilityStackProps): void {
    const functions = [...Object.values(api.functions), ...workflows.functions, ...events.reactors, events.publisher];
    for (const { name, lambda } of functions) {
      const alarmDescription = `Lambda ${name}: look at its log and its traces.`;
      this.alarms.watch(`${name}-errors`, lambda.metricErrors(SUM), { threshold: 0, alarmDescription });
      this.alarms.watch(`${name}-throttles`, lambda.metricThrottles(SUM), { threshold: 0, alarmDescription });
    }
  }

  private watchDeadLetters({ deadLetters }: EventsStack): void {
    for (const queue of deadLetters)
      this.alarms.watch(`${queue.what}-dead-letters`, queue.metricApproximateNumberOfMessagesVisible(MAXIMUM), {
        threshold: 0,
        alarmDescription: `Undelivered: ${queue.what}. Mend the cause, then send the messages again.`,
      });
  }

  private watchProcesses({ machines }: WorkflowsStack): void {
    for (const [process, machine] of Object.entries(machines)) {
      const metrics = { failed: machine.metricFailed(SUM), throttled: machine.metricThrottled(SUM) };
      for (const [what, metric] of Object.entries(metrics))
        this.alarms.watch(`${process}-process-${what}`, metric, {
          threshold: 0,
          alarmDescription: `State machine ${process}: executions ${what}. Mend the cause, then start them again as docs/deploy-to-aws.md says.`,
        });
    }
  }

  // The Lambdas go on with the last good definition; somebody has to mend the new one all the same.
  private watchFlags({ functions }: ApiStack): void {
    const name = "FlagDefinitionsRefused";
    const reading = Object.values(functions).filter((each) => ACCESS[each.name as keyof typeof ACCESS].flags);
    for (const { name: reader, logGroup } of reading)
      new MetricFilter(this, `${name}-${reader}`, {
        logGroup,
        metricNamespace: METRIC_NAMESPACE,
        metricName: name,
        metricValue: "1",
        filterPattern: FilterPattern.stringValue("$.message", "=", FLAGS_REFUSED_MESSAGE),
      });
    const metric = new Metric({ namespace: METRIC_NAMESPACE, metricName: name, ...SUM });
    this.alarms.watch(`${name}-counted`, metric, {
      threshold: 0,
      alarmDescription:
        "A definition of flags was not taken: the log of the storefront says why. The last good one holds.",
    });
  }

  private watchTable(name: string, table: Table): void {
    const throttled = table.metricThrottledRequestsForOperations({ operations: OPERATIONS, ...SUM });
    this.alarms.watch(`${name}-throttles`, throttled, {
      threshold: 0,
      alarmDescription: `Table ${name}: requests were throttled; look for a hot partition.`,
    });
  }

  private counted(
    counts: typeof PARKED_CASES,
    { events, workflows }: ObservabilityStackProps,
    alarmDescription: string,
  ) {
    const { metric } = new CountedLogs(this, counts.name, {
      counts,
      publisherLogs: events.publisher.logGroup,
      taskLogs: workflows.functions.map(({ logGroup }) => logGroup),
    });
    this.alarms.watch(`${counts.name}-counted`, metric.with(SUM), { threshold: 0, alarmDescription });
    return metric;
  }
}
