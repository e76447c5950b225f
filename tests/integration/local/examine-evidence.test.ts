import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findEvidence } from "../../../adapters/dynamodb/evidence-items.ts";
import type { EvidenceStore } from "../../../adapters/ports/evidence-store.ts";
import type { Runtime } from "../../../adapters/runtime/runtime.ts";
import { checkEvidence } from "../../../functions/evidence/check-evidence.ts";
import { examineEvidence } from "../../../functions/evidence/examine-evidence.ts";
import { bytesOf } from "../../support/evidence-bytes.ts";
import { must } from "../../support/return-stories.ts";
import { type Story, seller, startStory } from "../../support/running-recourse.ts";
import { type Announced, filesOf, send } from "../../support/uploads.ts";

let story: Story;
beforeAll(async () => {
  story = await startStory();
});
afterAll(() => story.recourse.stop());

const picture = (of: string): Uint8Array => bytesOf(`\xff\xd8\xff\xe0 a picture of ${of}`);
const page = bytesOf("<!doctype html><script>");

const announced = async (bytes: Uint8Array) => {
  const asked = must(await story.post<Announced>(seller, filesOf(seller), { mediaType: "image/jpeg" }));
  await send(asked, bytes);
  const evidence = await findEvidence(story.recourse.runtime.store, asked.evidenceId);
  if (evidence === undefined) throw new Error("the file was announced");
  return evidence;
};

/** The runtime, with somebody who acts between our reading a file and our keeping it. */
const interrupted = (between: (before: number) => void): { readonly runtime: Runtime; reads(): number } => {
  const { runtime } = story.recourse;
  let reads = 0;
  const evidence: EvidenceStore = {
    ...runtime.evidence,
    readThrough: (key, bounds) => {
      reads += 1;
      return runtime.evidence.readThrough(key, bounds);
    },
    keep: (copy) => {
      between(reads);
      return runtime.evidence.keep(copy);
    },
  };
  return { runtime: { ...runtime, evidence }, reads: () => reads };
};

const at = () => story.recourse.clock.now();
const replace = (key: string, bytes: Uint8Array) => story.recourse.sandbox.evidence.put(key, "image/jpeg", bytes);

describe("a file that changes while it is looked at", () => {
  it("is looked at again, and what is kept is what was looked at last", async () => {
    const evidence = await announced(picture("one thing"));
    const { runtime, reads } = interrupted((before) => {
      if (before === 1) replace(evidence.key, picture("another thing"));
    });
    const { examined } = await examineEvidence(runtime, evidence, at());
    expect(reads()).toBe(2);
    expect(Buffer.from((await runtime.evidence.read(examined?.key ?? "")) ?? [])).toEqual(
      Buffer.from(picture("another thing")),
    );
  });

  it("into something else is refused", async () => {
    const evidence = await announced(picture("one thing"));
    const { runtime } = interrupted(() => replace(evidence.key, page));
    const { examined, refused } = await examineEvidence(runtime, evidence, at());
    expect(examined).toBeUndefined();
    expect(refused?.problem).toEqual({ reason: "type_mismatch", declared: "image/jpeg", found: "text/html" });
  });

  it("again and again is not taken, and not decided for good either", async () => {
    const evidence = await announced(picture("one thing"));
    const { runtime, reads } = interrupted((before) => replace(evidence.key, picture(`thing ${before}`)));
    const caller = { role: "seller", id: seller.subject, sellerId: seller.sellerId } as const;
    await expect(checkEvidence(runtime, caller, [evidence.evidenceId])).rejects.toMatchObject({
      code: "evidence.not_uploaded",
    });
    expect(reads()).toBe(3);
    await checkEvidence(story.recourse.runtime, caller, [evidence.evidenceId]);
  });
});

it("a file that two look at at once is one content for both, though its form is used between them", async () => {
  const evidence = await announced(picture("one thing"));
  const first = examineEvidence(story.recourse.runtime, evidence, at());
  replace(evidence.key, picture("another thing"));
  const both = await Promise.all([first, examineEvidence(story.recourse.runtime, evidence, at())]);
  const kept = await findEvidence(story.recourse.runtime.store, evidence.evidenceId);
  expect(both.map(({ examined }) => examined)).toEqual([kept?.examined, kept?.examined]);
  const content = await story.recourse.runtime.evidence.read(kept?.examined?.key ?? "");
  expect(content?.length).toBe(kept?.examined?.bytes);
});

it("a file that was looked at is not read again", async () => {
  const evidence = await announced(picture("one thing"));
  const { runtime, reads } = interrupted(() => undefined);
  const once = await examineEvidence(runtime, evidence, at());
  expect(await examineEvidence(runtime, once, at())).toEqual(once);
  expect(reads()).toBe(1);
});
