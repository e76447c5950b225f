import { readdirSync, readFileSync } from "node:fs";
import { readFloors } from "../../../../adapters/policies/floors.ts";
import { MarketCalendar } from "../../../../domain/kernel/clocks.ts";
import { invariant } from "../../../../domain/kernel/invariant.ts";
import type { Floor } from "../../../../domain/policies/floors/index.ts";

const policies = new URL("../../../../policies/", import.meta.url);

const documentAt = (path: string): unknown => JSON.parse(readFileSync(new URL(path, policies), "utf8"));

/** Every floor of every jurisdiction, with or without a policy. */
export const allFloors: readonly Floor[] = readdirSync(new URL("floors/", policies)).flatMap(
  (file) => readFloors(documentAt(`floors/${file}`), file).floors,
);

/** A floor by its id. */
export const floorNamed = (id: string): Floor => {
  const floor = allFloors.find((each) => each.id === id);
  invariant(floor !== undefined, `${id} is a floor`);
  return floor;
};

/** The calendar of a floor's jurisdiction, read from its file: bundles carry those of markets with a policy only. */
export const calendarOfFloor = ({ id }: Pick<Floor, "id">): MarketCalendar =>
  MarketCalendar.parse(documentAt(`calendars/${id.slice(6, 8).toUpperCase()}.json`));
