import type { HttpHandler } from "../../adapters/http/audience-handler.ts";
import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { newId } from "../../domain/kernel/ids.ts";
import type { RequestReturnBody } from "./bodies.ts";
import { openReturn } from "./open-return.ts";

/** The buyer asks for a return. */
export const requestReturn: HttpHandler = (request: HttpRequest<RequestReturnBody>, runtime) =>
  openReturn(runtime, request, newId("ret_", runtime.ids.ulid()), request.body);
