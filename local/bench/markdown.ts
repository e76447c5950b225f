import type { CapacityReport } from "./capacity.ts";
import type { Units } from "./counting.ts";
import { priceOfThousand } from "./list-price.ts";
import type { Asked } from "./metering.ts";

type Row = readonly (string | number)[];

const table = (head: readonly string[], rows: readonly Row[]): string => {
  const line = (row: Row) => `| ${row.join(" | ")} |`;
  const rule = head.map((_, column) => (column === 0 ? "---" : "--:"));
  return [line(head), line(rule), ...rows.map(line)].join("\n");
};

const usd = (amount: number): string => amount.toFixed(3);

const priceTable = (what: string, whole: Units & Asked): string => {
  const parts = priceOfThousand(whole);
  const total = parts.reduce((sum, part) => sum + part.usd, 0);
  return table(
    [what, "Number", "US$"],
    [
      ...parts.map(({ what: part, number, usd: amount }) => [part, Math.round(number), usd(amount)]),
      ["**Sum**", "", `**${usd(total)}**`],
    ],
  );
};

const invokedTable = (what: string, { invoked }: Asked): string =>
  table(
    [what, "which is a", "Times", "Calls to DynamoDB"],
    invoked.map((one) => [one.entry, one.kind, one.invocations, one.calls]),
  );

/** The capacity report as the docs have it. */
export const capacityMarkdown = ({ patterns, whole, asking }: CapacityReport): string => {
  const rows = patterns.map(({ pattern, calls, read, write, indexWrite }) => [pattern, calls, read, write, indexWrite]);
  return [
    table(["Access pattern", "Calls", "Read units", "Write units, tables", "Write units, indexes"], rows),
    "",
    invokedTable("One complete return invokes", whole),
    "",
    priceTable("A thousand complete returns", whole),
    "",
    invokedTable("Asking both parties of one return invokes", asking),
    "",
    priceTable("Asking the parties of a thousand returns", asking),
    "",
  ].join("\n");
};
