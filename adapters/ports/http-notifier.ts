import * as z from "zod";
import type { Notifier } from "./notifier.ts";
import { type Partner, signedCall } from "./signed-call.ts";

/** The marketplace's messenger behind one operation, `POST /notices`. It answers with any JSON object. */
export const httpNotifier = (partner: Partner): Notifier => ({
  notify: async (notice) => {
    await signedCall(partner, "/notices", { key: notice.key, body: notice, answer: z.looseObject({}) });
  },
});
