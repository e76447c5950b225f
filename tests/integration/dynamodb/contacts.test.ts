import { describe, expect, it } from "vitest";
import { askedInWeekWrite, contactWrite, readContact, readLastAsked } from "../../../adapters/dynamodb/contacts.ts";
import {
  feedbackRowsOf,
  feedbackRowWrite,
  suppressionsOf,
  suppressionWrite,
} from "../../../adapters/dynamodb/feedback-rows.ts";
import type { SideEffects } from "../../../adapters/dynamodb/side-effects.ts";
import { transact } from "../../../adapters/dynamodb/transaction.ts";
import { rowOf } from "../../../domain/feedback/summary/row.ts";
import { instant } from "../../../domain/kernel/instant.ts";
import { embeddedTables } from "../../support/embedded-tables.ts";
import { command, opening, played } from "../../support/surveys.ts";
import { allItems } from "../../support/table-items.ts";

const tables = embeddedTables();
const person = { party: "buyer", personId: "buyer-1" };
const asking = { ...person, market: "BR", week: "2026-W11" };
const NOW = instant("2026-03-10T12:00:00Z");
const CUTOFF = instant("2026-02-24T12:00:00Z");

const write = async (effects: SideEffects): Promise<string> =>
  (await transact(tables.store, effects(tables.store))).outcome;

describe("asking a person", () => {
  it("of two at the same moment one is asked, and the other has to look again", async () => {
    const both = await Promise.all(["srv_1", "srv_2"].map((id) => write(contactWrite(person, NOW, CUTOFF, id))));
    // Whoever lost met a condition or the other's transaction; either way it decides again.
    expect(both.filter((outcome) => outcome === "written")).toHaveLength(1);
    expect(await readContact(tables.store, asking)).toEqual({ lastAskedAt: NOW, askedThisWeek: 0 });
  });

  it.each([
    ["on the cutoff", "2026-02-24T12:00:00.000Z", "written"],
    ["a millisecond after it", "2026-02-24T12:00:00.001Z", "refused"],
  ])("who was asked %s", async (_what, before, outcome) => {
    await write(contactWrite(person, instant(before), CUTOFF, "srv_0"));
    expect(await write(contactWrite(person, NOW, CUTOFF, "srv_1"))).toBe(outcome);
  });

  it("is forgotten by the store once the person may be asked again", async () => {
    await write(contactWrite(person, NOW, CUTOFF, "srv_1"));
    const [item] = await allItems(tables.store);
    expect(item?.expiresAtSeconds).toBe(Date.parse("2026-03-24T12:00:00Z") / 1000);
  });

  it("says of several people when each was asked, and nothing of who never was", async () => {
    await write(contactWrite(person, NOW, CUTOFF, "srv_1"));
    const seller = { party: "seller", personId: "buyer-1" };
    expect(await readLastAsked(tables.store, [seller, person])).toEqual([undefined, NOW]);
  });
});

it("the week's sample counts up to its limit and no further, however many come at once", async () => {
  const limit = 3;
  for (let turn = 0; turn < 5; turn += 1) await write(askedInWeekWrite(asking, limit));
  expect(await readContact(tables.store, asking)).toEqual({ askedThisWeek: limit });
  expect(await readContact(tables.store, { ...asking, week: "2026-W12" })).toEqual({ askedThisWeek: 0 });
});

it("rows are read by market and day, the newest of each survey", async () => {
  const ask = command("RingClock", "2026-03-10T13:00:00Z", { askedThisWeek: 0 });
  const sent = played(opening(), ask);
  const expired = played(opening(), ask, command("RingClock", "2026-03-17T13:00:00Z", { askedThisWeek: 0 }));
  for (const survey of [sent, expired]) {
    const row = survey && rowOf(survey);
    if (row === undefined) throw new Error("both were sent");
    await write(feedbackRowWrite(row));
  }
  expect((await feedbackRowsOf(tables.store, "BR", "2026-03-10")).map(({ progress }) => progress)).toEqual(["expired"]);
  expect(await feedbackRowsOf(tables.store, "BR", "2026-03-11")).toEqual([]);
  expect(await feedbackRowsOf(tables.store, "KR", "2026-03-10")).toEqual([]);
});

it("who was not asked is counted apart from who was", async () => {
  const suppression = { market: "BR", day: "2026-03-10", because: "contact_cap" } as const;
  await write(suppressionWrite({ ...suppression, party: "seller", surveyId: "srv_1" }));
  await write(suppressionWrite({ ...suppression, party: "seller", surveyId: "srv_1" }));
  await write(suppressionWrite({ ...suppression, party: "buyer", surveyId: "srv_2" }));
  expect(await suppressionsOf(tables.store, "BR", "2026-03-10")).toEqual([
    { party: "buyer", because: "contact_cap" },
    { party: "seller", because: "contact_cap" },
  ]);
  expect(await feedbackRowsOf(tables.store, "BR", "2026-03-10")).toEqual([]);
});
