import { onVersion } from "./on-version.ts";
import type { RequestChangesBody } from "./version-bodies.ts";

/** A reviewer sends a version back, with what should change. */
export const requestPolicyChanges = onVersion<RequestChangesBody>(async ({ request, head, textId }) => ({
  command: { type: "RequestChanges", ...head, textId },
  words: request.body.comment,
}));
