import { type CommandLine, readCommandLine, USAGE, WrongUse } from "./command-line.ts";
import { composition } from "./composition.ts";
import { NoDatabase } from "./embedded-dynamodb.ts";
import { FolderTaken } from "./folder-lock.ts";
import { PortTaken } from "./http/server.ts";
import { installSampleData } from "./orders/install-sample-data.ts";
import { type Recourse, startRecourse } from "./recourse.ts";
import { welcome } from "./welcome.ts";

const say = (text: string): void => void process.stdout.write(text);

/** What people can mend themselves is told in a sentence; anything else is a bug and shows where. */
const isForPeople = (error: unknown): error is Error =>
  [WrongUse, NoDatabase, FolderTaken, PortTaken].some((kind) => error instanceof kind);

const fail = (error: unknown): never => {
  process.stderr.write(`${isForPeople(error) ? error.message : error instanceof Error ? error.stack : error}\n`);
  process.exit(1);
};

/** A stop that takes longer than this is cut short; nothing is lost, as after any crash. */
const STOP_TIMEOUT_MS = 15_000;

const stopOnSignal = (recourse: Recourse): void => {
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    say("Stopping\n");
    setTimeout(() => fail(new Error("the stop took too long")), STOP_TIMEOUT_MS).unref();
    recourse.stop().then(() => process.exit(0), fail);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
  // Whoever started us through a channel is gone.
  process.on("disconnect", stop);
};

const main = async ({ dataFolder, empty, ...where }: CommandLine): Promise<void> => {
  let isInstalling = true;
  const recourse = await startRecourse({
    ...composition,
    ...where,
    dataFolder,
    ticking: true,
    logLevel: "info",
    // While data is installed its progress has the terminal to itself; what goes wrong shows all the same.
    writeLog: (line) => {
      if (!isInstalling || / (WARN|ERROR) /.test(line)) say(line);
    },
    lost: (why) => fail(new Error(why)),
  });
  stopOnSignal(recourse);
  if (!empty) await installSampleData(recourse);
  isInstalling = false;
  say(await welcome(recourse, { dataFolder, pages: Object.keys(composition.staticPages ?? {}) }));
};

if (process.argv.includes("--help")) say(USAGE);
else
  try {
    await main(readCommandLine(process.argv.slice(2), process.env));
  } catch (error) {
    fail(error);
  }
