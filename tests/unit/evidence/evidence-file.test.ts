import { describe, expect, it } from "vitest";
import { compareChains, firstBreak, verifyChain } from "../../../domain/evidence/chain.ts";
import { piecesOf } from "../../../domain/evidence/evidence-file.ts";
import { EvidenceFile, EvidenceFileEvent, evidenceFileLifecycle } from "../../../domain/evidence/index.ts";
import { filesOnFile } from "../../../domain/evidence/rules.ts";
import { viewOf } from "../../../domain/evidence/visibility.ts";
import { statusesReachableFrom } from "../../../domain/kernel/lifecycle.ts";
import { adding, aPiece, evidenceIdAt, fileAfter, opening, sent, withholding } from "../../support/evidence-files.ts";

const three = fileAfter(adding(aPiece(1), aPiece(2)), adding(aPiece(3)));
type Entry = (typeof three.chain)[number];
const changedAt = (seq: number, over: object) => ({
  ...three,
  chain: three.chain.map((entry) => (entry.seq === seq ? ({ ...entry, ...over } as Entry) : entry)),
});
const reordered = (...order: readonly number[]) => ({
  ...three,
  chain: order.flatMap((seq) => three.chain[seq] ?? []),
});

describe("a chain", () => {
  it("is intact as it was written, and after it was stored and read", () => {
    expect(verifyChain(three)).toEqual({ state: "intact" });
    expect(verifyChain(EvidenceFile.parse(JSON.parse(JSON.stringify(three))))).toEqual({ state: "intact" });
  });

  it.each<[string, typeof three, number]>([
    ["a piece in the middle is gone", reordered(0, 2, 3), 1],
    ["the first piece is gone", reordered(1, 2, 3), 0],
    ["the last piece is gone", reordered(0, 1, 2), 3],
    ["all pieces are gone", { ...three, chain: [] }, 0],
    ["two pieces changed places", reordered(0, 2, 1, 3), 1],
    ["a piece stands twice", reordered(0, 1, 1, 2, 3), 2],
    ["a piece was put behind the last", reordered(0, 1, 2, 3, 3), 4],
    ["a content was replaced", changedAt(2, { contentHash: "f".repeat(64) }), 2],
    ["a piece is said to be another's", changedAt(1, { uploadedBy: { role: "buyer", id: "buyer-1" } }), 1],
    ["a late piece is said to be in time, or the other way", changedAt(3, { late: true }), 3],
    ["a date was changed", changedAt(2, { addedAt: "2026-03-09T12:00:00.000Z" }), 2],
    ["a hash was changed", changedAt(1, { hash: "0".repeat(64) }), 1],
    ["it is said to be of another case", { ...three, caseId: "ret_another" }, 0],
    ["its end is said to be another", { ...three, head: { length: 4, hash: "0".repeat(64) } }, 3],
  ])("is broken when %s", (_what, file, seq) => {
    expect(verifyChain(file)).toEqual({ state: "broken", seq });
  });

  it("that was written anew from a piece on holds by itself, and differs from its other record there", () => {
    const forged = fileAfter(adding(aPiece(1), aPiece(2, { bytes: 7 })), adding(aPiece(3)));
    expect(verifyChain(forged)).toEqual({ state: "intact" });
    const finding = compareChains(forged.chain, three.chain);
    expect(firstBreak({ state: "intact" }, finding, { state: "broken", seq: 3 })).toEqual({ state: "broken", seq: 2 });
    expect(compareChains(three.chain, three.chain.slice(0, 2))).toEqual({ state: "broken", seq: 2 });
  });
});

