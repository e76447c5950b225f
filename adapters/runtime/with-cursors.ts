import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { notConfigured } from "./not-configured.ts";
import type { RuntimePart } from "./runtime-part.ts";
import { secretReader } from "./secret-reader.ts";

/** For Lambdas with lists: the key that signs their cursors. */
export const withCursors: RuntimePart = ({ CURSOR_KEY_SECRET_ARN }) => ({
  cursorKey:
    CURSOR_KEY_SECRET_ARN === undefined
      ? notConfigured("cursor key")
      : secretReader(new SecretsManagerClient({}), CURSOR_KEY_SECRET_ARN),
});
