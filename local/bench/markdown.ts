import type { CapacityReport } from "./capacity.ts";
import { priceOfThousand } from "./list-price.ts";

type Row = readonly (string | number)[];

const table = (head: readonly string[], rows: readonly Row[]): string => {
  const line = (row: Row) => `| ${row.join(" | ")} |`;
  const rule = head.map((_, column) => (column === 0 ? "---" : "--:"));
  return [line(head), line(rule), ...rows.map(line)].join("\n");
};

const usd = (amount: number): string => amount.toFixed(3);

/** The capacity report as the docs have it. */
export const capacityMarkdown = ({ patterns, whole }: CapacityReport): string => {
  const rows = patterns.map(({ pattern, calls, read, write, indexWrite }) => [pattern, calls, read, write, indexWrite]);
  const parts = priceOfThousand(whole);
  const total = parts.reduce((sum, part) => sum + part.usd, 0);
  const priced: Row[] = [
    ...parts.map(({ what, number, usd: amount }) => [what, Math.round(number), usd(amount)]),
    ["**Sum**", "", `**${usd(total)}**`],
  ];
  const invoked = whole.invoked.map((one) => [one.entry, one.kind, one.invocations, one.calls]);
  return [
    table(["Access pattern", "Calls", "Read units", "Write units, tables", "Write units, indexes"], rows),
    "",
    table(["One complete return invokes", "which is a", "Times", "Calls to DynamoDB"], invoked),
    "",
    table(["A thousand complete returns", "Number", "US$"], priced),
    "",
  ].join("\n");
};
