import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { Problem } from "../../adapters/http/problem.ts";
import type { Dispatch } from "./dispatch.ts";
import { type LocalAnswer, problemOf } from "./exchange.ts";
import { readBody } from "./read-body.ts";

/** Somebody else listens on the port. */
export class PortTaken extends Error {
  override readonly name = "PortTaken";
  readonly port: number;

  constructor(port: number) {
    super(`Port ${port} is taken. Stop what listens there, or choose another port: PORT=4001 npm start`);
    this.port = port;
  }
}

export interface LocalServer {
  /** Where it is reached, without a slash at the end. */
  readonly url: string;
  /** From now on requests are answered; before that they are told to come back. */
  serve(dispatch: Dispatch): void;
  /** Takes no new connection, lets running requests end, and closes. */
  close(): Promise<void>;
}

const STARTING_RETRY_SECONDS = 1;

/** A running request gets this long to end when the server closes. */
const CLOSE_TIMEOUT_MS = 10_000;
const LOOK_FOR_IDLE_MS = 20;

const starting: Dispatch = async ({ requestId }) =>
  problemOf(
    new Problem("upstream-unavailable", "The system is starting.", { retryAfterSeconds: STARTING_RETRY_SECONDS }),
    requestId,
  );

const headersOf = (incoming: IncomingMessage): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(incoming.headersDistinct).map(([name, values]) => [name, (values ?? []).join(",")]),
  );

const answerTo = (incoming: IncomingMessage, dispatch: Dispatch): Promise<LocalAnswer> => {
  const [path = "/", ...search] = (incoming.url ?? "/").split("?");
  return dispatch({
    method: incoming.method ?? "GET",
    path,
    search: search.join("?"),
    headers: headersOf(incoming),
    isOurOwn: false,
    sourceIp: incoming.socket.remoteAddress ?? "127.0.0.1",
    requestId: randomUUID(),
    readBody: (bytesMax) => readBody(incoming, bytesMax),
  });
};

const write = (response: ServerResponse, { status, headers, body }: LocalAnswer): void => {
  response.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body) });
  response.end(body);
};

const listen = (server: Server, port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(error.code === "EADDRINUSE" ? new PortTaken(port) : error),
    );
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });

// Connections that are kept alive would hold the server open; each is closed as soon as its request is answered.
const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    const idle = setInterval(() => server.closeIdleConnections(), LOOK_FOR_IDLE_MS);
    const all = setTimeout(() => server.closeAllConnections(), CLOSE_TIMEOUT_MS);
    server.close(() => {
      clearInterval(idle);
      clearTimeout(all);
      resolve();
    });
  });

/** Listens at once, so that a taken port is known before anything else is touched; answers once `serve` was called. */
export const startServer = async (port: number, host: string): Promise<LocalServer> => {
  let dispatch = starting;
  const server = createServer((incoming, response) => {
    answerTo(incoming, dispatch).then(
      (answer) => write(response, answer),
      // The client went away while it was sending; there is nobody to answer.
      () => response.destroy(),
    );
  });
  const bound = await listen(server, port, host);
  const shownHost = host === "127.0.0.1" || host === "0.0.0.0" ? "localhost" : host;
  return {
    url: `http://${shownHost}:${bound}`,
    serve: (given) => {
      dispatch = given;
    },
    close: () => closed(server),
  };
};
