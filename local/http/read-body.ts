import type { IncomingMessage } from "node:http";
import { Problem } from "../../adapters/http/problem.ts";

/** A client that still sends after this much is not told politely any more. */
const DISCARDED_BYTES_MAX = 64 * 1024 * 1024;

/** The client ended the connection before its request was whole; nobody waits for an answer. */
export class ClientGone extends Error {
  override readonly name = "ClientGone";
}

/**
 * Reads a body of at most so many bytes. What is over the limit is read and thrown away, since a client that is still sending
 * would not hear the answer; the problem is thrown at the end.
 */
export const readBody = (incoming: IncomingMessage, bytesMax: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    incoming.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= bytesMax) chunks.push(chunk);
      else chunks.length = 0;
      if (bytes > DISCARDED_BYTES_MAX) incoming.destroy();
    });
    // Also after an error; after the end it changes nothing any more.
    incoming.once("close", () => reject(new ClientGone("the client went away")));
    incoming.once("error", () => undefined);
    incoming.once("end", () => {
      if (bytes <= bytesMax) return resolve(Buffer.concat(chunks));
      reject(new Problem("request-too-large", `The body is larger than ${bytesMax} bytes.`, { maxBytes: bytesMax }));
    });
  });
