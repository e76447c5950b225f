import { HeadObjectCommand, NotFound, type S3Client } from "@aws-sdk/client-s3";
import { createPresignedPost } from "@aws-sdk/s3-presigned-post";
import { addMs, instant } from "../../domain/kernel/instant.ts";
import type { EvidenceStore } from "./evidence-store.ts";

/** Long enough to photograph and upload over a phone, short enough that a leaked form is soon worthless. */
const UPLOAD_SECONDS = 15 * 60;

/** Evidence in a private bucket: browsers post straight to it, within the type and size that the form's policy allows. */
export const s3EvidenceStore = (client: S3Client, bucket: string): EvidenceStore => ({
  presignUpload: async ({ key, mediaType, maxBytes, at }) => {
    const { url, fields } = await createPresignedPost(client, {
      Bucket: bucket,
      Key: key,
      Fields: { "Content-Type": mediaType },
      Conditions: [
        ["content-length-range", 1, maxBytes],
        ["eq", "$Content-Type", mediaType],
      ],
      Expires: UPLOAD_SECONDS,
    });
    return { url, fields, expiresAt: addMs(instant(at), UPLOAD_SECONDS * 1000) };
  },
  describe: async (key) => {
    try {
      const head = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key, ChecksumMode: "ENABLED" }));
      return { bytes: head.ContentLength ?? 0, mediaType: head.ContentType ?? "", sha256: head.ChecksumSHA256 };
    } catch (error) {
      if (error instanceof NotFound) return undefined;
      throw error;
    }
  },
});
