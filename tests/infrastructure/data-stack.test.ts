import { Match } from "aws-cdk-lib/assertions";
import { describe, expect, it } from "vitest";
import { CASES_TABLE, LEDGER_TABLE } from "../../adapters/dynamodb/tables.ts";
import { evidenceTerms } from "../../adapters/policies/evidence-terms.ts";
import { deployment } from "../support/infrastructure/deployment.ts";
import { resourcesOf } from "../support/infrastructure/resources.ts";

const { stacks, template } = deployment();
const data = template(stacks.data);
const KEYS = [
  { AttributeName: CASES_TABLE.partitionKey, KeyType: "HASH" },
  { AttributeName: CASES_TABLE.sortKey, KeyType: "RANGE" },
];

describe("both tables", () => {
  const tables = resourcesOf(data, "AWS::DynamoDB::Table");

  it("are the two that the adapters know", () => {
    expect(tables.map(({ id }) => id.replace(/[0-9A-F]{8}$/, ""))).toEqual(["Cases", "Ledger"]);
  });

  it.each(tables)("$id can be brought back to any second of the last 35 days", ({ Properties }) => {
    expect(Properties.PointInTimeRecoverySpecification).toEqual({ PointInTimeRecoveryEnabled: true });
  });

  it.each(tables)("$id is encrypted, paid by request and outlives its stack", (table) => {
    expect(table.Properties).toMatchObject({
      SSESpecification: { SSEEnabled: true },
      BillingMode: "PAY_PER_REQUEST",
      DeletionProtectionEnabled: true,
    });
    expect([table.DeletionPolicy, table.UpdateReplacePolicy]).toEqual(["Retain", "Retain"]);
  });
});

describe("the table of cases", () => {
  it("forgets what has a time to live and streams new images", () => {
    data.hasResourceProperties("AWS::DynamoDB::Table", {
      KeySchema: KEYS,
      TimeToLiveSpecification: { AttributeName: CASES_TABLE.ttl, Enabled: true },
      StreamSpecification: { StreamViewType: "NEW_IMAGE" },
    });
  });

  it.each(CASES_TABLE.indexes)("has the index $name of the adapters", ({ name, partition, sort }) => {
    data.hasResourceProperties("AWS::DynamoDB::Table", {
      GlobalSecondaryIndexes: Match.arrayWith([
        {
          IndexName: name,
          KeySchema: [
            { AttributeName: partition, KeyType: "HASH" },
            { AttributeName: sort, KeyType: "RANGE" },
          ],
          Projection: { ProjectionType: "KEYS_ONLY" },
        },
      ]),
    });
  });
});

it("the ledger has neither a time to live nor a stream", () => {
  const ledger = resourcesOf(data, "AWS::DynamoDB::Table").find(({ id }) => id.startsWith("Ledger"));
  expect(ledger?.Properties).toMatchObject({ KeySchema: KEYS });
  expect(LEDGER_TABLE.partitionKey).toBe(CASES_TABLE.partitionKey);
  expect(ledger?.Properties).not.toHaveProperty("TimeToLiveSpecification");
  expect(ledger?.Properties).not.toHaveProperty("StreamSpecification");
});

describe("the buckets", () => {
  const buckets = resourcesOf(data, "AWS::S3::Bucket");

  it.each(buckets)("$id is private, encrypted and outlives its stack", ({ Properties, DeletionPolicy }) => {
    expect(Properties.PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
    expect(Properties).toHaveProperty("BucketEncryption");
    expect(DeletionPolicy).toBe("Retain");
  });

  it("refuse what does not come over TLS, each in its policy", () => {
    const policies = resourcesOf(data, "AWS::S3::BucketPolicy");
    expect(policies).toHaveLength(buckets.length);
    for (const { Properties } of policies)
      expect(JSON.stringify(Properties.PolicyDocument)).toContain('{"Bool":{"aws:SecureTransport":"false"}}');
  });

  it("keep old versions of evidence, forget broken uploads and log every access", () => {
    data.hasResourceProperties("AWS::S3::Bucket", {
      VersioningConfiguration: { Status: "Enabled" },
      LoggingConfiguration: { LogFilePrefix: "evidence/" },
      LifecycleConfiguration: {
        Rules: Match.arrayWith([
          Match.objectLike({ AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } }),
          // As long as the announcement is remembered; what was examined lies elsewhere and stays.
          Match.objectLike({ Prefix: "incoming/", ExpirationInDays: evidenceTerms.forgottenAfterDays }),
        ]),
      },
    });
  });
});

describe("the secrets", () => {
  const secrets = resourcesOf(data, "AWS::SecretsManager::Secret");

  it("are made by Secrets Manager: the keys of cursors and surveys, and the one that partners share", () => {
    expect(secrets.map(({ id }) => id.replace(/[0-9A-F]{8}$/, ""))).toEqual([
      "CursorKey",
      "SurveyKey",
      "PartnerSecret",
    ]);
    for (const { Properties } of secrets)
      expect(Properties.GenerateSecretString).toEqual({ PasswordLength: 64, ExcludePunctuation: true });
  });

  it("stand in no template and no variable: a Lambda is told where they are", () => {
    const storefront = resourcesOf(template(stacks.api), "AWS::Lambda::Function").find(({ id }) =>
      id.startsWith("storefront"),
    );
    const environment = storefront?.Properties.Environment as { Variables: Record<string, unknown> } | undefined;
    expect(JSON.stringify(environment?.Variables.CURSOR_KEY_SECRET_ARN)).toContain("CursorKey");
    expect(JSON.stringify(environment)).not.toContain("resolve:secretsmanager");
  });
});

it("cannot be deleted by mistake", () => {
  expect(stacks.data.terminationProtection).toBe(true);
});
