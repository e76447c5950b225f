import { describe, expect, it } from "vitest";
import {
  captionsOf,
  countAnnouncement,
  findAllEvidence,
  findEvidence,
  keepFinding,
  putCaption,
  putEvidence,
} from "../../../adapters/dynamodb/evidence-items.ts";
import { caseKeys } from "../../../adapters/dynamodb/table-keys.ts";
import { AnnouncedEvidence } from "../../../domain/evidence/announced.ts";
import { embeddedTables } from "../../support/embedded-tables.ts";
import { itemAt } from "../../support/table-items.ts";

const tables = embeddedTables();

const FORGET_AT = 2_000_000_000;
const announced = (digit: string): AnnouncedEvidence =>
  AnnouncedEvidence.parse({
    evidenceId: `evd_${digit.repeat(26)}`,
    owner: "buyer:buyer-1",
    uploadedBy: { role: "buyer", id: "buyer-1" },
    key: `incoming/evd_${digit.repeat(26)}`,
    mediaType: "image/jpeg",
    createdAt: "2026-03-10T12:00:00.000Z",
    uploadBy: "2026-03-10T13:00:00.000Z",
    captionId: `txt_${digit.repeat(26)}`,
  });
const at = announced("0").createdAt;
const examined = (contentHash: string) => ({ at, contentHash, bytes: 1, key: `kept/${contentHash}` });
const [hashA, hashB] = ["a".repeat(64), "b".repeat(64)];

describe("an announced file", () => {
  it("is found by its id, alone and among others, and is not announced twice", async () => {
    const evidence = announced("1");
    expect(await findEvidence(tables.store, evidence.evidenceId)).toBeUndefined();
    await putEvidence(tables.store, evidence, FORGET_AT);
    await putEvidence(tables.store, { ...evidence, owner: "buyer:another" }, FORGET_AT);
    expect(await findEvidence(tables.store, evidence.evidenceId)).toEqual(evidence);
    const both = await findAllEvidence(tables.store, [evidence.evidenceId, evidence.evidenceId, "evd_none"]);
    expect([...both]).toEqual([[evidence.evidenceId, evidence]]);
  });

  it("is forgotten in time unless it was examined, and its caption with it", async () => {
    const evidence = announced("2");
    const { evidenceId, captionId = "" } = evidence;
    await putEvidence(tables.store, evidence, FORGET_AT);
    await putCaption(tables.store, evidenceId, { textId: captionId, words: "a crack" }, FORGET_AT);
    const keys = [caseKeys.evidence(evidenceId), caseKeys.caption(evidenceId, captionId)];
    for (const key of keys) expect(await itemAt(tables.store, key)).toMatchObject({ expiresAtSeconds: FORGET_AT });
    await keepFinding(tables.store, evidence, { examined: examined(hashA) });
    for (const key of keys) expect(await itemAt(tables.store, key)).not.toHaveProperty("expiresAtSeconds");
    expect(await captionsOf(tables.store, [{ evidenceId, captionId }])).toEqual(new Map([[evidenceId, "a crack"]]));
  });

  it("is what it was found to be first, whoever looks at it later and at the same moment", async () => {
    const evidence = announced("3");
    await putEvidence(tables.store, evidence, FORGET_AT);
    const finding = (hash: string) => keepFinding(tables.store, evidence, { examined: examined(hash) });
    const refused = { refused: { at, problem: { reason: "empty" as const } } };
    const found = await Promise.all([finding(hashA), finding(hashB), keepFinding(tables.store, evidence, refused)]);
    const kept = await findEvidence(tables.store, evidence.evidenceId);
    expect(found.map((each) => each?.examined ?? each?.refused)).toEqual(
      found.map(() => kept?.examined ?? kept?.refused),
    );
    expect([kept?.examined, kept?.refused].filter((each) => each !== undefined)).toHaveLength(1);
  });

  it("that was forgotten while it was looked at is not brought back", async () => {
    expect(await keepFinding(tables.store, announced("4"), { examined: examined(hashA) })).toBeUndefined();
  });
});

it("a person's announcements of a day are counted, also when they come at once", async () => {
  const count = (person: string, day: string) =>
    countAnnouncement(tables.store, { person, day, max: 5, forgetAtSeconds: FORGET_AT });
  const counted = await Promise.all(Array.from({ length: 20 }, () => count("buyer#b-1", "2026-03-10")));
  expect(counted.filter((isCounted) => isCounted)).toHaveLength(5);
  expect(await count("buyer#b-1", "2026-03-11")).toBe(true);
  expect(await count("buyer#b-2", "2026-03-10")).toBe(true);
});
