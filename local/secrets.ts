import { randomBytes } from "node:crypto";
import * as z from "zod";
import type { DataPlace } from "./data-place.ts";

const Secrets = z.strictObject({ cursorKey: z.string(), uploadSecret: z.string(), surveyKey: z.string() });

/** What this machine signs with, besides tokens. */
export type Secrets = Readonly<z.infer<typeof Secrets>>;

const SECRETS_FILE = "secrets.json";

const drawn = (): string => randomBytes(32).toString("base64url");

/** The secrets of a data folder, each drawn on its first use: a folder of an earlier version has fewer of them. */
export const openSecrets = (place: DataPlace): Secrets => {
  const kept = JSON.parse(place.read(SECRETS_FILE) ?? "{}");
  const secrets = Secrets.parse({ cursorKey: drawn(), uploadSecret: drawn(), surveyKey: drawn(), ...kept });
  place.write(SECRETS_FILE, JSON.stringify(secrets));
  return secrets;
};
