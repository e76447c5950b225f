import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FolderTaken } from "../../../local/folder-lock.ts";
import { PortTaken } from "../../../local/http/server.ts";
import type { Recourse } from "../../../local/recourse.ts";
import { clientOf } from "./client.ts";
import { startThings } from "./fake-system.ts";
import { thingOf } from "./fake-things.ts";
import { startKillable } from "./killable.ts";

const PROGRAM = new URL("./things-process.ts", import.meta.url);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "recourse-folder-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const withRecourse = async (options: Parameters<typeof startThings>[0], use: (recourse: Recourse) => Promise<void>) => {
  const recourse = await startThings(options);
  try {
    await use(recourse);
  } finally {
    await recourse.stop();
  }
};

const openThing = async (recourse: Recourse, key: string): Promise<void> => {
  const buyer = await clientOf(recourse, "buyer");
  expect((await buyer.post("/storefront/v1/things", {}, key)).status).toBe(201);
};

describe("the data folder", () => {
  it("carries cases, processes, time, tokens and behaviours over a restart on the same port", async () => {
    let [token, port] = ["", 0];
    await withRecourse({ dataFolder: folder }, async (recourse) => {
      await openThing(recourse, "a");
      await recourse.clock.advance("P1D");
      recourse.sandbox.behaviours.replace([{ behaviour: "slow" }]);
      token = await recourse.issuer.mint({ role: "buyer", subject: "buyer-1" });
      port = Number(new URL(recourse.url).port);
    });
    await withRecourse({ dataFolder: folder, port, startAt: undefined }, async (recourse) => {
      expect(recourse.clock.now()).toBe("2026-03-03T12:00:00.000Z");
      expect(recourse.sandbox.behaviours.list()).toEqual([{ behaviour: "slow" }]);
      const authorization = `Bearer ${token}`;
      const answer = await fetch(`${recourse.url}/storefront/v1/things/thing-a`, { headers: { authorization } });
      expect(await answer.json()).toMatchObject({ status: "open" });
      await recourse.clock.advance("P9D");
      expect((await thingOf(recourse.runtime, "thing-a")).state.status).toBe("paid");
    });
  });

  it("keeps a webhook of the payment provider that was still to come", async () => {
    await withRecourse({ dataFolder: folder }, async (recourse) => {
      await openThing(recourse, "a");
      await recourse.clock.advance("P2D");
      expect((await thingOf(recourse.runtime, "thing-a")).state.status).toBe("rung");
    });
    await withRecourse({ dataFolder: folder }, async (recourse) => {
      await recourse.clock.advance("PT1M");
      expect((await thingOf(recourse.runtime, "thing-a")).state.status).toBe("paid");
    });
  });

  it("is emptied by --fresh", async () => {
    await withRecourse({ dataFolder: folder }, (recourse) => openThing(recourse, "a"));
    await withRecourse({ dataFolder: folder, fresh: true }, async (recourse) => {
      await expect(thingOf(recourse.runtime, "thing-a")).rejects.toMatchObject({ code: "not-found" });
      expect(recourse.engine.listExecutions()).toEqual([]);
    });
  });

  it("serves one process at a time, and says which one", async () => {
    const other = await startKillable(PROGRAM, folder);
    const pid = readFileSync(join(folder, "pid"), "utf8").trim();
    const refused = await startThings({ dataFolder: folder }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(FolderTaken);
    expect(refused).toMatchObject({ message: expect.stringContaining(`in use by process ${pid}`) });
    await other.kill();
    await withRecourse({ dataFolder: folder }, (recourse) => openThing(recourse, "after-the-kill"));
  });

  it("is free again when the start fails for another reason", async () => {
    await withRecourse({}, async ({ url }) => {
      const port = Number(new URL(url).port);
      const refused = startThings({ dataFolder: folder, port });
      await expect(refused).rejects.toBeInstanceOf(PortTaken);
      await expect(refused).rejects.toThrow(`Port ${port} is taken`);
    });
    await withRecourse({ dataFolder: folder }, (recourse) => openThing(recourse, "a"));
  });

  it("shows secrets and keys to their owner only", async () => {
    await withRecourse({ dataFolder: folder }, async () => {
      for (const name of ["signing-key.json", "secrets.json"]) {
        expect(existsSync(join(folder, name))).toBe(true);
        expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
      }
    });
  });

  it("leaves no database behind when its process is killed", async () => {
    const other = await startKillable(PROGRAM, folder);
    const database = Number(readFileSync(join(folder, "dynoxide.pid"), "utf8"));
    expect(() => process.kill(database, 0)).not.toThrow();
    await other.kill();
    await expect.poll(() => existsSync(`/proc/${database}`)).toBe(false);
  });
});
