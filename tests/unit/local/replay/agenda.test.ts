import { expect, it } from "vitest";
import { createAgenda } from "../../../../local/replay/agenda.ts";

const entry = (atMs: number, owner: string) => ({ atMs, owner, run: async () => undefined });

it("an agenda gives out everything of the earliest instant, in the order in which it was noted", () => {
  const agenda = createAgenda();
  for (const [atMs, owner] of [
    [5, "a"],
    [3, "b"],
    [5, "c"],
    [3, "d"],
    [9, "e"],
    [3, "b"],
  ] as const)
    agenda.add(entry(atMs, owner));
  const taken: (readonly [number | undefined, string])[] = [];
  for (let at = agenda.nextAtMs(); at !== undefined; at = agenda.nextAtMs())
    taken.push([
      at,
      agenda
        .take()
        .map(({ owner }) => owner)
        .join(""),
    ]);
  expect(taken).toEqual([
    [3, "bdb"],
    [5, "ac"],
    [9, "e"],
  ]);
  expect(agenda.take()).toEqual([]);
});

it("what is noted while others are taken out comes in its turn", () => {
  const agenda = createAgenda();
  agenda.add(entry(1, "a"));
  agenda.take();
  agenda.add(entry(1, "late"));
  agenda.add(entry(0, "very late"));
  expect(agenda.take().map(({ owner }) => owner)).toEqual(["very late"]);
});
