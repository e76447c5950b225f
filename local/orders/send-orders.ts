import { randomUUID } from "node:crypto";
import * as z from "zod";
import { type ApiClient, ApiUnreachable } from "../api-client.ts";
import type { Progress } from "../progress.ts";
import type { OrderDocument } from "./olist-orders.ts";

/** What the system said of all orders together; a refused one is named by its place in the list. */
export interface SentOrders {
  readonly imported: number;
  readonly unchanged: number;
  readonly unbalanced: readonly string[];
  readonly refused: readonly { readonly index: number; readonly why: string }[];
}

const ImportAnswer = z.object({
  imported: z.int(),
  unchanged: z.int(),
  unbalanced: z.array(z.string()),
  rejected: z.array(
    z.object({ line: z.int(), errors: z.array(z.looseObject({ pointer: z.string().optional(), detail: z.string() })) }),
  ),
});

/** Far below what one import may have, so that the bar moves and a part that is sent again is small. */
const PART_LINES_MAX = 100;
const PART_BYTES_MAX = 1024 * 1024;

/** The orders in parts, each with the place of its first order. */
const partsOf = (orders: readonly OrderDocument[]): readonly { readonly from: number; readonly lines: string[] }[] => {
  const parts: { from: number; lines: string[] }[] = [];
  let bytes = 0;
  orders.forEach((order, index) => {
    const line = JSON.stringify(order);
    const part = parts.at(-1);
    const lineBytes = Buffer.byteLength(line) + 1;
    const isFull = part === undefined || part.lines.length >= PART_LINES_MAX || bytes + lineBytes > PART_BYTES_MAX;
    bytes = isFull ? lineBytes : bytes + lineBytes;
    if (isFull) parts.push({ from: index, lines: [line] });
    else part.lines.push(line);
  });
  return parts;
};

// An import that was cut off may have been done: the same key again answers for both.
const sendPart = async (platform: ApiClient, lines: readonly string[]) => {
  const sending = { key: `import-${randomUUID()}`, media: "application/x-ndjson" } as const;
  const send = () => platform.post("/platform/v1/order-imports", lines.join("\n"), ImportAnswer, sending);
  try {
    return (await send()).body;
  } catch (error) {
    if (!(error instanceof ApiUnreachable)) throw error;
    return (await send()).body;
  }
};

const whyOf = (errors: z.infer<typeof ImportAnswer>["rejected"][number]["errors"]): string =>
  errors.map(({ pointer, detail }) => (pointer === undefined ? detail : `${pointer} ${detail}`)).join("; ");

/** Sends orders through the import of the platform's API, part by part. Sending them again changes nothing. */
export const sendOrders = async (
  platform: ApiClient,
  orders: readonly OrderDocument[],
  progress: Progress,
): Promise<SentOrders> => {
  const sent = {
    imported: 0,
    unchanged: 0,
    unbalanced: [] as string[],
    refused: [] as { index: number; why: string }[],
  };
  for (const { from, lines } of partsOf(orders)) {
    const { imported, unchanged, unbalanced, rejected } = await sendPart(platform, lines);
    sent.imported += imported;
    sent.unchanged += unchanged;
    sent.unbalanced.push(...unbalanced);
    sent.refused.push(...rejected.map(({ line, errors }) => ({ index: from + line - 1, why: whyOf(errors) })));
    progress.at(from + lines.length);
  }
  progress.end();
  return sent;
};
