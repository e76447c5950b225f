import { formatDecimal } from "../../domain/kernel/money.ts";
import { placeText } from "./broken-input.ts";
import type { OrderDocument, ReadOrders } from "./olist-orders.ts";
import type { SentOrders } from "./send-orders.ts";

const linesMinor = ({ lines }: OrderDocument): number =>
  lines.reduce((sum, { units, unitPrice, shipping }) => sum + units * unitPrice.amountMinor + shipping.amountMinor, 0);

const capturedMinor = ({ payments }: OrderDocument): number =>
  payments.reduce((sum, { captured }) => sum + captured.amountMinor, 0);

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

const balanceText = (order: OrderDocument): string => {
  const [cost, paid] = [linesMinor(order), capturedMinor(order)];
  const decimal = (minor: number) => formatDecimal(minor, order.currency);
  const difference = `${decimal(Math.abs(paid - cost))} too ${paid < cost ? "little" : "much"}`;
  return `paid ${decimal(paid)} for ${decimal(cost)} ${order.currency}, ${difference}`;
};

const unbalancedLines = ({ orders }: ReadOrders, { unbalanced }: SentOrders): readonly string[] => {
  if (unbalanced.length === 0) return ["Every order balances."];
  const places = new Map(orders.map((read) => [read.order.orderId, read]));
  return [
    `${counted(unbalanced.length, "order does", "orders do")} not balance and ${unbalanced.length === 1 ? "is" : "are"} marked:`,
    ...unbalanced.map((orderId) => {
      const read = places.get(orderId);
      return read === undefined ? `  ${orderId}` : `  ${orderId} (${placeText(read)}): ${balanceText(read.order)}`;
    }),
  ];
};

const refusedLines = ({ orders }: ReadOrders, { refused }: SentOrders): readonly string[] =>
  refused.flatMap(({ index, why }) => {
    const read = orders[index];
    return read === undefined ? [] : [`  ${read.order.orderId} (${placeText(read)}): ${why}`];
  });

/** What came of an import, and whether all that should come in did. */
export const importReport = (
  read: ReadOrders,
  sent: SentOrders,
): { readonly text: string; readonly isWhole: boolean } => {
  const empty = read.leftOut.filter(({ isEmpty }) => isEmpty);
  const broken = read.leftOut.filter(({ isEmpty }) => !isEmpty);
  const whole = read.orders.length + read.leftOut.length;
  const inNow = sent.imported + sent.unchanged;
  const lines = [
    `${inNow} of ${counted(whole, "order is", "orders are")} in: ${sent.imported} new, ${sent.unchanged} known before.`,
    ...unbalancedLines(read, sent),
    ...(read.paymentsOfNothing === 0
      ? []
      : [`${counted(read.paymentsOfNothing, "payment", "payments")} of 0.00 left out: no money was captured.`]),
    ...(empty.length === 0 ? [] : [`${empty.length} left out, since nothing was sold:`]),
    ...empty.map(({ orderId, why }) => `  ${orderId} (${why})`),
    ...(broken.length === 0 ? [] : [`${broken.length} left out, since the data is broken:`]),
    ...broken.map(({ why }) => `  ${why}`),
    ...(sent.refused.length === 0 ? [] : [`${sent.refused.length} refused:`]),
    ...refusedLines(read, sent),
  ];
  return { text: `${lines.join("\n")}\n`, isWhole: broken.length === 0 && sent.refused.length === 0 };
};
