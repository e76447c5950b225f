import { describe, expect, it } from "vitest";
import { ACCESS } from "../../lib/config/access.ts";
import { deployment } from "../support/infrastructure/deployment.ts";
import { nameIn, type Resource, resourcesOf } from "../support/infrastructure/resources.ts";

const { stacks, template } = deployment();
const templates = Object.values(stacks).map(template);
const functions = templates.flatMap((each) => resourcesOf(each, "AWS::Lambda::Function"));
const logGroups = templates.flatMap((each) => resourcesOf(each, "AWS::Logs::LogGroup"));

const variables = ({ Properties }: Resource) =>
  (Properties.Environment as { Variables: Record<string, unknown> }).Variables;

it("there is one Lambda for each row of the access table, and the publisher", () => {
  const names = functions.map((each) => variables(each).POWERTOOLS_SERVICE_NAME);
  expect([...names].sort()).toEqual([...Object.keys(ACCESS), "publisher"].sort());
});

describe.each(functions)("$id", (each) => {
  it("runs Node.js 24 on arm64 and is traced", () => {
    expect(each.Properties).toMatchObject({
      Runtime: "nodejs24.x",
      Architectures: ["arm64"],
      Handler: "index.handler",
      TracingConfig: { Mode: "Active" },
    });
  });

  it("maps its stack traces to the sources", () => {
    expect(variables(each)).toMatchObject({ NODE_OPTIONS: "--enable-source-maps" });
  });

  it("writes to a log group of its own that forgets", () => {
    const { LogGroup } = each.Properties.LoggingConfig as { LogGroup: unknown };
    const logGroup = logGroups.find(({ id }) => id === nameIn(LogGroup));
    expect(logGroup?.Properties.RetentionInDays).toBe(90);
  });

  it("ends before API Gateway gives up", () => {
    expect(each.Properties.Timeout).toBeLessThanOrEqual(30);
  });
});

it("no log group keeps anything for ever", () => {
  expect(logGroups.filter(({ Properties }) => Properties.RetentionInDays === undefined)).toEqual([]);
});

describe("the environment", () => {
  it.each([
    [
      "storefront",
      [
        "CASES_TABLE",
        "CURSOR_KEY_SECRET_ARN",
        "EVIDENCE_BUCKET",
        "FLAGS_APPLICATION",
        "FLAGS_ENVIRONMENT",
        "FLAGS_PROFILE",
        "LEDGER_TABLE",
        "SURVEY_KEY_SECRET_ARN",
      ],
    ],
    ["seller", ["CASES_TABLE", "CURSOR_KEY_SECRET_ARN", "EVIDENCE_BUCKET", "LEDGER_TABLE", "SURVEY_KEY_SECRET_ARN"]],
    ["agent", ["CASES_TABLE", "CURSOR_KEY_SECRET_ARN", "EVIDENCE_BUCKET", "LEDGER_TABLE"]],
    ["platform", ["CASES_TABLE", "CURSOR_KEY_SECRET_ARN", "LEDGER_TABLE"]],
    ["return-tasks", ["CASES_TABLE", "LEDGER_TABLE"]],
    ["refund-tasks", ["CASES_TABLE", "LEDGER_TABLE"]],
    ["feedback-tasks", ["CASES_TABLE", "LEDGER_TABLE", "SURVEY_KEY_SECRET_ARN"]],
    ["reactions-returns", ["CASES_TABLE", "LEDGER_TABLE", "RETURN_STATE_MACHINE_ARN"]],
    [
      "reactions-refunds",
      [
        "CASES_TABLE",
        "CHARGEBACK_STATE_MACHINE_ARN",
        "DISPUTE_STATE_MACHINE_ARN",
        "LEDGER_TABLE",
        "REFUND_STATE_MACHINE_ARN",
      ],
    ],
    ["dispute-tasks", ["CASES_TABLE", "LEDGER_TABLE"]],
    ["reactions-agent-desk", ["CASES_TABLE", "LEDGER_TABLE", "QUALITY_STATE_MACHINE_ARN", "SOP_STATE_MACHINE_ARN"]],
    ["sop-tasks", ["CASES_TABLE", "LEDGER_TABLE"]],
    ["quality-tasks", ["CASES_TABLE", "LEDGER_TABLE"]],
    ["experiment-tasks", ["CASES_TABLE", "LEDGER_TABLE"]],
    ["reactions-experiments", ["CASES_TABLE", "EXPERIMENT_STATE_MACHINE_ARN", "LEDGER_TABLE"]],
    ["reactions-feedback", ["CASES_TABLE", "FEEDBACK_STATE_MACHINE_ARN", "LEDGER_TABLE"]],
    ["backtest-tasks", ["CASES_TABLE", "LEDGER_TABLE"]],
    ["reactions-backtests", ["BACKTEST_STATE_MACHINE_ARN", "CASES_TABLE", "LEDGER_TABLE"]],
    ["publisher", ["EVENT_BUS"]],
  ])("of %s names what it may touch", (name, expected) => {
    const found = functions.find((each) => variables(each).POWERTOOLS_SERVICE_NAME === name);
    if (found === undefined) throw new Error(`no Lambda ${name}`);
    const own = Object.keys(variables(found)).filter((variable) => !/^(NODE_OPTIONS|POWERTOOLS_)/.test(variable));
    expect(own.sort()).toEqual(expected);
  });
});

describe("the addresses of partners", () => {
  const given = deployment({ payments: "https://pay.example.com", notifier: "https://tell.example.com" });
  const told = Object.values(given.stacks)
    .flatMap((stack) => resourcesOf(given.template(stack), "AWS::Lambda::Function"))
    .flatMap((each) => {
      const { POWERTOOLS_SERVICE_NAME, PAYMENTS_URL, CARRIERS_URL, NOTIFIER_URL, PARTNER_SECRET_ARN } = variables(each);
      return PARTNER_SECRET_ARN === undefined
        ? []
        : [{ POWERTOOLS_SERVICE_NAME, PAYMENTS_URL, CARRIERS_URL, NOTIFIER_URL }];
    });

  it("reach, with the shared secret, only those who call them", () => {
    expect(told).toEqual([
      { POWERTOOLS_SERVICE_NAME: "refund-tasks", PAYMENTS_URL: "https://pay.example.com" },
      { POWERTOOLS_SERVICE_NAME: "feedback-tasks", NOTIFIER_URL: "https://tell.example.com" },
      { POWERTOOLS_SERVICE_NAME: "chargeback-tasks", PAYMENTS_URL: "https://pay.example.com" },
      { POWERTOOLS_SERVICE_NAME: "reactions-returns", NOTIFIER_URL: "https://tell.example.com" },
    ]);
  });
});
