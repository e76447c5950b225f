import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { FLAGS_REFUSED_MESSAGE as logged } from "../../adapters/flags/flags.ts";
import { BUILT_IN_DEFINITION } from "../../adapters/flags/open-feature-flags.ts";
import { FlowFlag, flowFlags } from "../../domain/kernel/flow-flags.ts";
import { ACCESS } from "../../lib/config/access.ts";
import { FLAGS_REFUSED_MESSAGE } from "../../lib/config/metrics.ts";
import { deployment } from "../support/infrastructure/deployment.ts";
import { grantsOf } from "../support/infrastructure/grants.ts";
import { nameIn, resourcesOf } from "../support/infrastructure/resources.ts";

const { stacks, template } = deployment({ stage: "prod" });
const flags = template(stacks.flags);
const only = (type: string) => {
  const found = resourcesOf(flags, type);
  expect(found).toHaveLength(1);
  return found[0]?.Properties ?? {};
};

describe("the definition of flags in AppConfig", () => {
  it("is named as the Lambdas look for it", () => {
    expect(only("AWS::AppConfig::Application").Name).toBe("Recourse-prod");
    expect(only("AWS::AppConfig::Environment").Name).toBe("prod");
    expect(only("AWS::AppConfig::ConfigurationProfile").Name).toBe("flows");
    const storefront = resourcesOf(template(stacks.api), "AWS::Lambda::Function").filter(({ Properties }) =>
      JSON.stringify(Properties).includes('"POWERTOOLS_SERVICE_NAME":"storefront"'),
    );
    const named = { FLAGS_APPLICATION: "Recourse-prod", FLAGS_ENVIRONMENT: "prod", FLAGS_PROFILE: "flows" };
    expect(storefront.map(({ Properties }) => Properties.Environment)).toMatchObject([{ Variables: named }]);
  });

  it("begins as the one that comes with the code", () => {
    const { Content, ContentType } = only("AWS::AppConfig::HostedConfigurationVersion");
    expect(JSON.parse(String(Content))).toEqual(JSON.parse(BUILT_IN_DEFINITION));
    expect(ContentType).toBe("application/json");
  });

  it("is held by AppConfig to the flags and variants that the flows have", () => {
    const [validator] = only("AWS::AppConfig::ConfigurationProfile").Validators as readonly Record<string, string>[];
    expect(validator?.Type).toBe("JSON_SCHEMA");
    const schema = JSON.parse(validator?.Content ?? "");
    expect(schema).toEqual(
      JSON.parse(readFileSync(new URL("../../policies/flags.schema.json", import.meta.url), "utf8")),
    );
    // The version that AppConfig knows.
    expect(schema.$schema).toBe("http://json-schema.org/draft-04/schema#");
    const { additionalProperties, properties } = schema.properties.flags;
    expect([additionalProperties, Object.keys(properties)]).toEqual([false, [...FlowFlag.options]]);
    for (const flag of FlowFlag.options) {
      const ways = [...flowFlags[flag]];
      expect(properties[flag].properties.defaultVariant.enum).toEqual(ways);
      expect(properties[flag].properties.variants.properties).toEqual(
        Object.fromEntries(ways.map((way) => [way, { enum: [way] }])),
      );
      expect(properties[flag].properties.variants.additionalProperties).toBe(false);
    }
  });

  it("is rolled out by fifths and taken back on faults of the API", () => {
    expect(only("AWS::AppConfig::DeploymentStrategy")).toMatchObject({
      GrowthType: "LINEAR",
      GrowthFactor: 20,
      DeploymentDurationInMinutes: 10,
      FinalBakeTimeInMinutes: 10,
    });
    const [monitor] = only("AWS::AppConfig::Environment").Monitors as readonly Record<string, unknown>[];
    expect(nameIn(monitor?.AlarmArn)).toContain("apifaults");
    expect(nameIn(monitor?.AlarmRoleArn)).toMatch(/^Watcher/);
  });
});

it("an alarm counts what the Lambdas log when they do not take it", () => {
  expect(logged).toBe(FLAGS_REFUSED_MESSAGE);
  const patterns = resourcesOf(template(stacks.observability), "AWS::Logs::MetricFilter").map(
    ({ Properties }) => Properties.FilterPattern,
  );
  expect(patterns).toContain(`{ $.message = "${logged}" }`);
});

describe("the rights", () => {
  const grants = grantsOf(flags);

  it("to ask for it have the Lambdas that the access table names, on this one configuration", () => {
    const reading = grants.filter(({ action }) => action.startsWith("appconfig:"));
    const named = Object.entries(ACCESS).filter(([, access]) => access.flags);
    expect(reading.map(({ role, action }) => `${role} ${action}`).sort()).toEqual(
      named
        .flatMap(([name]) => [
          `${name}Role appconfig:GetLatestConfiguration`,
          `${name}Role appconfig:StartConfigurationSession`,
        ])
        .sort(),
    );
    for (const { resource } of reading) expect(resource).not.toContain("*");
  });

  it("of AppConfig end with looking at the one alarm", () => {
    const watching = grants.filter(({ role }) => role.startsWith("Watcher"));
    expect(watching.map(({ action }) => action)).toEqual(["cloudwatch:DescribeAlarms"]);
    expect(watching[0]?.resource).toContain("apifaults");
  });
});
