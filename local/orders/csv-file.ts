import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CsvError, type Info } from "csv-parse";
import { parse } from "csv-parse/sync";
import { BrokenInput, type FilePlace, placeText } from "./broken-input.ts";

/** One row, by the columns that were asked for, and where it ends in the file. */
export interface CsvRow<Column extends string> extends FilePlace {
  readonly fields: Readonly<Record<Column, string>>;
}

const textOf = (folder: string, file: string): string => {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(join(folder, file)));
  } catch (error) {
    if (error instanceof TypeError) throw new BrokenInput(`${file} is not UTF-8 text`);
    const code = error instanceof Error && "code" in error ? error.code : error;
    throw new BrokenInput(code === "ENOENT" ? `${file} is missing in ${folder}` : `${file} cannot be read: ${code}`);
  }
};

const recordsIn = (file: string, text: string): readonly { record: string[]; info: Info }[] => {
  try {
    // No row is skipped and none is repaired: a short row means that everything after it may be shifted.
    return parse(text, { bom: true, info: true, skip_empty_lines: true }) as unknown as {
      record: string[];
      info: Info;
    }[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === "number" ? error.lines : 1;
    throw new BrokenInput(`${placeText({ file, line })}: ${error.message}`);
  }
};

/** Reads a CSV file with a header. Columns that nobody asked for are left out. Throws `BrokenInput` with file and line. */
export const readCsv = <Column extends string>(
  folder: string,
  file: string,
  columns: readonly Column[],
): readonly CsvRow<Column>[] => {
  const [header, ...rows] = recordsIn(file, textOf(folder, file));
  if (header === undefined) throw new BrokenInput(`${file} is empty; it begins with the names of its columns`);
  const missing = columns.filter((column) => !header.record.includes(column));
  if (missing.length > 0) throw new BrokenInput(`${placeText({ file, line: 1 })}: no column ${missing.join(", ")}`);
  const positions = columns.map((column) => [column, header.record.indexOf(column)] as const);
  return rows.map(({ record, info }) => ({
    file,
    line: info.lines,
    fields: Object.fromEntries(positions.map(([column, at]) => [column, record[at] ?? ""])) as Record<Column, string>,
  }));
};
