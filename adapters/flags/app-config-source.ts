import {
  type AppConfigDataClient,
  GetLatestConfigurationCommand,
  StartConfigurationSessionCommand,
} from "@aws-sdk/client-appconfigdata";
import type { DefinitionSource, Reading } from "./kept-definition.ts";

/** How often a process may ask; AppConfig names the same or a longer interval in each answer. */
export const POLL_SECONDS = 60;

/** A profile of AppConfig, by names or ids. */
export interface AppConfigProfile {
  readonly application: string;
  readonly environment: string;
  readonly profile: string;
}

interface Session {
  readonly token: string | undefined;
  readonly pollAtMs: number;
}

const SECOND_MS = 1_000;

/**
 * The deployed definition of AppConfig. A session's token is good for one call and each answer brings the next; an answer
 * without content means that nothing changed. After a failure, such as a token that is older than a day, a new session
 * begins at the next poll.
 */
export const appConfigSource = (
  client: AppConfigDataClient,
  { application, environment, profile }: AppConfigProfile,
  nowMs: () => number,
): DefinitionSource => {
  let session: Session = { token: undefined, pollAtMs: 0 };

  const begun = async (): Promise<string | undefined> => {
    const { InitialConfigurationToken } = await client.send(
      new StartConfigurationSessionCommand({
        ApplicationIdentifier: application,
        EnvironmentIdentifier: environment,
        ConfigurationProfileIdentifier: profile,
        RequiredMinimumPollIntervalInSeconds: POLL_SECONDS,
      }),
    );
    return InitialConfigurationToken;
  };

  const poll = async (): Promise<Reading> => {
    const ConfigurationToken = session.token ?? (await begun());
    const answer = await client.send(new GetLatestConfigurationCommand({ ConfigurationToken }));
    const { Configuration, NextPollConfigurationToken, NextPollIntervalInSeconds = POLL_SECONDS } = answer;
    session = { token: NextPollConfigurationToken, pollAtMs: nowMs() + NextPollIntervalInSeconds * SECOND_MS };
    const text = Configuration === undefined ? "" : new TextDecoder().decode(Configuration);
    return text === "" ? { kind: "unchanged" } : { kind: "text", text };
  };

  return {
    name: `appconfig:${application}/${environment}/${profile}`,
    look: async () => {
      if (nowMs() < session.pollAtMs) return { kind: "unchanged" };
      try {
        return await poll();
      } catch (error) {
        session = { token: undefined, pollAtMs: nowMs() + POLL_SECONDS * SECOND_MS };
        return { kind: "unreadable", reason: `cannot be read: ${error instanceof Error ? error.name : String(error)}` };
      }
    },
  };
};
