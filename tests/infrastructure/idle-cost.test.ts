import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { deployment } from "../support/infrastructure/deployment.ts";
import { resourcesOf } from "../support/infrastructure/resources.ts";

const page = readFileSync(new URL("../../docs/deploy-to-aws.md", import.meta.url), "utf8");
const { stacks, template } = deployment();
const all = Object.values(stacks).map(template);
const count = (type: string): number => all.flatMap((each) => resourcesOf(each, type)).length;

// An alarm over an expression is charged for each metric in it.
const alarmMetrics = resourcesOf(template(stacks.observability), "AWS::CloudWatch::Alarm")
  .map(
    ({ Properties }) => (Properties.Metrics as readonly { MetricStat?: unknown }[] | undefined) ?? [{ MetricStat: {} }],
  )
  .flatMap((metrics) => metrics.filter(({ MetricStat }) => MetricStat !== undefined)).length;

const clientsOfMachines = resourcesOf(template(stacks.api), "AWS::Cognito::UserPoolClient").filter(({ Properties }) =>
  (Properties.AllowedOAuthFlows as readonly string[]).includes("client_credentials"),
).length;

const rows = [...page.matchAll(/^\| [^|]+\| (\d+) at (\d+\.\d\d) \| (\d+\.\d\d) \|/gm)].map(([, ...cells]) =>
  cells.map(Number),
);

it("the page about costs counts what is deployed", () => {
  expect(rows.map(([number]) => number)).toEqual([
    alarmMetrics,
    count("AWS::CloudWatch::Dashboard"),
    count("AWS::SecretsManager::Secret"),
    count("AWS::KMS::Key"),
    clientsOfMachines,
  ]);
});

it("its sums are right", () => {
  for (const [number = 0, price = 0, sum] of rows) expect(number * price).toBeCloseTo(sum ?? Number.NaN);
  const total = rows.reduce((before, [, , sum]) => before + (sum ?? 0), 0);
  expect(page).toContain(`**${total.toFixed(2)}**`);
});

it("names every value of the context that there is", () => {
  const names = ["stage", "issuer", "audience", "callbackUrl", "payments", "carriers", "notifier", "alarmEmail"];
  for (const name of names) expect(page).toContain(`\`${name}\``);
});
