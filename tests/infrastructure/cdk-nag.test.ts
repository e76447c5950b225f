import { Bucket } from "aws-cdk-lib/aws-s3";
import { AwsSolutionsChecks } from "cdk-nag";
import { describe, expect, it } from "vitest";
import { ACCEPTED, filesOf } from "../../lib/config/accepted-findings.ts";
import { deployment } from "../support/infrastructure/deployment.ts";

describe("cdk-nag's AwsSolutions pack", () => {
  it.each([
    ["with a Cognito user pool", {}],
    ["with an issuer of one's own", { issuer: "https://id.example.com", audience: "recourse" }],
  ])("finds nothing unexplained %s", (_, context) => {
    const { app } = deployment(context);
    const { violations } = new AwsSolutionsChecks(app).validateScope(app);
    expect(violations.map(({ ruleName, violatingResources }) => [ruleName, violatingResources])).toEqual([]);
  });

  it("does look: a bucket open to the world does not pass", () => {
    const { app, stacks } = deployment();
    new Bucket(stacks.data, "Open");
    const { violations } = new AwsSolutionsChecks(app).validateScope(app);
    expect(violations.map(({ ruleName }) => ruleName).sort()).toEqual(["AwsSolutions-S1", "AwsSolutions-S10"]);
  });

  it.each(Object.entries({ ...ACCEPTED, files: filesOf("Bucket", "folder") }))(
    "has a whole sentence as the reason for %s",
    (_, { reason }) => {
      expect(reason).toMatch(/^[A-Z].{60,}\.$/);
    },
  );
});
