import { CopyObjectCommand, GetObjectCommand, NoSuchKey, type S3Client, S3ServiceException } from "@aws-sdk/client-s3";
import { createPresignedPost } from "@aws-sdk/s3-presigned-post";
import { addMs, instant } from "../../domain/kernel/instant.ts";
import type { EvidenceStore, ReadBounds, ReadContent } from "./evidence-store.ts";
import { presignedGet } from "./presigned-get.ts";
import { readThrough } from "./read-through.ts";

/** Long enough to photograph and upload over a phone, short enough that a leaked form is soon worthless. */
const UPLOAD_SECONDS = 15 * 60;

/** Long enough to look at a page of photos; whoever finds a link later finds nothing. */
const DOWNLOAD_SECONDS = 5 * 60;

const secondsUntil = (at: string, notAfter: string | undefined): number =>
  notAfter === undefined
    ? UPLOAD_SECONDS
    : Math.max(1, Math.min(UPLOAD_SECONDS, Math.floor((Date.parse(notAfter) - Date.parse(at)) / 1000)));

/** What is not there, as `undefined`; every other failure is thrown. */
const unlessMissing = async <Found>(found: Promise<Found>): Promise<Found | undefined> => {
  try {
    return await found;
  } catch (error) {
    if (error instanceof NoSuchKey) return undefined;
    throw error;
  }
};

const readFrom = async (
  client: S3Client,
  place: { readonly Bucket: string; readonly Key: string },
  bounds: ReadBounds,
): Promise<ReadContent | undefined> => {
  const found = await unlessMissing(client.send(new GetObjectCommand(place)));
  if (found?.Body === undefined) return undefined;
  const { ContentLength: bytes = 0, ETag: stamp = "" } = found;
  const body = found.Body as AsyncIterable<Uint8Array> & { destroy?(): void };
  if (bytes > bounds.bytesMax) {
    body.destroy?.();
    return { bytes, stamp, sha256: "", head: new Uint8Array(), tail: new Uint8Array() };
  }
  return { ...(await readThrough(body, bounds)), stamp };
};

/** Evidence in a private bucket: browsers post straight to it, within the type and size that the form's policy allows. */
export const s3EvidenceStore = (client: S3Client, bucket: string): EvidenceStore => ({
  presignUpload: async ({ key, mediaType, maxBytes, at, notAfter }) => {
    const seconds = secondsUntil(at, notAfter);
    const { url, fields } = await createPresignedPost(client, {
      Bucket: bucket,
      Key: key,
      Fields: { "Content-Type": mediaType },
      Conditions: [
        ["content-length-range", 1, maxBytes],
        ["eq", "$Content-Type", mediaType],
      ],
      Expires: seconds,
    });
    return { url, fields, expiresAt: addMs(instant(at), seconds * 1000) };
  },
  readThrough: (key, bounds) => readFrom(client, { Bucket: bucket, Key: key }, bounds),
  keep: async ({ from, stamp, to }) => {
    const CopySource = `${bucket}/${from}`;
    try {
      await client.send(new CopyObjectCommand({ Bucket: bucket, Key: to, CopySource, CopySourceIfMatch: stamp }));
      return true;
    } catch (error) {
      const isChanged = error instanceof S3ServiceException && error.$metadata.httpStatusCode === 412;
      if (isChanged) return false;
      throw error;
    }
  },
  presignDownload: async ({ key, mediaType, fileName, at }) => {
    const [credentials, region, { url: place }] = await Promise.all([
      client.config.credentials(),
      client.config.region(),
      // Signing a form asks nobody, and it knows the bucket's host in every partition of AWS.
      createPresignedPost(client, { Bucket: bucket, Key: key }),
    ]);
    const url = presignedGet({
      credentials,
      region,
      host: new URL(place).host,
      key,
      overrides: {
        "response-content-type": mediaType,
        "response-content-disposition": `attachment; filename="${fileName}"`,
      },
      seconds: DOWNLOAD_SECONDS,
      now: new Date(at),
    });
    return { url, expiresAt: addMs(instant(at), DOWNLOAD_SECONDS * 1000) };
  },
  read: async (key) => {
    const found = await unlessMissing(client.send(new GetObjectCommand({ Bucket: bucket, Key: key })));
    return found?.Body?.transformToByteArray();
  },
});
