import { Stack } from "aws-cdk-lib";
import type { ITable } from "aws-cdk-lib/aws-dynamodb";
import { Archive, EventBus } from "aws-cdk-lib/aws-events";
import { FilterCriteria, FilterRule, StartingPosition } from "aws-cdk-lib/aws-lambda";
import { SqsDestination } from "aws-cdk-lib/aws-lambda-destinations";
import { DynamoEventSource, SqsDlq } from "aws-cdk-lib/aws-lambda-event-sources";
import type { StateMachine } from "aws-cdk-lib/aws-stepfunctions";
import type { Construct } from "constructs";
import { prefixes } from "../../adapters/dynamodb/table-keys.ts";
import { CASES_TABLE } from "../../adapters/dynamodb/tables.ts";
import { EVENT_SOURCE } from "../../adapters/events/event-source.ts";
import type { Reaction } from "../../adapters/events/reaction.ts";
import type { ProcessName } from "../../adapters/workflow/processes.ts";
import { ACCESS } from "../config/access.ts";
import { ENVIRONMENT } from "../config/environment.ts";
import type { Settings } from "../config/settings.ts";
import { ARCHIVE_RETENTION, BACKGROUND_SIZE, DELIVERY } from "../config/sizes.ts";
import { bindAccess } from "../constructs/bind-access.ts";
import { CaseFunction } from "../constructs/case-function.ts";
import { DeadLetters } from "../constructs/dead-letters.ts";
import { EventReaction } from "../constructs/event-reaction.ts";
import type { DataStack } from "./data-stack.ts";

/** The domains that react to events; each has one Lambda for all its reactions. */
export type ReactingDomain = "returns" | "refunds" | "agent-desk" | "feedback" | "experiments" | "backtests";

export interface EventsStackProps {
  readonly data: DataStack;
  readonly settings: Settings;
  readonly machines: Readonly<Record<ProcessName, StateMachine>>;
  readonly handlers: string;
  readonly reactions: Readonly<Record<ReactingDomain, readonly Reaction[]>>;
}

/** From the timeline to everybody who reacts: table stream, publisher, bus, one rule for each reaction row. */
export class EventsStack extends Stack {
  readonly bus: EventBus;
  readonly publisher: CaseFunction;
  readonly reactors: readonly CaseFunction[];
  readonly deadLetters: readonly DeadLetters[];

  constructor(scope: Construct, id: string, props: EventsStackProps) {
    super(scope, id, { description: "Recourse: event bus, publisher and reactions" });
    this.bus = new EventBus(this, "Bus", { description: "What happened to the cases of Recourse" });
    new Archive(this, "Archive", {
      sourceEventBus: this.bus,
      eventPattern: { source: [EVENT_SOURCE] },
      retention: ARCHIVE_RETENTION,
    });
    const unpublished = new DeadLetters(this, "Unpublished", "unpublished-events");
    this.publisher = this.publisherOf(props, unpublished);
    const domains = Object.keys(props.reactions) as ReactingDomain[];
    const reacting = domains.map((domain) => this.reactorOf(domain, props));
    this.reactors = reacting.map(({ reactor }) => reactor);
    this.deadLetters = [unpublished, ...reacting.flatMap(({ deadLetters }) => deadLetters)];
  }

  private publisherOf({ data, handlers }: EventsStackProps, unpublished: DeadLetters): CaseFunction {
    const publisher = new CaseFunction(this, "Publisher", { name: "publisher", handlers, size: BACKGROUND_SIZE });
    publisher.allow(["events:PutEvents"], [this.bus.eventBusArn]);
    publisher.lambda.addEnvironment(ENVIRONMENT.eventBus, this.bus.eventBusName);
    publisher.lambda.addEventSource(
      // As for the evidence bucket: the class is its interface but for an optional member.
      new DynamoEventSource(data.cases as ITable, {
        startingPosition: StartingPosition.TRIM_HORIZON,
        batchSize: DELIVERY.streamBatchSize,
        filters: [
          FilterCriteria.filter({
            eventName: FilterRule.isEqual("INSERT"),
            dynamodb: { Keys: { [CASES_TABLE.sortKey]: { S: FilterRule.beginsWith(prefixes.event) } } },
          }),
        ],
        reportBatchItemFailures: true,
        bisectBatchOnError: true,
        retryAttempts: DELIVERY.streamRetryAttempts,
        maxRecordAge: DELIVERY.streamRecordAgeMax,
        onFailure: new SqsDlq(unpublished),
      }),
    );
    return publisher;
  }

  private reactorOf(domain: ReactingDomain, { data, settings, machines, handlers, reactions }: EventsStackProps) {
    const name = `reactions-${domain}` as const;
    const reactor = new CaseFunction(this, name, { name, handlers, size: BACKGROUND_SIZE });
    bindAccess(reactor, name, { data, settings });
    for (const process of ACCESS[name].processes) this.letRun(reactor, process, machines[process]);
    const failed = new DeadLetters(reactor, "Failed", name);
    reactor.lambda.configureAsyncInvoke({
      retryAttempts: DELIVERY.functionRetryAttempts,
      maxEventAge: DELIVERY.functionEventAgeMax,
      onFailure: new SqsDestination(failed),
    });
    const rules = reactions[domain].map(
      (reaction) => new EventReaction(this, reaction.entry, { bus: this.bus, reaction, target: reactor }),
    );
    return { reactor, deadLetters: [failed, ...rules.map(({ deadLetters }) => deadLetters)] };
  }

  // IAM's own table names no resource type for SendTaskSuccess, yet the call is checked against the ARN of the machine whose
  // token it is: that is what its AccessDenied answer names, and what CDK's grantTaskResponse grants.
  private letRun(reactor: CaseFunction, process: ProcessName, { stateMachineArn }: StateMachine): void {
    reactor.allow(["states:StartExecution", "states:SendTaskSuccess", "states:SendTaskFailure"], [stateMachineArn]);
    reactor.lambda.addEnvironment(ENVIRONMENT.stateMachines[process], stateMachineArn);
  }
}
