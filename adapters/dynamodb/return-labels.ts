import type { ReturnLabel } from "../ports/carrier-gateway.ts";
import type { Store } from "./store.ts";
import { caseKeys } from "./table-keys.ts";
import { transact } from "./transaction.ts";

/** Keeps the label of a return and how to find the return by it, both or neither. Doing it again changes nothing. */
export const putReturnLabel = async (
  store: Store,
  returnId: string,
  label: ReturnLabel,
  arrangedBy: "seller" | "platform",
): Promise<void> => {
  const { carrier, trackingNumber } = label;
  const parcel = { carrier, trackingNumber, returnId, parcelId: trackingNumber, arrangedBy };
  const written = await transact(store, [
    { item: { Put: { TableName: store.casesTable, Item: { ...caseKeys.label(returnId), label } } } },
    { item: { Put: { TableName: store.casesTable, Item: { ...caseKeys.parcel(carrier, trackingNumber), parcel } } } },
  ]);
  if (written.outcome !== "written") throw new Error(`the label of ${returnId} is being written by others`);
};

/** The label that the buyer may use, out of its item, if one was issued. */
export const returnLabelIn = (item: Readonly<Record<string, unknown>> | undefined): ReturnLabel | undefined =>
  item?.label as ReturnLabel | undefined;
