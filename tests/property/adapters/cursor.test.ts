import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openCursor, sealCursor } from "../../../adapters/dynamodb/cursor.ts";

const places = fc.dictionary(fc.string(), fc.string({ unit: "grapheme" }), { noNullPrototype: true });
const sealed = fc.record({ secret: fc.string({ minLength: 1 }), list: fc.string(), place: places });

describe("a sealed cursor", () => {
  it("opens to the place that was sealed, and is safe in a URL", () => {
    fc.assert(
      fc.property(sealed, ({ secret, list, place }) => {
        const cursor = sealCursor(secret, list, place);
        expect(cursor).toMatch(/^[\w-]+\.[\w-]{43}$/);
        expect(openCursor(secret, list, cursor)).toEqual({ key: place });
      }),
    );
  });

  it("does not open when any byte of it is another", () => {
    fc.assert(
      fc.property(sealed, fc.nat(), fc.string({ unit: "binary-ascii", minLength: 1, maxLength: 1 }), (of, at, byte) => {
        const cursor = sealCursor(of.secret, of.list, of.place);
        const index = at % cursor.length;
        fc.pre(cursor[index] !== byte);
        expect(openCursor(of.secret, of.list, cursor.slice(0, index) + byte + cursor.slice(index + 1))).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });

  it("does not open when something is cut off or added anywhere", () => {
    fc.assert(
      fc.property(sealed, fc.nat(), fc.string({ minLength: 1, maxLength: 5 }), (of, at, more) => {
        const cursor = sealCursor(of.secret, of.list, of.place);
        const index = at % cursor.length;
        expect(openCursor(of.secret, of.list, cursor.slice(0, index))).toBeUndefined();
        expect(openCursor(of.secret, of.list, cursor.slice(0, index) + more + cursor.slice(index))).toBeUndefined();
        expect(openCursor(of.secret, of.list, cursor + more)).toBeUndefined();
      }),
    );
  });

  it("opens for its own list and secret only", () => {
    fc.assert(
      fc.property(sealed, sealed, (one, other) => {
        const cursor = sealCursor(one.secret, one.list, one.place);
        if (one.list !== other.list) expect(openCursor(one.secret, other.list, cursor)).toBeUndefined();
        if (one.secret !== other.secret) expect(openCursor(other.secret, one.list, cursor)).toBeUndefined();
      }),
    );
  });

  it("is never an error, whatever text is sent as one", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(openCursor("secret", "list", text)).toBeUndefined();
      }),
    );
  });
});
