import { isRecord } from "./json.ts";

/** What a task token says: which task of which execution it answers for. */
export interface TokenContent {
  arn: string;
  attempt: string;
  /** Keeps a token from being guessed from the execution's name. */
  nonce: string;
}

/** A task token. It carries its own address, so that it is valid after a restart without an index of tokens. */
export const issueToken = ({ arn, attempt, nonce }: TokenContent): string =>
  Buffer.from(JSON.stringify([arn, attempt, nonce])).toString("base64url");

/** What the token says; undefined when it is no token of this engine. */
export const readToken = (token: string): TokenContent | undefined => {
  try {
    const parts: unknown = JSON.parse(Buffer.from(token, "base64url").toString("utf8"));
    if (!Array.isArray(parts) || isRecord(parts) || parts.length !== 3) return undefined;
    const [arn, attempt, nonce] = parts;
    if (typeof arn !== "string" || typeof attempt !== "string" || typeof nonce !== "string") return undefined;
    return { arn, attempt, nonce };
  } catch {
    return undefined;
  }
};
