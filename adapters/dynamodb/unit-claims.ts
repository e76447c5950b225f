import type { CommitFailure } from "./commit.ts";
import type { SideEffects } from "./side-effects.ts";
import type { Store } from "./store.ts";
import { caseKeys } from "./table-keys.ts";
import type { Write } from "./transaction.ts";

/** One unit of one line of an order. */
export interface UnitKey {
  readonly lineId: string;
  readonly unitNo: number;
}

/** What a decision does to its units: takes them, gives them back, or uses them up for good because they were refunded. */
export interface UnitClaims {
  readonly claim: readonly UnitKey[];
  readonly release: readonly UnitKey[];
  readonly consume: readonly UnitKey[];
}

const byLine = ({ claim, release, consume }: UnitClaims): ReadonlyMap<string, UnitClaims> => {
  const lines = new Map<string, UnitClaims>();
  const on = (units: readonly UnitKey[], lineId: string) => units.filter((unit) => unit.lineId === lineId);
  for (const { lineId } of [...claim, ...release, ...consume]) {
    lines.set(lineId, { claim: on(claim, lineId), release: on(release, lineId), consume: on(consume, lineId) });
  }
  return lines;
};

const taken = (caseId: string, lineId: string, claim: readonly UnitKey[]) => (found?: Record<string, unknown>) => {
  const units = (found?.units ?? {}) as Record<string, string>;
  const unit = claim.find(({ unitNo }) => units[unitNo] !== undefined && units[unitNo] !== caseId);
  const refusal = { code: "return.unit_already_claimed", lineId, unitNo: unit?.unitNo };
  return { kind: "guard", refusal } as const satisfies CommitFailure;
};

// One item a line with a map of its units: a line of many units still costs one write, and one condition covers them all.
const lineWrite = (
  store: Store,
  orderId: string,
  caseId: string,
  lineId: string,
  claims: UnitClaims,
): Write<CommitFailure> => {
  const { claim, release, consume } = claims;
  const units = [...claim, ...release, ...consume];
  const place = ({ unitNo }: UnitKey) => `units.#u${unitNo}`;
  const sets = [
    ...claim.map((unit) => `${place(unit)} = :case`),
    ...consume.map((unit) => `${place(unit)} = :refunded`),
  ];
  const conditions = [
    ...claim.map((unit) => `attribute_not_exists(${place(unit)})`),
    ...[...release, ...consume].map((unit) => `${place(unit)} = :case`),
  ];
  return {
    item: {
      Update: {
        TableName: store.casesTable,
        Key: caseKeys.unitClaims(orderId, lineId),
        UpdateExpression: [
          sets.length === 0 ? "" : `SET ${sets.join(", ")}`,
          release.length === 0 ? "" : `REMOVE ${release.map(place).join(", ")}`,
        ].join(" "),
        ConditionExpression: conditions.join(" AND "),
        ExpressionAttributeNames: Object.fromEntries(units.map(({ unitNo }) => [`#u${unitNo}`, String(unitNo)])),
        ExpressionAttributeValues: {
          ":case": caseId,
          ...(consume.length === 0 ? {} : { ":refunded": `refunded:${caseId}` }),
        },
        ReturnValuesOnConditionCheckFailure: "ALL_OLD",
      },
    },
    // Only a claim may meet another case's mark; letting go of a unit that is not held is a bug and throws.
    ...(claim.length === 0 ? {} : { whenRefused: taken(caseId, lineId, claim) }),
  };
};

/** The guard writes that go with a decision on units of an order. */
export const unitClaimWrites =
  (orderId: string, caseId: string, claims: UnitClaims): SideEffects =>
  (store) =>
    [...byLine(claims)].map(([lineId, onLine]) => lineWrite(store, orderId, caseId, lineId, onLine));
