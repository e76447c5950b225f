import { grossMinor, netItemMinor } from "./line-amounts.ts";
import { type OrderLine, unitsMax } from "./order-parts.ts";
import type { OrderFields } from "./order-snapshot.ts";

/** What is wrong with an order, and the path to the field that says so. */
export interface SnapshotProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

type Path = readonly (string | number)[];

const foreignMoney = (value: unknown, currency: string, path: Path): readonly SnapshotProblem[] => {
  if (typeof value !== "object" || value === null) return [];
  if ("amountMinor" in value && "currency" in value) {
    const message = `expected the order's currency, ${currency}`;
    return value.currency === currency ? [] : [{ path: [...path, "currency"], message }];
  }
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return entries.flatMap(([key, inner]) => (key === "settlement" ? [] : foreignMoney(inner, currency, [...path, key])));
};

const repeated = (ids: readonly string[], path: (index: number) => Path, what: string): readonly SnapshotProblem[] =>
  ids.flatMap((id, index) =>
    ids.indexOf(id) === index ? [] : [{ path: path(index), message: `${what} ${id} stands here twice` }],
  );

const lineProblems = (order: OrderFields, line: OrderLine, index: number): readonly SnapshotProblem[] => {
  const at = (field: string, message: string): SnapshotProblem => ({ path: ["lines", index, field], message });
  const sums = [grossMinor(line), netItemMinor(line)];
  return [
    ...(order.sellers.some(({ sellerId }) => sellerId === line.sellerId)
      ? []
      : [at("sellerId", `seller ${line.sellerId} is not among the order's sellers`)]),
    ...(sums.every(Number.isSafeInteger) ? [] : [at("unitPrice", "the line is too large to count")]),
    ...(netItemMinor(line) >= 0 ? [] : [at("discounts", "discounts and included taxes are more than the price")]),
    ...((line.commission?.amountMinor ?? 0) <= grossMinor(line)
      ? []
      : [at("commission", "the commission is more than the price")]),
    ...(line.deliveredAt !== undefined && line.deliveredAt < order.placedAt
      ? [at("deliveredAt", "delivered before the order was placed")]
      : []),
  ];
};

const minorsIn = (value: unknown): readonly number[] => {
  if (typeof value !== "object" || value === null) return [];
  if ("amountMinor" in value) return [Number(value.amountMinor)];
  return Object.values(value).flatMap(minorsIn);
};

/** Every amount of the order added up is below 2^53, and so every sum over some of them is. */
const sumProblems = (order: OrderFields): readonly SnapshotProblem[] => {
  const minors = [...order.lines.map(grossMinor), ...minorsIn(order)];
  const total = minors.reduce((sum, minor) => sum + minor, 0);
  return Number.isSafeInteger(total) ? [] : [{ path: [], message: "the order's amounts are too large to count" }];
};

const orderProblems = (order: OrderFields): readonly SnapshotProblem[] => {
  const units = order.lines.reduce((sum, line) => sum + line.units, 0);
  const bearableMinor = order.lines.reduce((sum, line) => sum + Math.max(0, netItemMinor(line)), 0);
  const discountsMinor = (order.discounts ?? []).reduce((sum, { amount }) => sum + amount.amountMinor, 0);
  return [
    ...(units <= unitsMax ? [] : [{ path: ["lines"], message: `more than ${unitsMax} units in one order` }]),
    ...(discountsMinor <= bearableMinor
      ? []
      : [{ path: ["discounts"], message: "discounts of the order are more than its lines cost" }]),
  ];
};

/** What the fields of an order say against each other; empty when they agree. */
export const snapshotProblems = (order: OrderFields): readonly SnapshotProblem[] => [
  ...repeated(
    order.lines.map(({ lineId }) => lineId),
    (index) => ["lines", index, "lineId"],
    "line",
  ),
  ...repeated(
    order.payments.map(({ paymentId }) => paymentId),
    (index) => ["payments", index, "paymentId"],
    "payment",
  ),
  ...repeated(
    order.sellers.map(({ sellerId }) => sellerId),
    (index) => ["sellers", index, "sellerId"],
    "seller",
  ),
  ...foreignMoney(order, order.currency, []),
  ...order.lines.flatMap((line, index) => lineProblems(order, line, index)),
  ...orderProblems(order),
  ...sumProblems(order),
];
