import { describe, expect, it } from "vitest";
import { instant } from "../../../domain/kernel/instant.ts";
import { statusesReachableFrom, terminalStatuses } from "../../../domain/kernel/lifecycle.ts";
import { ShadowStatus, shadowLifecycle, shadows, shadowsMax } from "../../../domain/shadows/index.ts";
import { given, played } from "../../support/given-when-then.ts";

const at = instant("2026-03-10T12:00:00Z");
const start = (contentHash = "abc", running: readonly number[] = []) => ({
  type: "StartShadow" as const,
  at,
  market: "BR",
  draft: { version: 2, contentHash },
  running: [...running],
});
const stop = { type: "StopShadow" as const, at };
const having = (...commands: readonly Parameters<typeof shadows.decide>[1][]) =>
  given(shadows, played(shadows, ...commands));

describe("a shadow", () => {
  it("starts, stops, and starts again as another run", () => {
    const { state } = having(start(), stop).when(start()).thenTypes("ShadowStarted");
    expect(state).toMatchObject({ shadowId: "shd_BR.2", status: "running", run: 2 });
    expect(state?.stoppedAt).toBeUndefined();
  });

  it("that runs is not started again, unless its version says something else", () => {
    having(start()).when(start()).thenNothing();
    expect(having(start()).when(start("other")).state).toMatchObject({ run: 2, draft: { contentHash: "other" } });
  });

  it("is not started beside too many others, and counts itself for none of them", () => {
    const others = Array.from({ length: shadowsMax }, (_, index) => index + 10);
    having().when(start("abc", others)).thenRefused({ code: "shadow.too_many", running: others, max: shadowsMax });
    having()
      .when(start("abc", [...others.slice(1), 2]))
      .thenTypes("ShadowStarted");
  });

  it("stops once, and not before it ever ran", () => {
    having(start(), stop).when(stop).thenNothing();
    having().when(stop).thenRefused({ code: "shadow.not_started" });
  });
});

it("the table of its statuses reaches every one, and a shadow can always be started again", () => {
  expect([...statusesReachableFrom(shadowLifecycle, "none")].toSorted()).toEqual(ShadowStatus.options.toSorted());
  expect(terminalStatuses(shadowLifecycle)).toEqual([]);
});