describe("the file of a case", () => {
  it("has no dead end and only statuses that it reaches", () => {
    expect([...statusesReachableFrom(evidenceFileLifecycle, "none")]).toEqual(Object.keys(evidenceFileLifecycle));
  });

  it("opens once, with the snapshot as number zero", () => {
    const { file, count } = sent(opening, opening);
    expect(count).toBe(1);
    expect(file?.chain).toMatchObject([{ seq: 0, kind: "snapshot" }]);
  });

  it.each([
    ["the same step twice", [adding(aPiece(1)), adding(aPiece(1))], [0, 1]],
    ["one step that names a file twice", [adding(aPiece(1), aPiece(1))], [0, 1]],
    [
      "a later step that names a known file beside a new one",
      [adding(aPiece(1)), adding(aPiece(1), aPiece(2))],
      [0, 1, 2],
    ],
    ["a step without a file", [adding()], [0]],
  ])("has each file once after %s", (_what, commands, seqs) => {
    expect(fileAfter(...commands).chain.map(({ seq }) => seq)).toEqual(seqs);
  });

  it("counts the files of each side, and the snapshot for none", () => {
    const file = fileAfter(adding(aPiece(1), aPiece(2, { uploadedBy: { role: "buyer", id: "buyer-1" } })));
    expect([...filesOnFile(file, "seller")]).toEqual([evidenceIdAt(1)]);
    expect([...filesOnFile(file, "buyer")]).toEqual([evidenceIdAt(2)]);
    expect([...filesOnFile(undefined, "buyer"), ...filesOnFile(file, "platform")]).toEqual([]);
  });

  it("events are as their schema says", () => {
    const { file } = sent(opening);
    const entry = file?.chain[0];
    const event = { type: "EvidenceAdded", at: aPiece(0).addedAt, data: { entries: [entry] } };
    expect(EvidenceFileEvent.parse(event)).toEqual(event);
    expect(EvidenceFileEvent.safeParse({ ...event, data: { entries: [] } }).success).toBe(false);
  });
});

describe("who may see a piece", () => {
  it("is changed by another entry, and the last one counts", () => {
    const changes = [withholding(1, "own_side", "PERSONAL_DATA"), withholding(1, "agents_only", "TRADE_SECRET")];
    const file = fileAfter(adding(aPiece(1)), ...changes);
    expect(file.chain.map(({ kind }) => kind)).toEqual(["snapshot", "file", "visibility", "visibility"]);
    expect(file.chain[1]).toMatchObject({ visibility: "shared" });
    expect(piecesOf(file)[1]).toMatchObject({ visibility: "agents_only", withheldBecause: "TRADE_SECRET" });
    expect(verifyChain(file)).toEqual({ state: "intact" });
    const [, shown] = piecesOf(fileAfter(adding(aPiece(1)), ...changes, withholding(1, "shared", "TRADE_SECRET")));
    expect(shown).toMatchObject({ visibility: "shared" });
    expect(shown).not.toHaveProperty("withheldBecause");
  });

  it("is not said twice", () => {
    const once = withholding(1, "own_side", "PERSONAL_DATA");
    expect(fileAfter(adding(aPiece(1)), once, once).chain).toHaveLength(3);
    expect(fileAfter(adding(aPiece(1)), withholding(1, "shared")).chain).toHaveLength(2);
  });

  it.each([
    ["without a reason", withholding(1, "own_side"), { code: "evidence.reason_missing" }],
    ["of what is not there", withholding(9, "shared"), { code: "evidence.not_on_file", evidenceId: evidenceIdAt(9) }],
  ])("is not changed %s", (_what, command, refusal) => {
    expect(sent(opening, adding(aPiece(1)), command).refusal).toEqual(refusal);
  });

  it("is not changed of a case that has no evidence", () => {
    expect(sent(withholding(1, "shared")).refusal).toMatchObject({ code: "evidence.not_on_file" });
  });

  it.each([
    ["shared", "whole", "whole", "whole"],
    ["own_side", "whole", "withheld", "whole"],
    ["agents_only", "nothing", "nothing", "whole"],
  ] as const)("%s: own side %s, other side %s, agents %s", (visibility, own, other, agents) => {
    const piece = aPiece(1, { visibility });
    expect([viewOf(piece, "seller"), viewOf(piece, "buyer"), viewOf(piece, "platform")]).toEqual([own, other, agents]);
  });
});
