import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { DEADLINE_BREACHES, PARKED_CASES } from "../../lib/config/metrics.ts";
import { deployment } from "../support/infrastructure/deployment.ts";
import { nameIn, resourcesOf } from "../support/infrastructure/resources.ts";

const { stacks, template } = deployment();
const observability = template(stacks.observability);
const alarms = resourcesOf(observability, "AWS::CloudWatch::Alarm");
const all = Object.values(stacks).map(template);

/** The one metric of an alarm; an alarm over an expression has several and is looked at as a whole. */
const watches = (metric: string) =>
  alarms.filter(({ Properties }) => JSON.stringify(Properties).includes(`"${metric}"`));

const idsIn = (metric: string, dimension: string) =>
  watches(metric).map(({ Properties }) => {
    const dimensions = Properties.Dimensions as readonly { Name: string; Value: unknown }[];
    return nameIn(dimensions.find(({ Name }) => Name === dimension)?.Value).replace(
      /^.*:ExportsOutput(Ref|FnGetAtt)/,
      "",
    );
  });

const physical = (type: string) => all.flatMap((each) => resourcesOf(each, type)).map(({ id }) => id);

// An export's name is the logical id and a hash.
const covers = (watched: readonly string[], ids: readonly string[]) =>
  ids.filter((id) => !watched.some((name) => name.startsWith(id)));

describe("an alarm watches", () => {
  it.each([
    ["errors of", "Errors", "FunctionName", "AWS::Lambda::Function"],
    ["throttles of", "Throttles", "FunctionName", "AWS::Lambda::Function"],
    ["dead letters in", "ApproximateNumberOfMessagesVisible", "QueueName", "AWS::SQS::Queue"],
    ["failed executions of", "ExecutionsFailed", "StateMachineArn", "AWS::StepFunctions::StateMachine"],
    ["throttled steps of", "ExecutionThrottled", "StateMachineArn", "AWS::StepFunctions::StateMachine"],
  ])("%s every resource of its kind (%s)", (_, metric, dimension, type) => {
    const ids = physical(type);
    expect(ids.length).toBeGreaterThan(0);
    expect(covers(idsIn(metric, dimension), ids)).toEqual([]);
  });

  it.each(["ThrottledRequests", "IteratorAge", "5xx", "ParkedCases", "DeadlineBreaches"])("%s", (metric) => {
    expect(watches(metric).length).toBeGreaterThan(0);
  });

  it("throttles of both tables", () => {
    expect(watches("ThrottledRequests")).toHaveLength(2);
  });
});

it.each(alarms)("$id tells somebody, says what to do, and is calm when nothing happens", ({ Properties }) => {
  expect(Properties.AlarmActions).toHaveLength(1);
  expect(String(Properties.AlarmDescription)).toMatch(/\.$/);
  expect(Properties.TreatMissingData).toBe("notBreaching");
});

describe("our own metrics", () => {
  const filters = resourcesOf(observability, "AWS::Logs::MetricFilter");

  it.each(filters)("$id counts lines of a log without dimensions", ({ Properties }) => {
    const [transformation] = Properties.MetricTransformations as readonly Record<string, unknown>[];
    expect(transformation).toMatchObject({ MetricNamespace: "Recourse", MetricValue: "1" });
    expect(transformation).not.toHaveProperty("Dimensions");
  });

  it("read the publisher's lines about events and the tasks' lines about steps", () => {
    expect(filters.map(({ Properties }) => Properties.FilterPattern)).toEqual(
      expect.arrayContaining([
        '{ ($.message = "published") && ($.eventType = "RefundParked") }',
        '{ ($.message = "task") && (($.task = "park-return") || ($.task = "park-survey") || ($.task = "park-experiment") || ($.task = "park-backtest") || ($.task = "park-chargeback") || ($.task = "park-dispute") || ($.task = "park-sop") || ($.task = "park-quality-review")) }',
        '{ ($.message = "published") && ($.eventType = "ExperimentStoppedForSafety") }',
        '{ ($.message = "published") && (($.eventType = "RefundOverdue") || ($.eventType = "DecisionOverdue") || ($.eventType = "CallBackOverdue") || ($.eventType = "ChargebackResponseOverdue") || ($.eventType = "DisputeDecisionOverdue") || ($.eventType = "DisputePaymentOverdue")) }',
      ]),
    );
  });

  const read = (folder: URL): string =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts") || file.endsWith(".json"))
      .map((file) => readFileSync(new URL(file, folder), "utf8"))
      .join("\n");

  it.each([...PARKED_CASES.eventTypes, ...DEADLINE_BREACHES.eventTypes])("%s is an event of the domain", (type) => {
    expect(read(new URL("../../domain/", import.meta.url))).toContain(`event("${type}"`);
  });

  it.each([...PARKED_CASES.tasks, ...DEADLINE_BREACHES.tasks])("%s is a task of a state machine", (task) => {
    expect(read(new URL("../../state-machines/", import.meta.url))).toContain(`"task": "${task}"`);
  });
});

it("the topic is encrypted under a key that turns, and CloudWatch may use it", () => {
  observability.hasResourceProperties("AWS::KMS::Key", { EnableKeyRotation: true });
  const [topic] = resourcesOf(observability, "AWS::SNS::Topic");
  expect(topic?.Properties).toHaveProperty("KmsMasterKeyId");
  const [key] = resourcesOf(observability, "AWS::KMS::Key");
  expect(JSON.stringify(key?.Properties.KeyPolicy)).toContain('"Service":"cloudwatch.amazonaws.com"');
});

it("an address given as alarmEmail is told", () => {
  const given = deployment({ alarmEmail: "desk@example.com" });
  given.template(given.stacks.observability).hasResourceProperties("AWS::SNS::Subscription", {
    Protocol: "email",
    Endpoint: "desk@example.com",
  });
});

it("there is one dashboard", () => {
  observability.resourceCountIs("AWS::CloudWatch::Dashboard", 1);
});
