import type { CommitFailure } from "./commit.ts";
import type { SideEffects } from "./side-effects.ts";
import type { Store } from "./store.ts";
import { caseKeys } from "./table-keys.ts";
import type { Write } from "./transaction.ts";

/** A unit that must have a mark before a decision and has another after it; absent stands for nobody's. */
export interface UnitMarkMove {
  readonly lineId: string;
  readonly unitNo: number;
  readonly from: string | undefined;
  /** Another mark that it may have. */
  readonly orFrom?: string;
  readonly to: string | undefined;
}

const REFUNDED = "refunded:";

const name = ({ unitNo }: UnitMarkMove): string => `#u${unitNo}`;
const place = (move: UnitMarkMove): string => `units.${name(move)}`;

const expressions = (moves: readonly UnitMarkMove[]) => {
  const marks = [
    ...new Set(moves.flatMap(({ from, orFrom, to }) => [from, orFrom, to]).filter((mark) => mark !== undefined)),
  ];
  const placeholderOf = (mark: string): string => `:m${marks.indexOf(mark)}`;
  const sets = moves.flatMap((move) => (move.to === undefined ? [] : `${place(move)} = ${placeholderOf(move.to)}`));
  const removes = moves.filter(({ to }) => to === undefined).map(place);
  return {
    UpdateExpression: [
      sets.length === 0 ? "" : `SET ${sets.join(", ")}`,
      removes.length === 0 ? "" : `REMOVE ${removes.join(", ")}`,
    ].join(" "),
    ConditionExpression: moves
      .map((move) => {
        if (move.from === undefined) return `attribute_not_exists(${place(move)})`;
        const allowed = move.orFrom === undefined ? [move.from] : [move.from, move.orFrom];
        return `${place(move)} IN (${allowed.map(placeholderOf).join(", ")})`;
      })
      .join(" AND "),
    ExpressionAttributeNames: Object.fromEntries(moves.map((move) => [name(move), String(move.unitNo)])),
    ...(marks.length === 0
      ? {}
      : { ExpressionAttributeValues: Object.fromEntries(marks.map((mark) => [placeholderOf(mark), mark])) }),
  };
};

const taken =
  (lineId: string, moves: readonly UnitMarkMove[]) =>
  (found?: Record<string, unknown>): CommitFailure => {
    const units = (found?.units ?? {}) as Record<string, string>;
    const move = moves.find(({ unitNo, from, orFrom = from }) => units[unitNo] !== from && units[unitNo] !== orFrom);
    const caseId = move && units[move.unitNo]?.replace(REFUNDED, "");
    const refusal = { code: "return.unit_already_claimed", lineId, unitNo: move?.unitNo, caseId };
    return { kind: "guard", refusal };
  };

const lineWrite = (
  store: Store,
  key: { readonly pk: string; readonly sk: string },
  lineId: string,
  moves: readonly UnitMarkMove[],
): Write<CommitFailure> => ({
  item: {
    Update: {
      TableName: store.casesTable,
      Key: key,
      ...expressions(moves),
      ReturnValuesOnConditionCheckFailure: "ALL_OLD",
    },
  },
  whenRefused: taken(lineId, moves),
});

/**
 * Moves units from one mark to another by compare-and-set, in the transaction of the decision that wants it: of two cases that saw a
 * unit alike, one gets it. One write a line, however many units it has.
 */
export const unitMarkWrites =
  (orderId: string, moves: readonly UnitMarkMove[]): SideEffects =>
  (store) =>
    [...Map.groupBy(moves, ({ lineId }) => lineId)].map(([lineId, ofLine]) =>
      lineWrite(store, caseKeys.unitClaims(orderId, lineId), lineId, ofLine),
    );
