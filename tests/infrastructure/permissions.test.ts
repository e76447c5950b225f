import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { TABLE_ACTIONS } from "../../lib/config/access.ts";
import { deployment } from "../support/infrastructure/deployment.ts";
import { type Grant, grantsOf } from "../support/infrastructure/grants.ts";

const { stacks, template } = deployment();
const grants = Object.values(stacks).flatMap((stack) => grantsOf(template(stack)));

/** Actions that AWS grants on every resource or not at all, and why we need them. */
const ON_EVERY_RESOURCE = new Map([
  ["xray:PutTraceSegments", "traces have no resource"],
  ["xray:PutTelemetryRecords", "traces have no resource"],
  ["xray:GetSamplingRules", "traces have no resource"],
  ["xray:GetSamplingTargets", "traces have no resource"],
  ["dynamodb:ListStreams", "Lambda lists the streams before it reads the one that it was given"],
  ["logs:CreateLogDelivery", "vended logs of a state machine have no resource"],
  ["logs:GetLogDelivery", "vended logs of a state machine have no resource"],
  ["logs:UpdateLogDelivery", "vended logs of a state machine have no resource"],
  ["logs:DeleteLogDelivery", "vended logs of a state machine have no resource"],
  ["logs:ListLogDeliveries", "vended logs of a state machine have no resource"],
  ["logs:PutResourcePolicy", "vended logs of a state machine have no resource"],
  ["logs:DescribeResourcePolicies", "vended logs of a state machine have no resource"],
  ["logs:DescribeLogGroups", "vended logs of a state machine have no resource"],
]);

// What every Lambda may do: write its own log and its traces.
const isOwnLogOrTrace = ({ role, action, resource }: Grant) =>
  action.startsWith("xray:") || (action.startsWith("logs:") && resource === role.replace(/Role$/, "Logs"));

const rightsOf = (role: string): readonly string[] => {
  const rights = new Map<string, string[]>();
  for (const grant of grants.filter((each) => each.role === `${role}Role` && !isOwnLogOrTrace(each)))
    rights.set(grant.resource, [...(rights.get(grant.resource) ?? []), grant.action.replace("dynamodb:", "")]);
  return [...rights].map(([resource, actions]) => `${resource}: ${actions.sort().join(" ")}`).sort();
};

const CASES = "CasesArn: BatchGetItem ConditionCheckItem DeleteItem GetItem PutItem Query UpdateItem";
const LEDGER = "LedgerArn: GetItem PutItem Query UpdateItem";
const KEPT = "EvidenceBucketArn/kept/*";
const EVIDENCE = [
  "EvidenceBucketArn/incoming/*: s3:GetObject s3:PutObject",
  `${KEPT}: s3:GetObject s3:PutObject`,
  "EvidenceBucketArn: s3:ListBucket",
];
const CURSORS = "CursorKey: secretsmanager:GetSecretValue";
const FLAGS =
  "arn:AWS::Partition:appconfig:AWS::Region:AWS::AccountId:application/Application/environment/Environment/configuration/FlowsConfigurationProfile: appconfig:GetLatestConfiguration appconfig:StartConfigurationSession";
const SURVEYS = "SurveyKey: secretsmanager:GetSecretValue";
const by = (index: string) => `CasesArn/index/${index}: Query`;
const failed = (domain: string) => `reactions${domain}Failed: sqs:GetQueueAttributes sqs:GetQueueUrl sqs:SendMessage`;
const runs = (process: string) =>
  `${process}processMachine: states:SendTaskFailure states:SendTaskSuccess states:StartExecution`;

