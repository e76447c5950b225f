import { GetSecretValueCommand, type SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { invariant } from "../../domain/kernel/invariant.ts";

/** Reads a secret when it is first needed. */
export type SecretReader = () => Promise<string>;

/** A secret of Secrets Manager, read once a process; a read that failed is tried again. Nothing shows it: no variable, no log. */
export const secretReader = (client: SecretsManagerClient, secretArn: string): SecretReader => {
  let reading: Promise<string> | undefined;
  const read = async (): Promise<string> => {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secretArn }));
    invariant(SecretString !== undefined, `${secretArn} is a text`);
    return SecretString;
  };
  return () => {
    reading ??= read().catch((error) => {
      reading = undefined;
      throw error;
    });
    return reading;
  };
};
