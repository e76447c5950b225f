import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Configuration, configuration } from "../../../adapters/runtime/configuration.ts";
import { lambdaRuntime } from "../../../adapters/runtime/lambda-runtime.ts";
import type { Runtime } from "../../../adapters/runtime/runtime.ts";
import { withCursors } from "../../../adapters/runtime/with-cursors.ts";
import { withEvidence } from "../../../adapters/runtime/with-evidence.ts";
import { withFlags } from "../../../adapters/runtime/with-flags.ts";
import { withPartners } from "../../../adapters/runtime/with-partners.ts";
import { withPolicies } from "../../../adapters/runtime/with-policies.ts";
import { withProcesses } from "../../../adapters/runtime/with-processes.ts";
import { withSurveys } from "../../../adapters/runtime/with-surveys.ts";

const PARTNERS = ["PAYMENTS_URL", "CARRIERS_URL", "NOTIFIER_URL"] as const;

describe("the configuration", () => {
  it("is read from the environment; what is absent may not be touched", () => {
    expect(configuration({ CASES_TABLE: "cases", EVENT_BUS: "recourse", HOME: "/tmp" })).toEqual({
      CASES_TABLE: "cases",
      LEDGER_TABLE: "",
      EVENT_BUS: "recourse",
    });
  });

  it.each(
    PARTNERS.flatMap((name) =>
      ["", "payments", "http://payments.example", "ftp://payments.example", "https://"].map(
        (url) => [name, url] as const,
      ),
    ),
  )("stops the Lambda at its start, by the variable's name, where %s is %j", (name, url) => {
    expect(() => configuration({ [name]: url })).toThrow(name);
  });

  it.each(PARTNERS)("takes an https address for %s", (name) => {
    expect(configuration({ [name]: "https://partner.example/v1" })[name]).toBe("https://partner.example/v1");
  });
});

describe("the runtime of a deployed Lambda", () => {
  beforeEach(() => {
    vi.stubEnv("AWS_REGION", "eu-west-1");
  });
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  const settings = (overrides: Partial<Configuration> = {}) =>
    Configuration.parse({ CASES_TABLE: "cases", LEDGER_TABLE: "ledger", ...overrides });
  const notice = {
    key: "k",
    to: { role: "buyer", id: "b" },
    template: "t",
    caseId: "ret_1",
    at: "",
    facts: {},
  } as const;

  it("reaches the tables that it is told of", () => {
    const { store } = lambdaRuntime([], settings());
    expect([store.casesTable, store.ledgerTable]).toEqual(["cases", "ledger"]);
  });

  it("signs no cursor where no secret was named", async () => {
    await expect(lambdaRuntime([withCursors], settings()).cursorKey()).rejects.toThrow("cursor key: is not configured");
  });

  it("takes time from the machine and ids that sort by it", () => {
    vi.useFakeTimers({ now: Date.parse("2026-03-10T12:00:00Z") });
    const { clock, ids } = lambdaRuntime([], settings());
    expect(clock.now()).toBe("2026-03-10T12:00:00.000Z");
    const drawn = Array.from({ length: 20 }, () => ids.ulid());
    vi.useRealTimers();
    expect(drawn.toSorted()).toEqual(drawn);
    expect(new Set(drawn).size).toBe(20);
  });

  it.each<[string, Partial<Configuration>]>([
    ["an address", { PARTNER_SECRET_ARN: "secret" }],
    ["a secret", { NOTIFIER_URL: "https://notifier.example" }],
  ])("cannot call a partner without %s, says where to read on, and does not try again", async (_what, given) => {
    const { notifier } = lambdaRuntime([withPartners], settings(given));
    await expect(notifier.notify(notice)).rejects.toMatchObject({
      retryable: false,
      message: "notifier: is not configured: see docs/deploy-to-aws.md",
    });
  });

  it("does not start a process whose machine it was not told of", async () => {
    const { processes } = lambdaRuntime([withProcesses], settings());
    await expect(processes.start("return", "ret_1", {})).rejects.toThrow("ARN of return");
  });

  it.each<[string, (runtime: Runtime) => Promise<unknown>]>([
    ["processes", ({ processes }) => processes.start("return", "ret_1", {})],
    ["processes", ({ processes }) => processes.resume("token", {})],
    ["processes", ({ processes }) => processes.interrupt("token", "Clock.Moved")],
    ["partners", ({ payments }) => payments.findRefund("key")],
    ["partners", ({ notifier }) => notifier.notify(notice)],
    ["evidence", ({ evidence }) => evidence.read("key")],
    ["flags", ({ flags }) => flags.refresh()],
    ["cursors", ({ cursorKey }) => cursorKey()],
  ])("has no %s that its entry file did not give it", async (part, use) => {
    await expect(use(lambdaRuntime([], settings()))).rejects.toThrow(`needs ${part} is given`);
  });

  it("has all that its entry file gives it", () => {
    const parts = [withPolicies, withCursors, withSurveys, withEvidence, withFlags, withPartners, withProcesses];
    const given = lambdaRuntime(parts, settings());
    const none = lambdaRuntime([], settings());
    const same = (Object.keys(none) as (keyof Runtime)[]).filter((part) => given[part] === none[part]);
    expect(same).toEqual(["pause"]);
  });

  it("goes by the flags that come with the code where no definition is deployed", () => {
    expect(lambdaRuntime([withFlags], settings()).flags.standing()).toMatchObject({ source: "built-in" });
    const deployed = { FLAGS_APPLICATION: "Recourse-dev", FLAGS_ENVIRONMENT: "dev", FLAGS_PROFILE: "flows" };
    const { flags } = lambdaRuntime([withFlags], settings(deployed));
    expect(flags.standing()).toMatchObject({ source: "appconfig:Recourse-dev/dev/flows", inUse: { from: "built-in" } });
  });

  it("pauses a random part of the time that it is given", async () => {
    const random = vi.spyOn(Math, "random").mockReturnValue(0.25);
    vi.useFakeTimers();
    const pause = lambdaRuntime([], settings()).pause(100);
    await vi.advanceTimersByTimeAsync(24);
    await expect(Promise.race([pause.then(() => "over"), Promise.resolve("pausing")])).resolves.toBe("pausing");
    await vi.advanceTimersByTimeAsync(1);
    await expect(pause).resolves.toBeUndefined();
    vi.useRealTimers();
    random.mockRestore();
  });
});
