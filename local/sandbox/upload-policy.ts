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

const signatureOf = (policy: string, secret: string): Buffer => createHmac("sha256", secret).update(policy).digest();

/** The form's fields that carry a policy and prove that we wrote it. */
export const sealed = (policy: UploadPolicy, secret: string): { policy: string; signature: string } => {
  const text = Buffer.from(JSON.stringify(policy)).toString("base64url");
  return { policy: text, signature: signatureOf(text, secret).toString("base64url") };
};

/** The policy in a form's fields, or undefined when we did not write it. */
export const unsealed = (policy: string, signature: string, secret: string): UploadPolicy | undefined => {
  const expected = signatureOf(policy, secret);
  const given = Buffer.from(signature, "base64url");
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  return UploadPolicy.parse(JSON.parse(Buffer.from(policy, "base64url").toString("utf8")));
};
