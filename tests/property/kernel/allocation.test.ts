import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allocate, allocateCapped } from "../../../domain/kernel/allocation.ts";

const amount = fc.oneof(fc.nat({ max: 1000 }), fc.nat({ max: Number.MAX_SAFE_INTEGER }));
const parts = fc.uniqueArray(fc.record({ key: fc.string({ maxLength: 4 }), weightMinor: amount }), {
  selector: ({ key }) => key,
  minLength: 1,
  maxLength: 12,
});
const partsAndShuffled = parts.chain((given) =>
  fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length, maxLength: given.length })),
);
const total = (amounts: Iterable<number>) => [...amounts].reduce((sum, each) => sum + BigInt(each), 0n);

describe("allocate", () => {
  it("sums to the total exactly, in any order of the parts", () => {
    fc.assert(
      fc.property(amount, partsAndShuffled, (totalMinor, [given, shuffled]) => {
        const allocated = allocate(totalMinor, given);
        expect(total(allocated.values())).toBe(BigInt(totalMinor));
        for (const [key, share] of allocate(totalMinor, shuffled)) expect(allocated.get(key)).toBe(share);
      }),
      { numRuns: 500 },
    );
  });

  it("gives each part its exact share, rounded down or up", () => {
    fc.assert(
      fc.property(amount, parts, (totalMinor, given) => {
        const weightSum = total(given.map(({ weightMinor }) => weightMinor));
        fc.pre(weightSum > 0n);
        const allocated = allocate(totalMinor, given);
        for (const { key, weightMinor } of given) {
          const off = BigInt(allocated.get(key) ?? -1) * weightSum - BigInt(totalMinor) * BigInt(weightMinor);
          expect(off < weightSum && off > -weightSum).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("never gives a smaller weight more than a larger one", () => {
    fc.assert(
      fc.property(amount, parts, (totalMinor, given) => {
        const allocated = allocate(totalMinor, given);
        const byWeight = [...given].sort((a, b) => a.weightMinor - b.weightMinor);
        for (const [index, { key, weightMinor }] of byWeight.entries()) {
          const next = byWeight[index + 1];
          if (next === undefined || next.weightMinor === weightMinor) continue;
          expect(allocated.get(key)).toBeLessThanOrEqual(allocated.get(next.key) ?? -1);
        }
      }),
    );
  });
});

describe("allocateCapped", () => {
  const capped = fc
    .uniqueArray(fc.record({ key: fc.string({ maxLength: 4 }), capMinor: fc.nat({ max: 2 ** 49 }) }), {
      selector: ({ key }) => key,
      maxLength: 12,
    })
    .chain((caps) =>
      fc.tuple(fc.constant(caps), fc.nat({ max: caps.reduce((sum, { capMinor }) => sum + capMinor, 0) })),
    );

  it("sums exactly and stays under each cap", () => {
    fc.assert(
      fc.property(capped, ([caps, totalMinor]) => {
        const allocated = allocateCapped(totalMinor, caps);
        expect(total(allocated.values())).toBe(BigInt(totalMinor));
        for (const { key, capMinor } of caps) expect(allocated.get(key)).toBeLessThanOrEqual(capMinor);
      }),
      { numRuns: 500 },
    );
  });

  it("empties all caps when drawn from in any sequence of amounts", () => {
    fc.assert(
      fc.property(capped, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 }), ([caps], draws) => {
        let left = caps;
        for (const draw of [...draws, 1]) {
          const drawnMinor = Math.floor(Number(total(left.map(({ capMinor }) => capMinor))) * draw);
          const drawn = allocateCapped(drawnMinor, left);
          left = left.map(({ key, capMinor }) => ({ key, capMinor: capMinor - (drawn.get(key) ?? 0) }));
        }
        expect(left.filter(({ capMinor }) => capMinor !== 0)).toEqual([]);
      }),
    );
  });
});
