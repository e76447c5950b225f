import { deflateRawSync, inflateRawSync } from "node:zlib";
import { fromText, toText } from "./json-text.ts";

/** A document as a packed JSON text: some kilobytes that nothing is asked of take a third or less of the units. */
export const packed = (document: unknown): Uint8Array => deflateRawSync(toText(document));

/** The document again; its schema checks it further on the way in. */
export const unpacked = (bytes: unknown): unknown => fromText(inflateRawSync(bytes as Uint8Array).toString("utf8"));
