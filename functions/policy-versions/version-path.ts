import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { notFound } from "../../adapters/http/problem.ts";
import { Market } from "../../domain/policies/index.ts";

const NUMBER = /^[1-9]\d{0,6}$/;

/** The market of a path, or the problem that there is none. */
export const marketIn = ({ params }: Pick<HttpRequest, "params">): Market => {
  const market = Market.safeParse(params.market);
  if (!market.success) throw notFound("market");
  return market.data;
};

/** The number of a version in a path, or the problem that there is no such version. */
export const numberIn = ({ params }: Pick<HttpRequest, "params">): number => {
  const { number = "" } = params;
  if (!NUMBER.test(number)) throw notFound("version");
  return Number(number);
};
