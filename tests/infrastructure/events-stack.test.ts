import { Match } from "aws-cdk-lib/assertions";
import { describe, expect, it } from "vitest";
import { EVENT_SOURCE } from "../../adapters/events/event-source.ts";
import type { Reaction } from "../../adapters/events/reaction.ts";
import { reactionRowsByDomain } from "../../functions/reaction-rows.ts";
import { deployment } from "../support/infrastructure/deployment.ts";
import { nameIn, resourcesOf } from "../support/infrastructure/resources.ts";

const { stacks, template } = deployment();
const events = template(stacks.events);
const rules = resourcesOf(events, "AWS::Events::Rule").filter(({ Properties }) => !("ManagedBy" in Properties));
const rows = Object.entries(reactionRowsByDomain).flatMap(([domain, reactions]: [string, readonly Reaction[]]) =>
  reactions.map((reaction) => ({ domain, ...reaction })),
);

/** EventBridge's own limit, which can be raised on request only. */
const PATTERN_CHARACTERS_MAX = 2048;

interface Target {
  readonly Arn: unknown;
  readonly DeadLetterConfig: { readonly Arn: unknown };
  readonly InputTransformer: { readonly InputPathsMap: Record<string, string>; readonly InputTemplate: string };
  readonly RetryPolicy: { readonly MaximumRetryAttempts: number };
}

const ruleOf = (entry: string) => {
  const found = rules.filter(({ Properties }) => String(Properties.Description).startsWith(`${entry}:`));
  expect(found).toHaveLength(1);
  const properties = found[0]?.Properties as unknown as { EventPattern: unknown; Targets: readonly [Target] };
  return { pattern: properties.EventPattern, targets: properties.Targets };
};

describe("a reaction row", () => {
  it.each(rows)("$entry has one rule on its event types", ({ entry, on }) => {
    expect(ruleOf(entry).pattern).toEqual({ source: ["recourse"], "detail-type": on });
  });

  it.each(rows)("$entry fits into EventBridge's limit of a pattern", ({ entry }) => {
    expect(JSON.stringify(ruleOf(entry).pattern).length).toBeLessThanOrEqual(PATTERN_CHARACTERS_MAX);
  });

  it.each(rows)("$entry reaches the Lambda of $domain as {entry, event}", ({ entry, domain }) => {
    const [{ Arn, InputTransformer }] = ruleOf(entry).targets;
    expect(nameIn(Arn)).toMatch(new RegExp(`^reactions${domain.replace("-", "")}Function`));
    expect(InputTransformer.InputPathsMap).toEqual({ detail: "$.detail" });
    expect(InputTransformer.InputTemplate).toBe(`{"entry":"${entry}","event":<detail>}`);
  });

  it.each(rows)("$entry has a queue of its own for what cannot be delivered", ({ entry }) => {
    const { targets } = ruleOf(entry);
    expect(targets).toHaveLength(1);
    expect(targets[0].RetryPolicy.MaximumRetryAttempts).toBeGreaterThan(0);
    const queues = rows.map((row) => nameIn(ruleOf(row.entry).targets[0].DeadLetterConfig.Arn));
    expect(new Set(queues).size).toBe(rows.length);
  });

  it.each(rows)("$entry's rule, and no other, may put letters into that queue", ({ entry }) => {
    const queue = nameIn(ruleOf(entry).targets[0].DeadLetterConfig.Arn);
    const policies = resourcesOf(events, "AWS::SQS::QueuePolicy").map(({ Properties }) => JSON.stringify(Properties));
    const [own] = policies.filter((policy) => policy.includes(`"Queues":[{"Ref":"${queue}"}]`));
    expect(own).toMatch(
      /"Action":"sqs:SendMessage","Condition":\{"ArnEquals":\{"aws:SourceArn":\{"Fn::GetAtt":\["\w+Rule/,
    );
    expect(own).toContain('"Service":"events.amazonaws.com"');
  });

  it("is the only source of rules", () => {
    // The archive has a managed rule, which EventBridge makes itself.
    expect(rules).toHaveLength(rows.length);
  });
});

it.each(["returns", "refunds", "agentdesk"])("a reaction of %s that fails to the last is kept", (domain) => {
  const kept = resourcesOf(events, "AWS::Lambda::EventInvokeConfig").filter(({ Properties }) =>
    nameIn(Properties.FunctionName).startsWith(`reactions${domain}Function`),
  );
  expect(kept).toHaveLength(1);
  expect(kept[0]?.Properties).toMatchObject({ MaximumRetryAttempts: 2 });
  const failed = kept[0]?.Properties.DestinationConfig as { OnFailure: { Destination: unknown } } | undefined;
  expect(nameIn(failed?.OnFailure.Destination)).toMatch(new RegExp(`^reactions${domain}Failed`));
});

it("the rules listen to the source that the publisher writes", () => {
  const patterns = resourcesOf(events, "AWS::Events::Rule").map(({ Properties }) => Properties.EventPattern);
  expect(patterns.length).toBeGreaterThan(0);
  for (const pattern of patterns) expect(pattern).toMatchObject({ source: [EVENT_SOURCE] });
});

describe("the publisher", () => {
  it("reads new events of the timeline only, and one bad record holds up no other", () => {
    events.hasResourceProperties("AWS::Lambda::EventSourceMapping", {
      FilterCriteria: {
        Filters: [
          {
            Pattern: JSON.stringify({
              eventName: ["INSERT"],
              dynamodb: { Keys: { sk: { S: [{ prefix: "EVENT#" }] } } },
            }),
          },
        ],
      },
      FunctionResponseTypes: ["ReportBatchItemFailures"],
      BisectBatchOnFunctionError: true,
      StartingPosition: "TRIM_HORIZON",
      MaximumRetryAttempts: Match.anyValue(),
      MaximumRecordAgeInSeconds: Match.anyValue(),
      DestinationConfig: { OnFailure: { Destination: Match.anyValue() } },
    });
  });
});

it("the bus keeps what happened for a replay, our own events only", () => {
  events.hasResourceProperties("AWS::Events::Archive", {
    RetentionDays: 90,
    EventPattern: { source: ["recourse"] },
  });
});

it.each(resourcesOf(events, "AWS::SQS::Queue"))(
  "$id is encrypted and keeps letters for two weeks",
  ({ Properties }) => {
    expect(Properties).toMatchObject({ SqsManagedSseEnabled: true, MessageRetentionPeriod: 1_209_600 });
  },
);
