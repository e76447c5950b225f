import * as z from "zod";
import { Instant } from "../../domain/kernel/instant.ts";
import { Tender } from "../../domain/ledger/tender.ts";
import { AbandonReason } from "../../domain/refunds/index.ts";

/** With what to pay instead; store credit needs the instant of the buyer's consent. */
export const RerouteBody = z.strictObject({ tender: Tender, storeCreditConsentAt: Instant.optional() });

/** Why nobody pays it any more. */
export const AbandonBody = z.strictObject({ reason: AbandonReason });

/** Nothing to say. */
export const EmptyBody = z.strictObject({});
