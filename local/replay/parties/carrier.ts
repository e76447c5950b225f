import type { Scan } from "../../../domain/returns/index.ts";
import type { CaseFile } from "../case-file.ts";
import { DAY_MS, instantOf, onGrid } from "../times.ts";
import { CarrierAnswer, type PartyCase } from "../views.ts";
import type { World } from "../world.ts";

type Parcel = PartyCase["parcels"][number];

/** One thing that a carrier will say of a parcel, so many days after it was handed over. */
interface Word {
  readonly scan: Scan;
  readonly days: number;
}

type Fate = "delivered" | "repeated" | "disordered" | "lost" | "returned" | "silent" | "unseen";

// Words come twice, in the wrong order, too late or not at all, as from real carriers.
const wordsOf = (fate: Fate, days: number): readonly Word[] => {
  const first: Word = { scan: "first_scan", days: 0.3 };
  const moving: Word = { scan: "in_transit", days: days / 2 };
  const end = (scan: Scan): Word => ({ scan, days });
  switch (fate) {
    case "delivered":
      return [first, moving, end("delivered")];
    case "repeated":
      return [first, first, end("delivered"), { scan: "delivered", days: days + 0.2 }];
    case "disordered":
      return [end("delivered"), { scan: "in_transit", days: days + 0.1 }];
    case "lost":
      return [first, end("lost")];
    case "returned":
      return [first, end("returned")];
    case "silent":
      return [first];
    case "unseen":
      return [];
  }
};

const fateOf = ({ chances: { carrier } }: CaseFile): Fate =>
  carrier.weighted<Fate>([
    ["delivered", 68],
    ["repeated", 8],
    ["disordered", 5],
    ["lost", 7],
    ["returned", 3],
    ["silent", 5],
    ["unseen", 4],
  ]) ?? "delivered";

/** Tells the platform what a carrier saw. */
export const tellScan = async (world: World, word: Readonly<Record<string, unknown>>) => {
  const platform = await world.as({ role: "platform", subject: "carriers-link" });
  const body = { ...word, scannedAt: instantOf(world.nowMs()) };
  return (await platform.post("/platform/v1/carrier-events", body, CarrierAnswer, { key: world.newKey() })).body;
};

const takeOn = (world: World, file: CaseFile, { carrier, trackingNumber }: Parcel, wake: () => void): void => {
  const days = file.chances.carrier.number(1.5, 8);
  for (const { scan, days: after } of wordsOf(fateOf(file), days))
    world.agenda.add({
      atMs: onGrid(world.nowMs() + after * DAY_MS),
      owner: file.story.order.placed.orderId,
      run: async () => {
        const { outcome, caseId } = await tellScan(world, { carrier, trackingNumber, scan });
        if (caseId !== file.id)
          world.books.breach(`a scan of ${trackingNumber} reached ${caseId} instead of ${file.id}`);
        if (outcome === "recorded") world.books.recordScan({ caseId: file.id, atMs: world.nowMs() });
        wake();
      },
    });
};

/** The carrier takes on every parcel that it has not seen yet and that has a number. */
export const takeOnParcels = (world: World, file: CaseFile, view: PartyCase, wake: () => void): void => {
  for (const parcel of view.parcels) {
    if (file.parcels.has(parcel.parcelId) || parcel.trackingNumber === undefined) continue;
    file.parcels.add(parcel.parcelId);
    takeOn(world, file, parcel, wake);
  }
};
