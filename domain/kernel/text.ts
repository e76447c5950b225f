import * as z from "zod";

// Control characters and halves of surrogate pairs: no person types them, a store refuses them and a terminal obeys them.
const ONE_LINE = /^[^\p{Cc}\p{Cs}]*$/u;
const LINES = /^(?:[\t\n\r]|[^\p{Cc}\p{Cs}])*$/u;

const EXPECTED = "expected text without control characters and broken Unicode";

/** A name or number that another system gave out, kept as it came: 1 to so many characters on one line. */
export const text = (charactersMax: number) => z.string().min(1).max(charactersMax).regex(ONE_LINE, EXPECTED);

/** What a person wrote, without the space around it; lines may break. */
export const words = (charactersMax: number) => z.string().trim().min(1).max(charactersMax).regex(LINES, EXPECTED);
