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

/** What an event does to units: takes them, gives them back, or uses them up for good because they were refunded. */
export interface UnitClaims {
  readonly claim: readonly UnitKey[];
  readonly release: readonly UnitKey[];
  readonly consume: readonly UnitKey[];
}

type Mark = "free" | "held" | "refunded";

/** Where a unit must be before a decision, and where it is after. */
interface UnitMove extends UnitKey {
  readonly from: "free" | "ours";
  readonly to: Mark;
}

const moved = (moves: Map<string, UnitMove>, units: readonly UnitKey[], from: UnitMove["from"], to: Mark): void => {
  for (const { lineId, unitNo } of units) {
    const key = `${lineId}#${unitNo}`;
    moves.set(key, { lineId, unitNo, from: moves.get(key)?.from ?? from, to });
  }
};

/** One decision may claim and let go of a unit in several events; only where it began and where it ends is written. */
const netMoves = (claims: readonly UnitClaims[]): readonly UnitMove[] => {
  const moves = new Map<string, UnitMove>();
  for (const { claim, release, consume } of claims) {
    moved(moves, claim, "free", "held");
    moved(moves, release, "ours", "free");
    moved(moves, consume, "ours", "refunded");
  }
  return [...moves.values()].filter(({ from, to }) => from !== "free" || to !== "free");
};

const place = ({ unitNo }: UnitKey): string => `units.#u${unitNo}`;

const REFUNDED = "refunded:";

/** The case that a unit's mark names. */
const caseOfMark = (mark: string | undefined): string | undefined => mark?.replace(REFUNDED, "");

const taken =
  (lineId: string, moves: readonly UnitMove[]) =>
  (found?: Record<string, unknown>): CommitFailure => {
    const units = (found?.units ?? {}) as Record<string, string>;
    const isOthers = ({ from, unitNo }: UnitMove) => from === "free" && units[unitNo] !== undefined;
    const unitNo = moves.find(isOthers)?.unitNo;
    const caseId = unitNo === undefined ? undefined : caseOfMark(units[unitNo]);
    const refusal = { code: "return.unit_already_claimed", lineId, unitNo, caseId };
    return { kind: "guard", refusal };
  };

const expressions = (caseId: string, moves: readonly UnitMove[]) => {
  const marks = { ":held": caseId, ":refunded": `${REFUNDED}${caseId}` };
  const sets = moves.filter(({ to }) => to !== "free").map((move) => `${place(move)} = :${move.to}`);
  const removes = moves.filter(({ to }) => to === "free").map(place);
  return {
    UpdateExpression: [
      sets.length === 0 ? "" : `SET ${sets.join(", ")}`,
      removes.length === 0 ? "" : `REMOVE ${removes.join(", ")}`,
    ].join(" "),
    ConditionExpression: moves
      .map((move) =>
        move.from === "free" ? `attribute_not_exists(${place(move)})` : `${place(move)} IN (:held, :refunded)`,
      )
      .join(" AND "),
    ExpressionAttributeNames: Object.fromEntries(moves.map(({ unitNo }) => [`#u${unitNo}`, String(unitNo)])),
    // DynamoDB refuses values that no expression names.
    ExpressionAttributeValues: Object.fromEntries(
      Object.entries(marks).filter(([name]) => moves.some(({ from, to }) => from === "ours" || `:${to}` === name)),
    ),
  };
};

// One item a line with a map of its units: a line of many units still costs one write, and one condition covers them all.
const lineWrite = (
  store: Store,
  key: { readonly pk: string; readonly sk: string },
  caseId: string,
  lineId: string,
  moves: readonly UnitMove[],
): Write<CommitFailure> => ({
  item: {
    Update: {
      TableName: store.casesTable,
      Key: key,
      ...expressions(caseId, moves),
      ReturnValuesOnConditionCheckFailure: "ALL_OLD",
    },
  },
  // Only a claim may meet another case's mark; letting go of a unit that is not held is a bug and throws.
  ...(moves.some(({ from }) => from === "free") ? { whenRefused: taken(lineId, moves) } : {}),
});

/** The guard writes that go with a decision on units of an order; one claim set for each of its events, in order. */
export const unitClaimWrites =
  (orderId: string, caseId: string, claims: readonly UnitClaims[]): SideEffects =>
  (store) =>
    [...Map.groupBy(netMoves(claims), ({ lineId }) => lineId)].map(([lineId, moves]) =>
      lineWrite(store, caseKeys.unitClaims(orderId, lineId), caseId, lineId, moves),
    );
