import type { HttpRequest } from "../../adapters/http/exchange.ts";
import { notFound } from "../../adapters/http/problem.ts";
import type { Runtime } from "../../adapters/runtime/runtime.ts";
import { type FoundVersion, findVersion } from "./draft-version.ts";

/** A version as the path names it. */
export interface NamedVersion {
  readonly market: string;
  readonly version: number;
}

const NUMBER = /^[1-9]\d{0,8}$/;

/** Which version a path is about; what is no number of one does not exist. */
export const versionIn = ({ params }: Pick<HttpRequest, "params">): NamedVersion => {
  const { market = "", version = "" } = params;
  if (!NUMBER.test(version)) throw notFound("policy version");
  return { market, version: Number(version) };
};

/** The version of the path, ready to decide, or the problem that there is none. */
export const mustFindVersion = async (
  runtime: Runtime,
  request: Pick<HttpRequest, "params">,
): Promise<NamedVersion & FoundVersion> => {
  const named = versionIn(request);
  const found = await findVersion(runtime, named.market, named.version);
  if (found === undefined) throw notFound("policy version");
  return { ...named, ...found };
};
