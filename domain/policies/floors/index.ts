export { type Coverage, coverageOf, isCalledUpon } from "./coverage.ts";
export { Confidence, Exclusion, Floor, FloorPart, FloorsDocument } from "./floor.ts";
export { floorFindings } from "./floor-findings.ts";
export { floorPrefix, floorSentences } from "./floor-sentences.ts";
export { floorEnd, floorStart, isInForce, isInForceOn } from "./floor-window.ts";
