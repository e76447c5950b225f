import { onReturn } from "./on-return.ts";

/** The seller needs more time to inspect, once. */
export const extendInspection = onReturn(({ head }) => ({ type: "ExtendInspection", ...head }));
