import {
  AppConfigDataClient,
  GetLatestConfigurationCommand,
  StartConfigurationSessionCommand,
} from "@aws-sdk/client-appconfigdata";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { appConfigSource, POLL_SECONDS } from "../../../../adapters/flags/app-config-source.ts";

const aws = mockClient(AppConfigDataClient);
beforeEach(() => aws.reset());

const profile = { application: "Recourse-dev", environment: "dev", profile: "flows" };
const content = (text: string) => Object.assign(new TextEncoder().encode(text), { transformToString: () => text });

const opened = () => {
  const time = { nowMs: 1_000_000 };
  const source = appConfigSource(new AppConfigDataClient({ region: "eu-west-1" }), profile, () => time.nowMs);
  return { source, pass: (seconds: number) => (time.nowMs += seconds * 1_000) };
};

const asked = () => aws.commandCalls(GetLatestConfigurationCommand).map(({ args }) => args[0].input.ConfigurationToken);

describe("a profile of AppConfig", () => {
  it("is asked in a session, at most once in the interval, with the token of the answer before", async () => {
    aws.on(StartConfigurationSessionCommand).resolves({ InitialConfigurationToken: "token-1" });
    aws
      .on(GetLatestConfigurationCommand)
      .resolvesOnce({
        Configuration: content("one"),
        NextPollConfigurationToken: "token-2",
        NextPollIntervalInSeconds: 90,
      })
      .resolvesOnce({
        Configuration: content(""),
        NextPollConfigurationToken: "token-3",
        NextPollIntervalInSeconds: 60,
      })
      .resolvesOnce({ Configuration: content("two"), NextPollConfigurationToken: "token-4" });
    const { source, pass } = opened();
    expect(await source.look()).toEqual({ kind: "text", text: "one" });
    pass(89);
    expect(await source.look()).toEqual({ kind: "unchanged" });
    expect(asked()).toEqual(["token-1"]);
    pass(1);
    expect(await source.look()).toEqual({ kind: "unchanged" });
    pass(60);
    expect(await source.look()).toEqual({ kind: "text", text: "two" });
    expect(asked()).toEqual(["token-1", "token-2", "token-3"]);
    expect(aws.commandCalls(StartConfigurationSessionCommand).map(({ args }) => args[0].input)).toEqual([
      {
        ApplicationIdentifier: "Recourse-dev",
        EnvironmentIdentifier: "dev",
        ConfigurationProfileIdentifier: "flows",
        RequiredMinimumPollIntervalInSeconds: POLL_SECONDS,
      },
    ]);
  });

  it("that cannot be reached is asked again a minute later in a new session", async () => {
    aws
      .on(StartConfigurationSessionCommand)
      .resolvesOnce({ InitialConfigurationToken: "token-1" })
      .resolvesOnce({ InitialConfigurationToken: "token-9" });
    const expired = Object.assign(new Error("expired"), { name: "BadRequestException" });
    aws
      .on(GetLatestConfigurationCommand)
      .rejectsOnce(expired)
      .resolvesOnce({ Configuration: content("good"), NextPollConfigurationToken: "token-10" });
    const { source, pass } = opened();
    expect(await source.look()).toEqual({ kind: "unreadable", reason: "cannot be read: BadRequestException" });
    pass(POLL_SECONDS - 1);
    expect(await source.look()).toEqual({ kind: "unchanged" });
    pass(1);
    expect(await source.look()).toEqual({ kind: "text", text: "good" });
    expect(asked()).toEqual(["token-1", "token-9"]);
  });

  it("names itself", () => expect(opened().source.name).toBe("appconfig:Recourse-dev/dev/flows"));
});
