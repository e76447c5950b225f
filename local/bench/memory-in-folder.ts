import { startInFolder } from "./measured-runtime.ts";
import { type Memory, memoryOf } from "./memory.ts";
import { inNewFolder } from "./new-folder.ts";
import { measureWholeReturns } from "./whole-returns.ts";

const CONCURRENCY = 16;
const RETURNS = 200;

/** What `npm start` has in memory after a few hundred returns, its data in a folder; undefined where it cannot be known. */
export const memoryInFolder = (): Promise<Memory | undefined> =>
  inNewFolder(async (folder) => {
    const runtime = await startInFolder(folder);
    try {
      await measureWholeReturns(runtime, CONCURRENCY, RETURNS);
      return memoryOf(`in a folder, after ${RETURNS} whole returns`, runtime.pid);
    } finally {
      await runtime.stop();
    }
  });
