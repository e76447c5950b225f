import { expect, it } from "vitest";
import { type GetToSign, presignedGet } from "../../../adapters/ports/presigned-get.ts";

/** The example of "Authenticating Requests: Using Query Parameters (AWS Signature Version 4)", Amazon S3 API Reference. */
const example: GetToSign = {
  credentials: { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY" },
  region: "us-east-1",
  host: "examplebucket.s3.amazonaws.com",
  key: "test.txt",
  overrides: {},
  seconds: 86_400,
  now: new Date("2013-05-24T00:00:00Z"),
};

it("signs as AWS's own example does", () => {
  const url = new URL(presignedGet(example));
  expect(url.searchParams.get("X-Amz-Signature")).toBe(
    "aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404",
  );
  expect(url.searchParams.get("X-Amz-Credential")).toBe("AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request");
});

it("signs what S3 is to answer with, and the token of a role, so that nobody can change them", () => {
  const withToken = { ...example, credentials: { ...example.credentials, sessionToken: "t+o/k=n" } };
  const urls = [
    presignedGet(example),
    presignedGet({ ...example, overrides: { "response-content-type": "image/png" } }),
    presignedGet({ ...example, overrides: { "response-content-type": "text/html" } }),
    presignedGet({ ...example, key: "other.txt" }),
    presignedGet(withToken),
  ];
  expect(new Set(urls.map((url) => new URL(url).searchParams.get("X-Amz-Signature"))).size).toBe(urls.length);
  expect(new URL(presignedGet(withToken)).searchParams.get("X-Amz-Security-Token")).toBe("t+o/k=n");
});

it("keeps the slashes of a key and escapes what else AWS escapes", () => {
  const { pathname } = new URL(presignedGet({ ...example, key: "kept/a (1)*.png" }));
  expect(pathname).toBe("/kept/a%20%281%29%2A.png");
});
