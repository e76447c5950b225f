import { Duration, Stack } from "aws-cdk-lib";
import {
  type Alarm,
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IMetric,
  type Metric,
  Stats,
} from "aws-cdk-lib/aws-cloudwatch";
import { Construct } from "constructs";
import type { ApiStack } from "../stacks/api-stack.ts";
import type { DataStack } from "../stacks/data-stack.ts";
import type { EventsStack } from "../stacks/events-stack.ts";
import type { WorkflowsStack } from "../stacks/workflows-stack.ts";

export interface OverviewProps {
  readonly data: DataStack;
  readonly workflows: WorkflowsStack;
  readonly events: EventsStack;
  readonly api: ApiStack;
  readonly alarms: Alarm[];
  readonly parked: Metric;
  readonly breaches: Metric;
}

/** Of the 24 columns of a dashboard. */
const HALF = 12;
const FULL = 24;
const SUM = { statistic: Stats.SUM, period: Duration.minutes(5) };

const graph = (title: string, left: readonly IMetric[]) => new GraphWidget({ title, left: [...left], width: HALF });

/** One page that answers: do callers get answers, do processes go on, does anything wait for a person? */
export class Overview extends Construct {
  constructor(scope: Construct, id: string, props: OverviewProps) {
    super(scope, id);
    const { api, alarms } = props;
    const dashboard = new Dashboard(this, "Dashboard", { dashboardName: Stack.of(this).stackName });
    dashboard.addWidgets(new AlarmStatusWidget({ title: "Alarms", alarms, width: FULL }));
    dashboard.addWidgets(
      graph("Requests and refusals", [
        api.stage.metricCount(SUM),
        api.stage.metricClientError(SUM),
        api.stage.metricServerError(SUM),
      ]),
      graph("Latency in ms", [
        api.stage.metricLatency({ statistic: Stats.p(50) }),
        api.stage.metricLatency({ statistic: Stats.p(99) }),
      ]),
    );
    dashboard.addWidgets(...this.processWidgets(props));
    dashboard.addWidgets(...this.waitingWidgets(props));
    dashboard.addWidgets(...this.storeWidgets(props));
  }

  private processWidgets({ workflows: { machines, functions }, events, api }: OverviewProps) {
    const lambdas = [...Object.values(api.functions), ...functions, ...events.reactors, events.publisher];
    return [
      graph(
        "Processes started, ended, failed",
        Object.values(machines).flatMap((machine) => [
          machine.metricStarted(SUM),
          machine.metricSucceeded(SUM),
          machine.metricFailed(SUM),
        ]),
      ),
      graph(
        "Lambda errors",
        lambdas.map(({ name, lambda }) => lambda.metricErrors({ ...SUM, label: name })),
      ),
    ];
  }

  private waitingWidgets({ events, parked, breaches }: OverviewProps) {
    return [
      graph("Parked cases and missed deadlines", [parked.with(SUM), breaches.with(SUM)]),
      graph(
        "Dead letters",
        events.deadLetters.map((queue) => queue.metricApproximateNumberOfMessagesVisible({ label: queue.what })),
      ),
    ];
  }

  private storeWidgets({ data, events }: OverviewProps) {
    const tables = [data.cases, data.ledger];
    return [
      graph(
        "Capacity units consumed",
        tables.flatMap((table) => [
          table.metricConsumedReadCapacityUnits(SUM),
          table.metricConsumedWriteCapacityUnits(SUM),
        ]),
      ),
      graph("Age of unpublished events in ms", [
        events.publisher.lambda.metric("IteratorAge", { statistic: Stats.MAXIMUM }),
      ]),
    ];
  }
}
