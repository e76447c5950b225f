import { App } from "aws-cdk-lib";
import { describe, expect, it } from "vitest";
import { settingsOf } from "../../lib/config/settings.ts";

const settings = (context: Record<string, string>) => settingsOf(new App({ context }));

describe("the context of cdk", () => {
  it("may be empty: a stage for trying out, with a user pool", () => {
    expect(settings({})).toEqual({
      stage: "dev",
      ownIssuer: undefined,
      callbackUrl: "http://localhost:4000/signed-in",
      alarmEmail: undefined,
      partners: { payments: undefined, carriers: undefined, notifier: undefined },
    });
  });

  it("takes several audiences, separated by commas", () => {
    expect(settings({ issuer: "https://id.example.com", audience: "a,b" }).ownIssuer).toEqual({
      url: "https://id.example.com",
      audiences: ["a", "b"],
    });
  });

  it.each([
    ["an issuer without an audience", { issuer: "https://id.example.com" }, "issuer and audience go together"],
    ["an audience without an issuer", { audience: "recourse" }, "issuer and audience go together"],
    ["an issuer without TLS", { issuer: "http://id.example.com", audience: "a" }, "issuer"],
    ["an issuer that is no address", { issuer: "our-issuer", audience: "a" }, "issuer"],
    ["a stage that cannot stand in a name", { stage: "Prod 1" }, "stage"],
    ["a partner without TLS", { payments: "http://pay.example.com" }, "payments"],
    ["an address of no mailbox", { alarmEmail: "desk" }, "alarmEmail"],
  ])("refuses %s", (_, context, named) => {
    expect(() => settings(context as unknown as Record<string, string>)).toThrow(named);
  });
});
