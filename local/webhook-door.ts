import { randomUUID } from "node:crypto";
import type { Dispatch } from "./http/dispatch.ts";
import type { Issuer } from "./identity/issuer.ts";
import { READY_IDENTITIES } from "./identity/ready-identities.ts";
import type { DeliverWebhook } from "./sandbox/webhooks.ts";

const PATH = "/platform/v1/payment-events";

/** The payment provider's webhooks knock at the same door as everybody else, with a platform token of their own. */
export const webhookDoor =
  (dispatch: () => Dispatch, issuer: Issuer): DeliverWebhook =>
  async (event, delivery) => {
    const body = Buffer.from(JSON.stringify(event));
    const { status, body: answer } = await dispatch()({
      method: "POST",
      path: PATH,
      search: "",
      headers: {
        authorization: `Bearer ${await issuer.mint(READY_IDENTITIES.platform)}`,
        "content-type": "application/json",
        "idempotency-key": delivery,
      },
      isOurOwn: true,
      sourceIp: "127.0.0.1",
      requestId: randomUUID(),
      readBody: async () => body,
    });
    if (status >= 300) throw new Error(`${PATH} answered ${status}: ${answer}`);
  };
