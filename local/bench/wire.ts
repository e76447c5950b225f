import { Agent, request as begin } from "node:http";
import { performance } from "node:perf_hooks";

/** A request made ahead: sending it takes as little as can be from the cores that the measured system needs. */
export interface Ready {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body?: Buffer | undefined;
}

/** What came back, and after how long. */
export interface Answered {
  /** 0 when the connection broke instead. */
  readonly status: number;
  readonly text: string;
  readonly millis: number;
}

/** Connections that stay open. */
export interface Wire {
  /** Never throws: a request that fails is a figure too. */
  send(ready: Ready): Promise<Answered>;
  close(): void;
}

/** Opens at most so many connections to a runtime on this machine. */
export const openWire = (port: number, connections: number): Wire => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const send = ({ method, path, headers, body }: Ready): Promise<Answered> =>
    new Promise((resolve) => {
      const startedMs = performance.now();
      const answered = (status: number, text: string) =>
        resolve({ status, text, millis: performance.now() - startedMs });
      const broken = (error: Error) => answered(0, error.message);
      const outgoing = begin({ agent, host: "127.0.0.1", port, method, path, headers }, (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
        incoming.once("end", () => answered(incoming.statusCode ?? 0, Buffer.concat(chunks).toString("utf8")));
        incoming.once("error", broken);
      });
      outgoing.once("error", broken);
      outgoing.end(body);
    });
  return { send, close: () => agent.destroy() };
};
