import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import { readThrough } from "../../../adapters/ports/read-through.ts";

const streamOf = async function* (chunks: readonly Uint8Array[]) {
  yield* chunks;
};

it("reads the same of any content, however it is cut", async () => {
  const bounds = { headBytes: 5, tailBytes: 7, bytesMax: 1000 };
  await fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 20 }), { maxLength: 20 }), async (chunks) => {
      const whole = Buffer.concat(chunks);
      const { bytes, sha256, head, tail } = await readThrough(streamOf(chunks), bounds);
      expect(bytes).toBe(whole.length);
      expect(sha256).toBe(createHash("sha256").update(whole).digest("hex"));
      expect(Buffer.from(head)).toEqual(whole.subarray(0, 5));
      expect(Buffer.from(tail)).toEqual(whole.subarray(-7));
    }),
  );
});

it("takes no more of an endless stream than its bound", async () => {
  let sent = 0;
  const endless = async function* () {
    for (;;) {
      sent += 100;
      yield new Uint8Array(100);
    }
  };
  const { bytes } = await readThrough(endless(), { headBytes: 1, tailBytes: 1, bytesMax: 1000 });
  expect([bytes, sent]).toEqual([1100, 1100]);
});
