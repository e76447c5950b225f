import { HeadObjectCommand, NotFound, S3Client, S3ServiceException } from "@aws-sdk/client-s3";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { s3EvidenceStore } from "../../../adapters/ports/s3-evidence-store.ts";

const s3 = mockClient(S3Client);
beforeEach(() => s3.reset());

// Signing a form needs no call, so it is the SDK's own.
const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "a secret of the tests" };
const evidence = s3EvidenceStore(new S3Client({ region: "eu-west-1", credentials }), "evidence-bucket");

const upload = { key: "evidence/evd_1", mediaType: "image/jpeg", maxBytes: 5_000_000, at: "2026-03-10T12:00:00Z" };

describe("a form for uploading", () => {
  it("goes to the bucket and works for fifteen minutes", async () => {
    const form = await evidence.presignUpload(upload);
    expect(form.url).toBe("https://evidence-bucket.s3.eu-west-1.amazonaws.com/");
    expect(form.expiresAt).toBe("2026-03-10T12:15:00.000Z");
    expect(form.fields).toMatchObject({ key: "evidence/evd_1", "Content-Type": "image/jpeg" });
    expect(s3.calls()).toEqual([]);
  });

  it("allows one key, one media type, and no more bytes than asked for", async () => {
    vi.useFakeTimers({ now: Date.parse("2026-03-10T12:00:00Z") });
    const { fields } = await evidence.presignUpload(upload).finally(vi.useRealTimers);
    const policy = JSON.parse(Buffer.from(fields.Policy ?? "", "base64").toString("utf8"));
    expect(policy.expiration).toMatch(/^2026-03-10T12:15:00/);
    expect(policy.conditions).toEqual(
      expect.arrayContaining([
        { bucket: "evidence-bucket" },
        { key: "evidence/evd_1" },
        ["content-length-range", 1, 5_000_000],
        ["eq", "$Content-Type", "image/jpeg"],
      ]),
    );
    expect(fields["X-Amz-Signature"]).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe("an announced file", () => {
  it("is described by what S3 says of it, with its checksum", async () => {
    s3.on(HeadObjectCommand).resolves({ ContentLength: 1234, ContentType: "image/jpeg", ChecksumSHA256: "abc=" });
    expect(await evidence.describe("evidence/evd_1")).toEqual({ bytes: 1234, mediaType: "image/jpeg", sha256: "abc=" });
    expect(s3.commandCalls(HeadObjectCommand)[0]?.args[0].input).toEqual({
      Bucket: "evidence-bucket",
      Key: "evidence/evd_1",
      ChecksumMode: "ENABLED",
    });
  });

  it("that was never uploaded is not there", async () => {
    s3.on(HeadObjectCommand).rejects(new NotFound({ message: "not there", $metadata: {} }));
    expect(await evidence.describe("evidence/evd_1")).toBeUndefined();
  });

  it("that we may not look at is not taken for missing", async () => {
    const forbidden = new S3ServiceException({
      name: "Forbidden",
      $fault: "client",
      $metadata: { httpStatusCode: 403 },
    });
    s3.on(HeadObjectCommand).rejects(forbidden);
    await expect(evidence.describe("evidence/evd_1")).rejects.toBe(forbidden);
  });
});
