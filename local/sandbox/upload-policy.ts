import { createHmac, timingSafeEqual } from "node:crypto";
import * as z from "zod";

/** What a form allows: one file of one type, no larger, no later. */
export const UploadPolicy = z.strictObject({
  key: z.string(),
  mediaType: z.string(),
  maxBytes: z.int().positive(),
  expiresAt: z.string(),
});
export type UploadPolicy = z.infer<typeof UploadPolicy>;

/** What a link shows: one file, as one type, no later. */
export const DownloadPolicy = z.strictObject({
  key: z.string(),
  mediaType: z.string(),
  fileName: z.string(),
  expiresAt: z.string(),
});
export type DownloadPolicy = z.infer<typeof DownloadPolicy>;

const signatureOf = (policy: string, secret: string): Buffer => createHmac("sha256", secret).update(policy).digest();

/** The fields of a form, or the parts of a link, that carry a policy and prove that we wrote it. */
export const sealed = (
  policy: UploadPolicy | DownloadPolicy,
  secret: string,
): { policy: string; signature: string } => {
  const text = Buffer.from(JSON.stringify(policy)).toString("base64url");
  return { policy: text, signature: signatureOf(text, secret).toString("base64url") };
};

/** The policy behind a seal if it is ours and of this kind; a form opens no link, and a link is no form. */
export const unsealed = <Policy>(
  schema: z.ZodType<Policy>,
  { policy, signature }: { readonly policy: string; readonly signature: string },
  secret: string,
): Policy | undefined => {
  const expected = signatureOf(policy, secret);
  const given = Buffer.from(signature, "base64url");
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  return schema.safeParse(JSON.parse(Buffer.from(policy, "base64url").toString("utf8"))).data;
};
