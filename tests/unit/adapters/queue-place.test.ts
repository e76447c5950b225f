import { expect, it } from "vitest";
import { placeIn, queuePlace } from "../../../adapters/dynamodb/queue-place.ts";
import { Language } from "../../../adapters/policies/language.ts";
import { instant } from "../../../domain/kernel/instant.ts";
import { CaseFamily, DeskLanguage } from "../../../domain/kernel/skills.ts";

const rank = instant("2026-03-10T12:00:00Z");
const dueAt = instant("2026-03-12T12:00:00Z");

it.each(
  DeskLanguage.options.flatMap((language) =>
    CaseFamily.options.map((family) => ({ rank, dueAt, needs: { language, market: "BR", family, severity: 4 } })),
  ),
)("a place in a queue is read as it was written: $needs.language $needs.family", (place) => {
  expect(placeIn(`${queuePlace(place)}#wrk_1`)).toEqual(place);
});

it.each([
  ["a hold", { rank, dueAt, heldUntil: dueAt, needs: undefined }],
  ["no deadline", { rank, needs: undefined }],
  ["no market", { rank, dueAt, needs: { language: "en", family: "payment", severity: 3 } as const }],
])("and so is one of %s", (_title, place) => {
  expect(placeIn(`${queuePlace(place)}#wrk_1`)).toEqual(place);
});

it("agents write the languages that texts are in", () => {
  expect(DeskLanguage.options).toEqual(Language.options);
});
