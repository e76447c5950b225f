import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { notConfigured } from "./not-configured.ts";
import type { RuntimePart } from "./runtime-part.ts";
import { secretReader } from "./secret-reader.ts";

/** For Lambdas that send or check links to surveys: the key that signs them. */
export const withSurveys: RuntimePart = ({ SURVEY_KEY_SECRET_ARN }) => ({
  surveyKey:
    SURVEY_KEY_SECRET_ARN === undefined
      ? notConfigured("survey key")
      : secretReader(new SecretsManagerClient({}), SURVEY_KEY_SECRET_ARN),
});
