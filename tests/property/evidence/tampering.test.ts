import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { verifyChain } from "../../../domain/evidence/chain.ts";
import type { EvidenceFile } from "../../../domain/evidence/evidence-file.ts";
import { adding, aPiece, fileAfter, withholding } from "../../support/evidence-files.ts";

/** Files of 2 to 12 entries, some of them words on who may see a piece. */
const files = fc
  .array(fc.boolean(), { minLength: 1, maxLength: 6 })
  .map((withheld) =>
    fileAfter(
      ...withheld.flatMap((isWithheld, index) => [
        adding(aPiece(index + 1)),
        ...(isWithheld ? [withholding(index + 1, "own_side", "PERSONAL_DATA")] : []),
      ]),
    ),
  );

type Chain = EvidenceFile["chain"];
const fileAndPlace = files.chain((file) => fc.tuple(fc.constant(file), fc.nat(file.chain.length - 1)));
const withChain = (file: EvidenceFile, chain: Chain): EvidenceFile => ({ ...file, chain });

/** Another value of the same kind in one member of an entry. */
const tampered = (entry: Chain[number], member: string, salt: number): Chain[number] => {
  const value = (entry as Record<string, unknown>)[member];
  const other = { string: `${value}x`, number: Number(value) + 1 + salt, boolean: !value, object: { salt } };
  return { ...entry, [member]: other[typeof value as keyof typeof other] } as Chain[number];
};

describe("a chain that somebody touched", () => {
  it("is broken at the entry of which any member is another", () => {
    fc.assert(
      fc.property(fileAndPlace, fc.nat(), fc.nat(9), ([file, place], which, salt) => {
        const entry = file.chain[place];
        if (entry === undefined) throw new Error("the place is one of the chain");
        const members = Object.keys(entry);
        const member = members[which % members.length] ?? "hash";
        const chain = file.chain.map((each, seq) => (seq === place ? tampered(each, member, salt) : each));
        expect(verifyChain(withChain(file, chain))).toEqual({ state: "broken", seq: place });
      }),
    );
  });

  it("is broken at the place from which any entry is gone", () => {
    fc.assert(
      fc.property(fileAndPlace, ([file, place]) => {
        const chain = file.chain.filter((_, seq) => seq !== place);
        expect(verifyChain(withChain(file, chain))).toEqual({ state: "broken", seq: place });
      }),
    );
  });

  it("is broken at the first of any entries that are in another order", () => {
    fc.assert(
      fc.property(
        files.chain((file) =>
          fc.tuple(fc.constant(file), fc.shuffledSubarray([...file.chain], { minLength: file.chain.length })),
        ),
        ([file, chain]) => {
          const first = chain.findIndex((entry, seq) => entry.seq !== seq);
          const expected = first === -1 ? { state: "intact" } : { state: "broken", seq: first };
          expect(verifyChain(withChain(file, chain))).toEqual(expected);
        },
      ),
    );
  });
});
