import { randomBytes } from "node:crypto";
import * as z from "zod";
import type { DataPlace } from "./data-place.ts";

const Secrets = z.strictObject({ cursorKey: z.string(), uploadSecret: z.string() });

/** What this machine signs with, besides tokens. */
export type Secrets = Readonly<z.infer<typeof Secrets>>;

const SECRETS_FILE = "secrets.json";

const drawn = (): string => randomBytes(32).toString("base64url");

/** The secrets of a data folder, drawn on its first use. */
export const openSecrets = (place: DataPlace): Secrets => {
  const kept = place.read(SECRETS_FILE);
  if (kept !== undefined) return Secrets.parse(JSON.parse(kept));
  const secrets = { cursorKey: drawn(), uploadSecret: drawn() };
  place.write(SECRETS_FILE, JSON.stringify(secrets));
  return secrets;
};