describe("the rights of each Lambda", () => {
  it.each([
    ["storefront", [CASES, by("by-buyer"), LEDGER, ...EVIDENCE, CURSORS, FLAGS, SURVEYS]],
    ["seller", [CASES, by("by-seller"), LEDGER, ...EVIDENCE, CURSORS, SURVEYS]],
    ["agent", [CASES, by("by-queue"), LEDGER, CURSORS, `${KEPT}: s3:GetObject`, "EvidenceBucketArn: s3:ListBucket"]],
    ["platform", [CASES, by("by-buyer"), by("by-queue"), by("by-seller"), LEDGER, CURSORS]],
    ["ReturnTasks", [CASES, "returnprocessMachine: states:SendTaskFailure states:SendTaskSuccess"]],
    ["RefundTasks", [CASES, LEDGER, "refundprocessMachine: states:SendTaskFailure states:SendTaskSuccess"]],
    ["FeedbackTasks", [CASES, SURVEYS, "feedbackprocessMachine: states:SendTaskFailure states:SendTaskSuccess"]],
    ["reactionsreturns", [CASES, failed("returns"), runs("return")]],
    ["reactionsrefunds", [CASES, LEDGER, failed("refunds"), runs("refund"), runs("chargeback"), runs("dispute")]],
    ["reactionsagentdesk", [CASES, failed("agentdesk"), runs("quality"), runs("sop")]],
    ["ChargebackTasks", [CASES, LEDGER, "chargebackprocessMachine: states:SendTaskFailure states:SendTaskSuccess"]],
    ["DisputeTasks", [CASES, LEDGER, "disputeprocessMachine: states:SendTaskFailure states:SendTaskSuccess"]],
    ["QualityTasks", [CASES, "qualityprocessMachine: states:SendTaskFailure states:SendTaskSuccess"]],
    ["SopTasks", [CASES, "sopprocessMachine: states:SendTaskFailure states:SendTaskSuccess"]],
    ["ExperimentTasks", [CASES, "experimentprocessMachine: states:SendTaskFailure states:SendTaskSuccess"]],
    ["reactionsexperiments", [CASES, failed("experiments"), runs("experiment")]],
    ["BacktestTasks", [CASES]],
    ["reactionsbacktests", [CASES, failed("backtests"), runs("backtest")]],
    ["reactionsfeedback", [CASES, failed("feedback"), runs("feedback")]],
    [
      "Publisher",
      [
        "*: ListStreams",
        "Bus: events:PutEvents",
        "CasesStreamArn: DescribeStream GetRecords GetShardIterator",
        "Unpublished: sqs:GetQueueAttributes sqs:GetQueueUrl sqs:SendMessage",
      ],
    ],
  ])("of %s are these and no others", (role, rights) => {
    expect(rightsOf(role)).toEqual([...rights].sort());
  });

  it("let a state machine call its own tasks only", () => {
    const calls = grants.filter(({ action }) => action === "lambda:InvokeFunction");
    expect(calls.map(({ role, resource }) => [role, resource])).toEqual([
      ["returnprocessRole", "ReturnTasksFunction"],
      ["refundprocessRole", "RefundTasksFunction"],
      ["feedbackprocessRole", "FeedbackTasksFunction"],
      ["experimentprocessRole", "ExperimentTasksFunction"],
      ["backtestprocessRole", "BacktestTasksFunction"],
      ["chargebackprocessRole", "ChargebackTasksFunction"],
      ["disputeprocessRole", "DisputeTasksFunction"],
      ["sopprocessRole", "SopTasksFunction"],
      ["qualityprocessRole", "QualityTasksFunction"],
    ]);
  });
});

it("nobody may delete evidence, or write to what is kept but those who examine it", () => {
  const onEvidence = grants.filter(({ resource }) => resource.startsWith("EvidenceBucketArn"));
  expect(onEvidence.filter(({ action }) => action.includes("Delete"))).toEqual([]);
  const writing = onEvidence.filter(({ resource, action }) => resource === KEPT && action === "s3:PutObject");
  expect(writing.map(({ role }) => role).sort()).toEqual(["sellerRole", "storefrontRole"]);
});

describe("wildcards", () => {
  it("stand in no action", () => {
    expect(grants.filter(({ action }) => action.includes("*"))).toEqual([]);
  });

  it("stand for every resource only where AWS knows no resource", () => {
    const open = grants.filter(({ action, resource }) => resource === "*" && !ON_EVERY_RESOURCE.has(action));
    expect(open).toEqual([]);
  });

  it("stand for a part of a resource only in the names of evidence files", () => {
    const partial = grants.filter(({ resource }) => resource !== "*" && resource.includes("*"));
    expect(new Set(partial.map(({ resource }) => resource))).toEqual(new Set(["EvidenceBucketArn/incoming/*", KEPT]));
  });
});

describe("the calls on the tables", () => {
  const folder = new URL("../../adapters/dynamodb/", import.meta.url);
  const code = readdirSync(folder)
    .map((file) => readFileSync(new URL(file, folder), "utf8"))
    .join("\n");
  const direct = [...code.matchAll(/new (Get|BatchGet|Query|Scan|Put|Update|Delete)Command\(/g)].map(
    ([, call]) => call,
  );
  const inTransactions = [...code.matchAll(/\b(Put|Update|Delete|ConditionCheck): \{/g)].map(([, call]) => call);
  const made = new Set([...direct, ...inTransactions].map((call) => (call === "Query" ? call : `${call}Item`)));

  it("that the adapters make are the calls that are granted", () => {
    const granted = Object.values(TABLE_ACTIONS).flatMap(({ write }) => write.map((action) => action.split(":")[1]));
    expect([...made].sort()).toEqual([...new Set(granted)].sort());
  });

  it("never scan", () => {
    expect(made).not.toContain("ScanItem");
  });
});
