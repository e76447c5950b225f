import { type EventBus, EventField, Rule, RuleTargetInput } from "aws-cdk-lib/aws-events";
import { LambdaFunction } from "aws-cdk-lib/aws-events-targets";
import { Construct } from "constructs";
import { EVENT_SOURCE } from "../../adapters/events/event-source.ts";
import type { Reaction } from "../../adapters/events/reaction.ts";
import { DELIVERY } from "../config/sizes.ts";
import type { CaseFunction } from "./case-function.ts";
import { DeadLetters } from "./dead-letters.ts";

export interface EventReactionProps {
  readonly bus: EventBus;
  readonly reaction: Reaction;
  readonly target: CaseFunction;
}

/** One reaction row as a rule: its event types go to the domain's Lambda as `{entry, event}`, undeliverable ones to a queue. */
export class EventReaction extends Construct {
  readonly deadLetters: DeadLetters;

  constructor(scope: Construct, id: string, { bus, reaction, target }: EventReactionProps) {
    super(scope, id);
    this.deadLetters = new DeadLetters(this, "DeadLetters", reaction.entry);
    new Rule(this, "Rule", {
      eventBus: bus,
      description: `${reaction.entry}: on ${reaction.on.join(", ")}`.slice(0, 512),
      eventPattern: { source: [EVENT_SOURCE], detailType: [...reaction.on] },
      targets: [
        new LambdaFunction(target.lambda, {
          event: RuleTargetInput.fromObject({ entry: reaction.entry, event: EventField.fromPath("$.detail") }),
          deadLetterQueue: this.deadLetters,
          retryAttempts: DELIVERY.ruleRetryAttempts,
          maxEventAge: DELIVERY.ruleEventAgeMax,
        }),
      ],
    });
  }
}
