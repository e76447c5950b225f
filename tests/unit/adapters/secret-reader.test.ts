import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { secretReader } from "../../../adapters/runtime/secret-reader.ts";

const aws = mockClient(SecretsManagerClient);
beforeEach(() => aws.reset());

const reader = () => secretReader(new SecretsManagerClient({ region: "eu-west-1" }), "arn:the-secret");

describe("a secret", () => {
  it("is read when it is first needed, and once", async () => {
    aws.on(GetSecretValueCommand, { SecretId: "arn:the-secret" }).resolves({ SecretString: "hidden" });
    const secret = reader();
    expect(aws.calls()).toHaveLength(0);
    expect(await Promise.all([secret(), secret()])).toEqual(["hidden", "hidden"]);
    expect(await secret()).toBe("hidden");
    expect(aws.calls()).toHaveLength(1);
  });

  it("is asked for again after a read that failed", async () => {
    aws.on(GetSecretValueCommand).rejectsOnce(new Error("throttled")).resolves({ SecretString: "hidden" });
    const secret = reader();
    await expect(secret()).rejects.toThrow("throttled");
    expect(await secret()).toBe("hidden");
  });

  it("that is no text is a fault of the deployment", async () => {
    aws.on(GetSecretValueCommand).resolves({});
    await expect(reader()()).rejects.toThrow("arn:the-secret is a text");
  });
});
