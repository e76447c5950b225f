import * as z from "zod";
import type { Route } from "../../adapters/http/route.ts";
import { Instant } from "../../domain/kernel/instant.ts";
import { UploadBody } from "./request-upload.http.ts";

/** Announcing a photo or document, for the parties of a case. */
export const evidenceRoutes: readonly Route[] = (["storefront", "seller"] as const).map((audience) => ({
  audience,
  method: "POST",
  path: "/evidence",
  entry: "request-upload",
  summary: "Announce a file and get a form that uploads it",
  body: UploadBody,
  response: z.object({
    evidenceId: z.string(),
    upload: z.object({ url: z.string(), fields: z.record(z.string(), z.string()), expiresAt: Instant }),
  }),
  status: 201,
}));
