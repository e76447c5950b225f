import { GetCommand } from "@aws-sdk/lib-dynamodb";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readSchedule, scheduleOf } from "../../adapters/dynamodb/policy-schedule.ts";
import type { Store } from "../../adapters/dynamodb/store.ts";
import { caseKeys } from "../../adapters/dynamodb/table-keys.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { Problem } from "../../adapters/http/problem.ts";
import { policyInForce } from "../../adapters/policies/policy-in-force.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { type Instant, instant } from "../../domain/kernel/instant.ts";
import { publishPolicyVersion } from "../../functions/policy-versions/publish-policy-version.http.ts";
import { addRule, author } from "../support/drafted-versions.ts";
import { approvedVersion, publish, step } from "../support/published-versions.ts";
import { must } from "../support/return-stories.ts";
import { type Story, startStory } from "../support/running-recourse.ts";

let story: Story;
beforeEach(async () => {
  story = await startStory();
});
afterEach(() => story.recourse.stop());

const april = instant("2026-04-01T00:00:00Z");
const may = instant("2026-05-01T00:00:00Z");
const justBefore = (at: Instant): Instant => instant(new Date(Date.parse(at) - 1).toISOString());

const photos = (photosMin: number) => (document: Parameters<typeof addRule>[0]) =>
  addRule(document, {
    id: `br.photos-${photosMin}`,
    when: 'category == "toys"',
    outcome: { evidencePhotosMin: photosMin },
  });

/** A store in which so many readers of the schedule wait for each other, once: each decides on what all of them have read. */
const meeting = (store: Store, readers: number): Store => {
  const { pk } = caseKeys.policySchedule();
  let waiting: (() => void)[] = [];
  let met = 0;
  const client = new Proxy(store.client, {
    get: (target, name, receiver) =>
      name !== "send"
        ? Reflect.get(target, name, receiver)
        : async (command: GetCommand) => {
            const answer = await target.send(command);
            if (!(command instanceof GetCommand) || command.input.Key?.pk !== pk || met >= readers) return answer;
            met += 1;
            if (met < readers) await new Promise<void>((resolve) => waiting.push(resolve));
            for (const go of waiting) go();
            waiting = [];
            return answer;
          },
  });
  return { ...store, client };
};

const publication = (number: number, market: string, effectiveFrom: Instant, at: Instant): HttpRequest<never, never> =>
  ({
    caller: { role: "platform", id: author.subject },
    params: { market, number: String(number) },
    query: {},
    body: { effectiveFrom },
    at,
    idempotencyKey: `publish-${market}-${number}`,
    commandId: `publish-${market}-${number}`,
    requestHash: "publish",
    expectedVersion: undefined,
    language: "en",
    accepts: "application/json",
    ifNoneMatch: undefined,
    requestId: "request-1",
  }) satisfies HttpRequest as unknown as HttpRequest<never, never>;

const race = async (runtime: Runtime, asked: readonly (readonly [number, string, Instant])[]) => {
  const store = meeting(runtime.store, asked.length);
  const racing = asked.map(async ([number, market, from]) => {
    const request = publication(number, market, from, runtime.clock.now());
    try {
      return (await publishPolicyVersion(request, { ...runtime, store })).status;
    } catch (error) {
      if (error instanceof Problem) return error.code;
      throw error;
    }
  });
  return Promise.all(racing);
};

describe("two versions that are published at once", () => {
  it("for one instant: one is, and the other is told whose the instant is", async () => {
    const { runtime } = story.recourse;
    const [first, second] = [
      await approvedVersion(story, "BR", photos(1)),
      await approvedVersion(story, "BR", photos(2)),
    ];
    const answers = await race(runtime, [
      [first.number, "BR", april],
      [second.number, "BR", april],
    ]);
    expect(answers.toSorted()).toEqual([200, "policy_version.instant_taken"]);
    const schedule = scheduleOf(await readSchedule(runtime.store), "BR");
    expect(schedule).toHaveLength(1);
    const winner = answers[0] === 200 ? first : second;
    expect(schedule[0]).toMatchObject({ from: april, number: winner.number, contentHash: winner.contentHash });
    const refused = await publish(story, "BR", winner === first ? second.number : first.number, april);
    expect(refused.body).toMatchObject({ effectiveFrom: april, takenBy: winner.number });
  });

  it("for two instants, or in two markets, both are", async () => {
    const { runtime } = story.recourse;
    const [first, second] = [
      await approvedVersion(story, "BR", photos(1)),
      await approvedVersion(story, "BR", photos(2)),
    ];
    const mexican = await approvedVersion(story, "MX");
    const answers = await race(runtime, [
      [first.number, "BR", april],
      [second.number, "BR", may],
      [mexican.number, "MX", april],
    ]);
    expect(answers).toEqual([200, 200, 200]);
    const schedules = await readSchedule(runtime.store);
    expect(scheduleOf(schedules, "BR").map(({ number }) => number)).toEqual([first.number, second.number]);
    expect(scheduleOf(schedules, "MX").map(({ number }) => number)).toEqual([mexican.number]);
    expect(schedules.revision).toBe(3);
  });

  it("get numbers of their own when they are begun at once", async () => {
    const begun = await Promise.all(
      [photos(1), photos(2), photos(3)].map((change) => approvedVersion(story, "BR", change)),
    );
    expect(begun.map(({ number }) => number).toSorted()).toEqual([2, 3, 4]);
  });
});

describe("the policy of an instant", () => {
  it("changes at the very instant of the next version, and nowhere is there none or another market's", async () => {
    const { store } = story.recourse.runtime;
    const [first, second] = [
      await approvedVersion(story, "BR", photos(1)),
      await approvedVersion(story, "BR", photos(2)),
    ];
    must(await publish(story, "BR", first.number, april));
    must(await publish(story, "BR", second.number, may));
    const versionOf = async (at: Instant, market = "BR") => {
      const { document, contentHash } = await policyInForce(store, market, at);
      return [document.version, contentHash];
    };
    const [, builtIn] = await versionOf(story.recourse.clock.now());
    expect(await versionOf(justBefore(april))).toEqual([1, builtIn]);
    expect(await versionOf(april)).toEqual([first.number, first.contentHash]);
    expect(await versionOf(justBefore(may))).toEqual([first.number, first.contentHash]);
    expect(await versionOf(may)).toEqual([second.number, second.contentHash]);
    expect((await versionOf(may, "MX"))[0]).toBe(1);
    expect((await policyInForce(store, "BR", april)).document.effectiveFrom).toBe(april);

    must(await step(story, author, { number: first.number }, "cancel"));
    expect((await versionOf(april))[0]).toBe(1);
    expect(await versionOf(may)).toEqual([second.number, second.contentHash]);
  });

  it("is read from the store once a process: what it compiles to is remembered", async () => {
    const { store } = story.recourse.runtime;
    const { number } = await approvedVersion(story, "BR", photos(1));
    must(await publish(story, "BR", number));
    const now = story.recourse.clock.now();
    expect(await policyInForce(store, "BR", now)).toBe(await policyInForce(store, "BR", now));
  });
});
