import { type InspectionLine, InspectionResult } from "../../../domain/returns/parts.ts";
import type { ReturnTellers, Told } from "./return-case.ts";
import { amountFact, due, type Facts, type Teller, told } from "./telling.ts";
import type { Voice } from "./voice.ts";

type GoodsEvents =
  | "GoodsHandedOver"
  | "ParcelScanned"
  | "ParcelLost"
  | "GoodsArrived"
  | "InspectionExtended"
  | "AnalysisStarted"
  | "UnitsInspected"
  | "HandOverReminded"
  | "ReturnLapsed"
  | "HandOverResumed";

const handedOver: Teller<Told<"GoodsHandedOver">> = ({ data: { parcel }, actor }, voice) => ({
  values: { by: actor.role, units: voice.phrase("units", { count: parcel.units.length }) },
  facts: { units: parcel.units, arrangedBy: parcel.arrangedBy },
});

const scanned: Teller<Told<"ParcelScanned">> = ({ data: { scan, by, scannedAt } }, voice) => ({
  values: { scan, by, scannedAt: voice.moment(scannedAt) },
  facts: { scan, scannedAt },
});

const lineFact = (line: InspectionLine, voice: Voice): Facts => ({
  lineId: line.lineId,
  unitNo: line.unitNo,
  result: line.result,
  ...(line.reason === undefined ? {} : { reason: line.reason }),
  deductions: line.deductions.map(({ code, amountMinor }) => ({
    code,
    amount: amountFact(amountMinor, voice.currency),
  })),
  ...(line.disposition === undefined ? {} : { disposition: line.disposition }),
});

const inspected: Teller<Told<"UnitsInspected">> = ({ data: { by, lines } }, voice) => {
  const counts = InspectionResult.options.map((result) => ({
    result,
    count: lines.filter((line) => line.result === result).length,
  }));
  const findings = counts.filter(({ count }) => count > 0).map((counted) => voice.phrase("inspected", counted));
  return {
    values: { by, findings: voice.list(findings) },
    facts: { by, units: lines.map((line) => lineFact(line, voice)) },
  };
};

const dated: Teller<
  Told<"GoodsArrived" | "InspectionExtended" | "AnalysisStarted" | "ReturnLapsed" | "HandOverResumed">
> = ({ data: { clock } }, voice) => due(clock.dueAt, voice);

/** How the goods travel and what is found. */
export const goodsTellers: ReturnTellers<GoodsEvents> = {
  GoodsHandedOver: handedOver,
  ParcelScanned: scanned,
  ParcelLost: ({ data: { because } }) => told({ because }),
  GoodsArrived: dated,
  InspectionExtended: dated,
  AnalysisStarted: dated,
  UnitsInspected: inspected,
  HandOverReminded: () => ({}),
  ReturnLapsed: dated,
  HandOverResumed: dated,
};
