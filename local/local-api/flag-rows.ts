import type { Flags } from "../../adapters/flags/flags.ts";
import type { LocalRow } from "../http/exchange.ts";
import { localRow } from "./local-row.ts";

/** Which definition of flags is in use, and what is wrong with the file if it is not that one. */
export const flagRows = (flags: Flags): readonly LocalRow[] => [
  localRow({
    method: "GET",
    path: "/_local/flags",
    handle: async () => {
      await flags.refresh();
      return { status: 200, body: flags.standing() };
    },
  }),
];
