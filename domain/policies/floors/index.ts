export { Confidence, Exclusion, Floor, FloorPart, FloorsDocument } from "./floor.ts";
