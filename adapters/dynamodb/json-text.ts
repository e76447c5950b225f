/**
 * Documents are kept as JSON texts, not as nested attributes: nothing is asked of their inside, and neither we nor the database
 * spend time on their parts. A text is some eight per cent longer; see docs/decisions/0012.
 */
export type JsonText = string;

/** A document as it is kept; absent members stay absent. */
export const toText = (document: unknown): JsonText => JSON.stringify(document);

/** A kept document. Its schema checks it further on the way in. */
export const fromText = (text: unknown): unknown => (typeof text === "string" ? JSON.parse(text) : undefined);
