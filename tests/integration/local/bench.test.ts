import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type MeasuredRuntime, startInMemory } from "../../../local/bench/measured-runtime.ts";
import { measureSingleRequests } from "../../../local/bench/single-requests.ts";
import { measureWholeReturns } from "../../../local/bench/whole-returns.ts";
import { openWire } from "../../../local/bench/wire.ts";

const get = (path: string) => ({ method: "GET", path, headers: {} });

describe("the wire", () => {
  it("gives whatever is answered, and 0 for a connection that broke", async () => {
    const server = createServer(({ url }, response) => {
      if (url === "/broken") response.destroy();
      else response.writeHead(url === "/failed" ? 503 : 200).end(url);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const wire = openWire((server.address() as AddressInfo).port, 2);
    const answers = await Promise.all(["/here", "/failed", "/broken"].map((path) => wire.send(get(path))));
    expect(answers.map(({ status }) => status)).toEqual([200, 503, 0]);
    expect(answers[0]?.text).toBe("/here");
    wire.close();
    server.close();
  });
});

describe("the measured runtime", () => {
  let runtime: MeasuredRuntime;
  beforeAll(async () => {
    runtime = await startInMemory();
  });
  afterAll(() => runtime.stop());

  it("lives whole returns to their ends", async () => {
    const { throughput, latencies } = await measureWholeReturns(runtime, 2, 3);
    expect(throughput).toMatchObject({ concurrency: 2, lives: 3, failures: 0, serverErrors: 0 });
    expect(throughput.completePerSecond).toBeGreaterThan(0);
    expect(latencies.map(({ what, requests }) => `${requests} ${what}`)).toContain("3 inspect it");
  });

  it("answers single requests", async () => {
    const bursts = await measureSingleRequests(runtime, 2, 3);
    expect(bursts.map(({ what, failures }) => `${what}: ${failures}`)).toEqual([
      "open a return: 0",
      "read a return: 0",
      "list returns: 0",
      "approve it: 0",
    ]);
  });
});
