/** Counts of people in a table; its last row and its last column are the sums of the others. */
export type Counts = readonly (readonly number[])[];

/** Which cells of such a table are not shown. */
export type Hidden = readonly (readonly boolean[])[];

type Marks = boolean[][];

const bits = (mask: number, width: number): number[] =>
  Array.from({ length: width }, (_, column) => column).filter((column) => (mask & (1 << column)) !== 0);

const maskOf = (row: readonly boolean[]): number =>
  row.reduce((mask, isHidden, column) => (isHidden ? mask | (1 << column) : mask), 0);

/** Whether two columns hang together by rows that hide in both, directly or over others. */
const isLinked = (from: number, to: number, masks: readonly number[]): boolean => {
  let reached = 1 << from;
  for (let grown = true; grown; ) {
    const next = masks.reduce((all, mask) => ((mask & all) === 0 ? all : all | mask), reached);
    grown = next !== reached;
    reached = next;
  }
  return (reached & (1 << to)) !== 0;
};

/** How often each pattern of hidden columns occurs; a table has many rows and few patterns. */
type Patterns = ReadonlyMap<number, number>;

const patternsOf = (marks: Marks): Patterns =>
  marks.map(maskOf).reduce((all, mask) => all.set(mask, (all.get(mask) ?? 0) + 1), new Map<number, number>());

const withCell = (patterns: Patterns, before: number, column: number): Patterns => {
  const after = before | (1 << column);
  return new Map(patterns)
    .set(before, (patterns.get(before) ?? 0) - 1)
    .set(after, (patterns.get(after) ?? 0) + (after === before ? 0 : 1));
};

/**
 * Whether a hidden cell follows from what is shown. Rows and columns are the nodes of a graph and hidden cells its edges; a cell can
 * be computed exactly when its edge lies in no cycle (Gusfield, A Graph Theoretic Approach to Statistical Data Security, 1988).
 * `mask` is the pattern of the cell's row.
 */
const isComputable = (patterns: Patterns, mask: number, column: number, width: number): boolean => {
  const others = bits(mask & ~(1 << column), width);
  const rest = [...patterns].filter(([each, count]) => count > (each === mask ? 1 : 0)).map(([each]) => each);
  return !others.some((other) => isLinked(other, column, [...rest, mask & ~(1 << column)]));
};

type Place = readonly [number, number];
type Line = readonly Place[];

const countAt = (counts: Counts, [row, column]: Place): number => counts[row]?.[column] ?? 0;

// Cells with few people tell least and go first; empty ones tell something too and go last. Of equals the first goes, so that sums
// stay as long as they can.
const cost = (counts: Counts, place: Place): number => countAt(counts, place) || Number.MAX_SAFE_INTEGER;

const stillShown = (cells: Line, counts: Counts, marks: Marks): Line =>
  cells
    .filter(([row, column]) => marks[row]?.[column] === false)
    .toSorted((one, other) => cost(counts, one) - cost(counts, other));

/** What the hidden cells of a line have together is known when its sum is shown; that must not be about a few people either. */
const tellsOfFew = (line: Line, counts: Counts, marks: Marks, below: number): boolean => {
  const sum = line.at(-1);
  if (sum === undefined || marks[sum[0]]?.[sum[1]]) return false;
  const hidden = line.slice(0, -1).filter(([row, column]) => marks[row]?.[column]);
  const people = hidden.reduce((all, place) => all + countAt(counts, place), 0);
  return people > 0 && people < below;
};

/** The equations of a table: what stands in each, its sum last. */
interface Lines {
  readonly rows: readonly Line[];
  readonly columns: readonly Line[];
}

const linesOf = (height: number, width: number): Lines => {
  const along = (length: number) => Array.from({ length }, (_, index) => index);
  return {
    rows: along(height).map((row) => along(width).map((column) => [row, column] as const)),
    columns: along(width).map((column) => along(height).map((row) => [row, column] as const)),
  };
};

/** The cell that is best hidden beside one that can be computed: the first that helps at once, or else one of its lines, or any. */
const besides = (place: Place, lines: Lines, counts: Counts, marks: Marks): Place | undefined => {
  const [row, column] = place;
  const width = counts[0]?.length ?? 0;
  const patterns = patternsOf(marks);
  const masks = marks.map(maskOf);
  const helps = ([otherRow, otherColumn]: Place): boolean => {
    const own = (masks[row] ?? 0) | (otherRow === row ? 1 << otherColumn : 0);
    return !isComputable(withCell(patterns, masks[otherRow] ?? 0, otherColumn), own, column, width);
  };
  const candidates = stillShown(lines.rows.flat(), counts, marks);
  const own = stillShown([...(lines.rows[row] ?? []), ...(lines.columns[column] ?? [])], counts, marks);
  return candidates.find(helps) ?? own[0] ?? candidates[0];
};

const nextToHide = (counts: Counts, marks: Marks, below: number): Place | undefined => {
  const width = counts[0]?.length ?? 0;
  const lines = linesOf(counts.length, width);
  for (const line of [...lines.rows, ...lines.columns])
    if (tellsOfFew(line, counts, marks, below)) return stillShown(line, counts, marks)[0];
  const patterns = patternsOf(marks);
  const isGiven = ([row, column]: Place): boolean =>
    marks[row]?.[column] === true &&
    countAt(counts, [row, column]) > 0 &&
    isComputable(patterns, maskOf(marks[row] ?? []), column, width);
  const given = lines.rows.flat().find(isGiven);
  return given === undefined ? undefined : besides(given, lines, counts, marks);
};

/**
 * Hides every cell with somebody, but fewer than `below` people in it, and as many others as it takes so that none of them can be
 * computed from the rest of the table and its sums, nor what a few of them have together. `already` holds what is hidden anyway.
 */
export const hideSmallCells = (counts: Counts, below: number, already?: Hidden): Hidden => {
  const marks: Marks = counts.map((row, index) =>
    row.map((count, column) => (count > 0 && count < below) || already?.[index]?.[column] === true),
  );
  for (let next = nextToHide(counts, marks, below); next !== undefined; next = nextToHide(counts, marks, below)) {
    const row = marks[next[0]];
    if (row !== undefined) row[next[1]] = true;
  }
  return marks;
};
