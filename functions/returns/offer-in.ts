import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { notFound } from "../../adapters/http/problem.ts";
import { OfferId } from "../../domain/kernel/ids.ts";

/** The offer that a path names; a text that can be no offer's id is simply not found. */
export const offerIn = (request: HttpRequest<unknown>): OfferId => {
  const parsed = OfferId.safeParse(request.params.offerId);
  if (!parsed.success) throw notFound("offer");
  return parsed.data;
};
