import { type Hidden, hideSmallCells } from "../../kernel/hide-small-cells.ts";
import type { QuestionItem } from "../questions.ts";
import { Party, PartyOutcome } from "../survey.ts";
import { answeredIn, type Cell, cellOf } from "./cell.ts";
import { type GroupBy, type Grouping, groupingsOf, groupsOf } from "./groups.ts";
import type { FeedbackRow } from "./row.ts";
import { measures, scoresFor } from "./scores.ts";

/** One group: all of it, and by how the case ended for the one who was asked, since that drives satisfaction most. */
export interface GroupFigures {
  readonly all: Cell;
  readonly byOutcome: Readonly<Record<PartyOutcome, Cell>>;
}

/** What one party said, group by group. Buyers and sellers are never counted together. */
export interface SummaryTable {
  readonly party: Party;
  readonly experiment?: string;
  readonly groups: readonly (GroupFigures & { readonly key: string })[];
  readonly total: GroupFigures;
  /** How many were asked and then taken back because the case went on, and how many answers do not count any more. */
  readonly cancelled: number;
  readonly invalidated: number;
}

type Cells = readonly (readonly (readonly FeedbackRow[])[])[];

const strata = PartyOutcome.options;

const splitByOutcome = (rows: readonly FeedbackRow[]): readonly (readonly FeedbackRow[])[] => [
  ...strata.map((outcome) => rows.filter((row) => row.outcome === outcome)),
  rows,
];

const hiddenScores = (cells: Cells, below: number, hidden: Hidden): ReadonlyMap<QuestionItem, Hidden> =>
  new Map(
    measures.map((measure) => {
      const counts = cells.map((line) => line.map((rows) => scoresFor(rows, measure).length));
      return [measure.item, hideSmallCells(counts, below, hidden)];
    }),
  );

const figures = (cells: Cells, below: number): readonly GroupFigures[] => {
  const hidden = hideSmallCells(
    cells.map((line) => line.map(answeredIn)),
    below,
  );
  const scoreHidden = hiddenScores(cells, below, hidden);
  return cells.map((line, row) => {
    const told = line.map((rows, column) =>
      cellOf(rows, hidden[row]?.[column] === true, (item) => scoreHidden.get(item)?.[row]?.[column] === true),
    );
    const at = (column: number): Cell => told[column] ?? { hidden: true };
    return { all: at(strata.length), byOutcome: { won: at(0), partial: at(1), lost: at(2) } };
  });
};

const isCounted = ({ progress }: FeedbackRow): boolean =>
  progress === "answered" || progress === "expired" || progress === "awaiting";

const tableOf = (grouping: Grouping, party: Party, below: number): SummaryTable => {
  const rows = grouping.rows.filter((row) => row.party === party);
  const groups = groupsOf({ ...grouping, rows: rows.filter(isCounted) });
  const everybody = groups.flatMap(([, members]) => members);
  const told = figures([...groups.map(([, members]) => splitByOutcome(members)), splitByOutcome(everybody)], below);
  const nobody = cellOf([], false, () => false);
  return {
    party,
    ...(grouping.experiment === undefined ? {} : { experiment: grouping.experiment }),
    groups: groups.flatMap(([key], index) => {
      const found = told[index];
      return found === undefined ? [] : [{ key, ...found }];
    }),
    total: told.at(-1) ?? { all: nobody, byOutcome: { won: nobody, partial: nobody, lost: nobody } },
    cancelled: rows.filter(({ progress }) => progress === "cancelled").length,
    invalidated: rows.filter(({ progress }) => progress === "invalidated").length,
  };
};

/**
 * What was answered, told apart by one thing and by outcome. Cells of fewer than `below` answers are hidden, and as many others as
 * it takes so that they do not follow from the sums.
 */
export const summarise = (rows: readonly FeedbackRow[], groupBy: GroupBy, below: number): readonly SummaryTable[] =>
  groupingsOf(rows, groupBy).flatMap((grouping) => Party.options.map((party) => tableOf(grouping, party, below)));
