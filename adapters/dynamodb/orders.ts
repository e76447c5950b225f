import { createHash } from "node:crypto";
import { GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import { DeliveryFacts } from "../../domain/orders/delivery-facts.ts";
import { FrozenOrder } from "../../domain/orders/frozen-order.ts";
import { initialBalances } from "../../domain/orders/initial-balances.ts";
import { fromText, toText } from "./json-text.ts";
import type { Store } from "./store.ts";
import { caseKeys, ledgerKeys } from "./table-keys.ts";
import { transact, type Write } from "./transaction.ts";

type Refusal = "exists";

const put = (table: string, item: Record<string, unknown>): Write<Refusal> => ({
  item: { Put: { TableName: table, Item: item } },
});

// Units are free and balances full until the order itself is there, so writing these again before that changes nothing. Writing
// them again after it would give back what was claimed and refunded: every transaction makes sure that it comes before.
const supportingWrites = (store: Store, order: FrozenOrder): readonly Write<Refusal>[] => {
  const { orderId, lines } = order.snapshot;
  const { balances, payments } = initialBalances(order);
  return [
    ...lines.map(({ lineId }) => put(store.casesTable, { ...caseKeys.unitClaims(orderId, lineId), units: {} })),
    ...balances.map((row) =>
      put(store.ledgerTable, { ...ledgerKeys.balance(orderId, row.sellerId, row.currency, row.component), ...row }),
    ),
    ...payments.map((row) => put(store.ledgerTable, { ...ledgerKeys.payment(orderId, row.paymentId), ...row })),
  ];
};

/** The content of an order as first sent; a later order of the same id must have the same. */
export const contentHash = (order: FrozenOrder): string => {
  const lines = order.snapshot.lines.map(({ shippedAt: _shipped, deliveredAt: _delivered, ...line }) => line);
  return createHash("sha256")
    .update(JSON.stringify({ ...order.snapshot, lines }))
    .digest("base64url");
};

/** A transaction holds 100 writes; the last one keeps a place for the order and its delivery, the others for the check. */
const CHUNK = 98;

const unlessKept = (store: Store, orderId: string): Write<Refusal> => ({
  item: {
    ConditionCheck: {
      TableName: store.casesTable,
      Key: caseKeys.order(orderId),
      ConditionExpression: "attribute_not_exists(pk)",
    },
  },
  whenRefused: () => "exists",
});

/**
 * Keeps an order once. The ORDER item is written last, in one transaction with the rest where that fits: whoever finds the
 * order finds everything that belongs to it. Answers `exists` when the id is taken, by the same order or another, and `contended`
 * when others were writing the same order and it should be tried again.
 */
export const insertOrder = async (
  store: Store,
  order: FrozenOrder,
  delivery: DeliveryFacts,
): Promise<"inserted" | "exists" | "contended"> => {
  const { orderId } = order.snapshot;
  if ((await findOrder(store, orderId)) !== undefined) return "exists";
  const writes = supportingWrites(store, order);
  const head = writes.slice(0, Math.max(0, writes.length - CHUNK));
  for (let start = 0; start < head.length; start += CHUNK) {
    const chunk = await transact(store, [unlessKept(store, orderId), ...head.slice(start, start + CHUNK)]);
    if (chunk.outcome !== "written") return chunk.outcome === "refused" ? chunk.failure : "contended";
  }
  const last: Write<Refusal> = {
    item: {
      Put: {
        TableName: store.casesTable,
        Item: { ...caseKeys.order(orderId), order: toText(order), contentHash: contentHash(order) },
        ConditionExpression: "attribute_not_exists(pk)",
      },
    },
    whenRefused: () => "exists",
  };
  const deliveryWrite = put(store.casesTable, { ...caseKeys.delivery(orderId), delivery });
  const written = await transact<Refusal>(store, [last, deliveryWrite, ...writes.slice(head.length)]);
  if (written.outcome === "contended") return "contended";
  return written.outcome === "written" ? "inserted" : "exists";
};

type Item = Readonly<Record<string, unknown>>;

/** An order out of its item, checked by its schema. */
export const orderIn = (item: Item | undefined): FrozenOrder | undefined =>
  item === undefined ? undefined : FrozenOrder.parse(fromText(item.order));

/** What carriers have said, out of its item; nothing yet without one. */
export const deliveryIn = (item: Item | undefined): DeliveryFacts => DeliveryFacts.parse(item?.delivery ?? {});

/** An order as it was frozen, with the hash of what was sent. */
export const findOrder = async (
  store: Store,
  orderId: string,
): Promise<{ readonly order: FrozenOrder; readonly contentHash: string } | undefined> => {
  const { Item } = await store.client.send(
    new GetCommand({ TableName: store.casesTable, Key: caseKeys.order(orderId), ConsistentRead: true }),
  );
  const order = orderIn(Item);
  return order && { order, contentHash: Item?.contentHash };
};

/** What carriers have said of an order's parcels so far. */
export const deliveryOf = async (store: Store, orderId: string): Promise<DeliveryFacts> => {
  const { Item } = await store.client.send(
    new GetCommand({ TableName: store.casesTable, Key: caseKeys.delivery(orderId), ConsistentRead: true }),
  );
  return deliveryIn(Item);
};

/** Replaces the delivery facts, unless they changed since `seen` was read; answers whether it did. */
export const replaceDelivery = async (
  store: Store,
  orderId: string,
  seen: DeliveryFacts,
  next: DeliveryFacts,
): Promise<boolean> => {
  try {
    await store.client.send(
      new PutCommand({
        TableName: store.casesTable,
        Item: { ...caseKeys.delivery(orderId), delivery: next },
        ConditionExpression: "attribute_not_exists(pk) OR delivery = :seen",
        ExpressionAttributeValues: { ":seen": seen },
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === "ConditionalCheckFailedException") return false;
    throw error;
  }
};
