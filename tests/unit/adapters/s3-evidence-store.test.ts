import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import {
  CopyObjectCommand,
  GetObjectCommand,
  type GetObjectCommandOutput,
  NoSuchKey,
  S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";
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

  it("works no longer than it is asked to", async () => {
    const { expiresAt } = await evidence.presignUpload({ ...upload, notAfter: "2026-03-10T12:05:00Z" });
    expect(expiresAt).toBe("2026-03-10T12:05:00.000Z");
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

const bounds = { headBytes: 4, tailBytes: 3, bytesMax: 10 };
// The mock hands the stream on as it is; only what S3's own type adds to a stream is not there.
type Body = Readable & NonNullable<GetObjectCommandOutput["Body"]>;
const body = (...chunks: readonly string[]): Body => Readable.from(chunks.map((chunk) => Buffer.from(chunk))) as Body;
const failure = (name: string, httpStatusCode: number) =>
  new S3ServiceException({ name, $fault: "client", $metadata: { httpStatusCode } });

describe("an uploaded file", () => {
  it("is read through once: size, hash, beginning, end, and what S3 calls this very content", async () => {
    s3.on(GetObjectCommand).resolves({ Body: body("ab", "cdef", "g"), ContentLength: 7, ETag: '"e1"' });
    expect(await evidence.readThrough("incoming/evd_1", bounds)).toEqual({
      bytes: 7,
      sha256: createHash("sha256").update("abcdefg").digest("hex"),
      head: Buffer.from("abcd"),
      tail: Buffer.from("efg"),
      stamp: '"e1"',
    });
  });

  it("that is too large is not read", async () => {
    const Body = body("0123456789X");
    s3.on(GetObjectCommand).resolves({ Body, ContentLength: 11, ETag: '"e1"' });
    expect(await evidence.readThrough("incoming/evd_1", bounds)).toMatchObject({ bytes: 11, sha256: "" });
    expect(Body.destroyed).toBe(true);
  });

  it("that says to be smaller than it is is read to its bound and no further", async () => {
    s3.on(GetObjectCommand).resolves({ Body: body("01234", "56789", "X", "more"), ContentLength: 5, ETag: '"e1"' });
    expect(await evidence.readThrough("incoming/evd_1", bounds)).toMatchObject({ bytes: 11 });
  });

  it("is copied as it was read, or not at all", async () => {
    const copy = { from: "incoming/evd_1", stamp: '"e1"', to: "kept/evd_1/hash" };
    expect(await evidence.keep(copy)).toBe(true);
    expect(s3.commandCalls(CopyObjectCommand)[0]?.args[0].input).toEqual({
      Bucket: "evidence-bucket",
      Key: "kept/evd_1/hash",
      CopySource: "evidence-bucket/incoming/evd_1",
      CopySourceIfMatch: '"e1"',
    });
    s3.on(CopyObjectCommand).rejects(failure("PreconditionFailed", 412));
    expect(await evidence.keep(copy)).toBe(false);
    s3.on(CopyObjectCommand).rejects(failure("AccessDenied", 403));
    await expect(evidence.keep(copy)).rejects.toThrow();
  });

  it("that was never uploaded is not there", async () => {
    s3.on(GetObjectCommand).rejects(new NoSuchKey({ message: "not there", $metadata: {} }));
    expect(await evidence.readThrough("incoming/evd_1", bounds)).toBeUndefined();
    expect(await evidence.read("incoming/evd_1")).toBeUndefined();
  });

  it("that we may not look at is not taken for missing", async () => {
    const forbidden = failure("Forbidden", 403);
    s3.on(GetObjectCommand).rejects(forbidden);
    await expect(evidence.readThrough("incoming/evd_1", bounds)).rejects.toBe(forbidden);
  });
});

describe("a link to a file", () => {
  it("works for five minutes, and S3 answers as the type that we say and as a download", async () => {
    const file = { key: "kept/evd_1/hash", mediaType: "image/png", fileName: "evd_1.png", at: "2026-03-10T12:00:00Z" };
    const { url, expiresAt } = await evidence.presignDownload(file);
    expect(expiresAt).toBe("2026-03-10T12:05:00.000Z");
    const { origin, pathname, searchParams } = new URL(url);
    expect(origin + pathname).toBe("https://evidence-bucket.s3.eu-west-1.amazonaws.com/kept/evd_1/hash");
    expect(searchParams.get("X-Amz-Expires")).toBe("300");
    expect(searchParams.get("response-content-type")).toBe("image/png");
    expect(searchParams.get("response-content-disposition")).toBe('attachment; filename="evd_1.png"');
    expect(s3.calls()).toEqual([]);
  });
});
