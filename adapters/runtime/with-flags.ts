import { AppConfigDataClient } from "@aws-sdk/client-appconfigdata";
import { fromEpochMs } from "../../domain/kernel/instant.ts";
import { appConfigSource } from "../flags/app-config-source.ts";
import { noSource } from "../flags/no-source.ts";
import { openFeatureFlags } from "../flags/open-feature-flags.ts";
import { powertoolsLog } from "./powertools-log.ts";
import type { RuntimePart } from "./runtime-part.ts";

/** A buyer waits: a definition that does not come within a second is looked for again a minute later. */
const PATIENCE = { connectionTimeout: 1_000, requestTimeout: 1_000 };

/** For Lambdas that open cases: the flags of the flows, defined in AppConfig, or as they come with the code. */
export const withFlags: RuntimePart = ({ FLAGS_APPLICATION, FLAGS_ENVIRONMENT, FLAGS_PROFILE }) => {
  const isDeployed = FLAGS_APPLICATION !== undefined && FLAGS_ENVIRONMENT !== undefined && FLAGS_PROFILE !== undefined;
  const source = isDeployed
    ? appConfigSource(
        new AppConfigDataClient({ maxAttempts: 2, requestHandler: PATIENCE }),
        { application: FLAGS_APPLICATION, environment: FLAGS_ENVIRONMENT, profile: FLAGS_PROFILE },
        Date.now,
      )
    : noSource;
  return { flags: openFeatureFlags({ source, log: powertoolsLog(), clock: { now: () => fromEpochMs(Date.now()) } }) };
};
