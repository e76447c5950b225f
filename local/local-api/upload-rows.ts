import { Problem } from "../../adapters/http/problem.ts";
import { type LocalAnswer, type LocalRequest, type LocalRow, textAnswer } from "../http/exchange.ts";
import type { SandboxEvidence } from "../sandbox/evidence.ts";
import { DownloadPolicy, UploadPolicy, unsealed } from "../sandbox/upload-policy.ts";

export interface UploadOptions {
  readonly evidence: SandboxEvidence;
  readonly secret: string;
  now(): string;
}

/** As much as the largest file that a form may allow, and its fields. */
const UPLOAD_BYTES_MAX = 100 * 1024 * 1024;

const refused = (pointer: string, detail: string) =>
  new Problem("invalid-request", "The upload does not fit its form.", { errors: [{ pointer, detail }] });

const formIn = async ({ headers, body }: LocalRequest): Promise<FormData> => {
  const contentType = headers["content-type"] ?? "";
  if (!contentType.startsWith("multipart/form-data"))
    throw new Problem("unsupported-media-type", "Send multipart/form-data.", { expected: "multipart/form-data" });
  try {
    return await new Response(Uint8Array.from(body), { headers: { "content-type": contentType } }).formData();
  } catch {
    throw refused("#", "The body is not well-formed multipart/form-data.");
  }
};

const textIn = (form: FormData, field: string): string => {
  const value = form.get(field);
  return typeof value === "string" ? value : "";
};

const checked = async (form: FormData, policy: UploadPolicy, now: string): Promise<Uint8Array> => {
  if (now > policy.expiresAt)
    throw refused("#/policy", `The form worked until ${policy.expiresAt}; ask for a new one.`);
  if (textIn(form, "key") !== policy.key) throw refused("#/key", `The form is for ${policy.key}.`);
  const file = form.get("file");
  if (!(file instanceof File)) throw refused("#/file", "Send the file in the field file.");
  const types = [textIn(form, "Content-Type"), file.type].filter((type) => type !== "");
  if (types.some((type) => type !== policy.mediaType) || types.length === 0)
    throw new Problem("unsupported-media-type", `The form is for ${policy.mediaType}.`, { expected: policy.mediaType });
  if (file.size > policy.maxBytes)
    throw new Problem("request-too-large", "The file is too large.", { maxBytes: policy.maxBytes });
  if (file.size === 0) throw refused("#/file", "The file is empty.");
  return new Uint8Array(await file.arrayBuffer());
};

const NO_CONTENT: LocalAnswer = { status: 204, headers: {}, body: "" };

/** Takes the files that a presigned form sends, as S3 does in AWS, and shows return labels. */
export const uploadRows = ({ evidence, secret, now }: UploadOptions): readonly LocalRow[] => [
  {
    method: "POST",
    path: "/_local/uploads/{key}",
    bodyBytesMax: UPLOAD_BYTES_MAX,
    handle: async (request, { key }) => {
      const form = await formIn(request);
      const seal = { policy: textIn(form, "policy"), signature: textIn(form, "signature") };
      const policy = unsealed(UploadPolicy, seal, secret);
      if (policy === undefined || policy.key.split("/").at(-1) !== key)
        throw refused("#/signature", "We did not sign this form.");
      evidence.put(policy.key, policy.mediaType, await checked(form, policy, now()));
      return NO_CONTENT;
    },
  },
  {
    method: "GET",
    path: "/_local/downloads/{seal}",
    handle: async (_request, { seal = "" }) => {
      const [policy = "", signature = ""] = seal.split(".");
      const link = unsealed(DownloadPolicy, { policy, signature }, secret);
      const found = link === undefined || now() > link.expiresAt ? undefined : evidence.find(link.key);
      if (link === undefined || found === undefined)
        throw new Problem("not-found", "The link does not work, or does not work any more; read the evidence again.");
      return {
        status: 200,
        headers: {
          "content-type": link.mediaType,
          "content-disposition": `attachment; filename="${link.fileName}"`,
          "x-content-type-options": "nosniff",
        },
        body: found.content,
      };
    },
  },
  {
    method: "GET",
    path: "/_local/labels/{trackingNumber}",
    handle: async (_request, { trackingNumber }) =>
      textAnswer(`Return label\n\nCarrier: sandbox-post\nTracking number: ${trackingNumber}\n`),
  },
];
