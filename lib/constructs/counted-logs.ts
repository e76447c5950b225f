import { Metric, Stats, Unit } from "aws-cdk-lib/aws-cloudwatch";
import { FilterPattern, type ILogGroup, MetricFilter } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import { type LogMetric, METRIC_NAMESPACE, PUBLISHED_MESSAGE, TASK_MESSAGE } from "../config/metrics.ts";

export interface CountedLogsProps {
  readonly counts: LogMetric;
  readonly publisherLogs: ILogGroup;
  readonly taskLogs: readonly ILogGroup[];
}

const lineWith = (message: string, field: string, values: readonly string[]) =>
  FilterPattern.all(
    FilterPattern.stringValue("$.message", "=", message),
    FilterPattern.any(...values.map((value) => FilterPattern.stringValue(field, "=", value))),
  );

/** One metric of our own, counted from structured log lines, so that a handler pays nothing for it. */
export class CountedLogs extends Construct {
  readonly metric: Metric;

  constructor(scope: Construct, id: string, { counts, publisherLogs, taskLogs }: CountedLogsProps) {
    super(scope, id);
    const target = { metricNamespace: METRIC_NAMESPACE, metricName: counts.name, metricValue: "1", unit: Unit.COUNT };
    if (counts.eventTypes.length > 0)
      new MetricFilter(this, "Published", {
        ...target,
        logGroup: publisherLogs,
        filterPattern: lineWith(PUBLISHED_MESSAGE, "$.eventType", counts.eventTypes),
      });
    if (counts.tasks.length > 0)
      taskLogs.forEach((logGroup, index) => {
        new MetricFilter(this, `Tasks${index}`, {
          ...target,
          logGroup,
          filterPattern: lineWith(TASK_MESSAGE, "$.task", counts.tasks),
        });
      });
    this.metric = new Metric({ namespace: METRIC_NAMESPACE, metricName: counts.name, statistic: Stats.SUM });
  }
}
