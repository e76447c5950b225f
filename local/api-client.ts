import type * as z from "zod";
import { ApiUnreachable, apiError } from "./api-problem.ts";

export { ApiProblem, ApiUnreachable } from "./api-problem.ts";

/** An answer that was a success. */
export interface Answered<Body> {
  readonly status: number;
  readonly body: Body;
  /** The version of the case in the answer's ETag. */
  readonly version: number | undefined;
  /** The command had been sent before, and this is the answer of then. */
  readonly replayed: boolean;
}

/** What a command is sent with. The caller makes the key, so that sending again after a lost answer is once. */
export interface Sending {
  readonly key: string;
  /** Refused unless the case still has this version. */
  readonly ifMatch?: number;
  readonly media?: "application/json" | "application/x-ndjson";
}

/** The API over HTTP. Answers are checked by the schema given; throws `ApiProblem` or `ApiUnreachable`. */
export interface ApiClient {
  readonly baseUrl: string;
  /** The same API in another name. */
  as(token: string): ApiClient;
  get<Body>(path: string, schema: z.ZodType<Body>): Promise<Answered<Body>>;
  put<Body>(path: string, body: unknown, schema: z.ZodType<Body>): Promise<Answered<Body>>;
  /** `sending` may be absent where nothing is changed, as in a preview. */
  post<Body>(path: string, body: unknown, schema: z.ZodType<Body>, sending?: Sending): Promise<Answered<Body>>;
  /** Sends a file with a presigned form. */
  upload(url: string, fields: Readonly<Record<string, string>>, file: Blob): Promise<void>;
}

const send = async (request: string, url: string, init: RequestInit): Promise<{ response: Response; text: string }> => {
  try {
    const response = await fetch(url, init);
    return { response, text: await response.text() };
  } catch (error) {
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    throw new ApiUnreachable(`${request}: ${url} does not answer (${cause instanceof Error ? cause.message : cause})`);
  }
};

const versionIn = (headers: Headers): number | undefined => {
  const [, version] = /^(?:W\/)?"(\d+)"$/.exec(headers.get("etag") ?? "") ?? [];
  return version === undefined ? undefined : Number(version);
};

const answeredBy = <Body>(request: string, response: Response, text: string, schema: z.ZodType<Body>) => {
  if (!response.ok) throw apiError(request, response.status, text);
  const parsed = schema.safeParse(text === "" ? undefined : JSON.parse(text));
  if (!parsed.success)
    throw new ApiUnreachable(`${request}: the answer is not of the expected form: ${parsed.error.message}`);
  const { status, headers } = response;
  const replayed = headers.get("idempotency-replayed") === "true";
  return { status, body: parsed.data, version: versionIn(headers), replayed };
};

const textOf = (body: unknown): string => (typeof body === "string" ? body : JSON.stringify(body ?? {}));

const sendingHeaders = ({ key, ifMatch }: Partial<Sending> = {}): Record<string, string> => ({
  ...(key !== undefined && { "idempotency-key": key }),
  ...(ifMatch !== undefined && { "if-match": `"${ifMatch}"` }),
});

/** A client for the API at `baseUrl`, as nobody until `as` gives it a token. */
export const createApiClient = (baseUrl: string, token?: string): ApiClient => {
  const authorization: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };

  const call = async <Body>(method: string, path: string, schema: z.ZodType<Body>, init: RequestInit = {}) => {
    const request = `${method} ${path}`;
    const headers = { ...authorization, ...(init.headers as Record<string, string> | undefined) };
    const { response, text } = await send(request, `${baseUrl}${path}`, { method, ...init, headers });
    return answeredBy(request, response, text, schema);
  };

  const withBody = (body: unknown, sending?: Sending): RequestInit => ({
    headers: { "content-type": sending?.media ?? "application/json", ...sendingHeaders(sending) },
    body: textOf(body),
  });

  return {
    baseUrl,
    as: (other) => createApiClient(baseUrl, other),
    get: (path, schema) => call("GET", path, schema),
    put: (path, body, schema) => call("PUT", path, schema, withBody(body)),
    post: (path, body, schema, sending) => call("POST", path, schema, withBody(body, sending)),
    upload: async (url, fields, file) => {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.set(name, value);
      form.set("file", file);
      const { response, text } = await send("upload", url, { method: "POST", body: form });
      if (!response.ok) throw apiError("upload", response.status, text);
    },
  };
};
