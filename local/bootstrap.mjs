// Runs on whatever Node is there, from 20 on, with nothing installed: it installs what is missing, then hands over to the
// project's own Node 24. `start` runs the system, `test` runs all that CI runs, `run` a file and `exec` an installed command.
import { spawn, spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const BIN = join(ROOT, "node_modules", ".bin");
const USAGE = "usage: node local/bootstrap.mjs start|test|run <file>|exec <command> [arguments]";

/** All that CI runs, in order; each runs whatever became of the others, so that one look shows everything. */
const CHECKS = [
  ["tsc", "--noEmit", "-p", "."],
  ["biome", "check", "."],
  ["vitest", "run"],
];

const PROGRESS_MS = 1_000;

const changedMs = (...path) => {
  try {
    return statSync(join(ROOT, ...path)).mtimeMs;
  } catch {
    return undefined;
  }
};

// npm writes this file last, so a broken installation has none.
const isInstalled = () => {
  const installedMs = changedMs("node_modules", ".package-lock.json");
  return installedMs !== undefined && installedMs >= (changedMs("package-lock.json") ?? 0);
};

const ended = (child) =>
  new Promise((resolve) => {
    child.once("error", (error) => {
      process.stderr.write(`${error.message}\n`);
      resolve(1);
    });
    child.once("exit", (code) => resolve(code ?? 1));
  });

const install = async () => {
  if (isInstalled()) return;
  const npm = process.env.npm_execpath;
  const [command, ...first] = npm === undefined ? ["npm"] : [process.execPath, npm];
  process.stderr.write("Installing packages ");
  const dots = setInterval(() => process.stderr.write("."), PROGRESS_MS);
  const child = spawn(command, [...first, "ci"], { cwd: ROOT, stdio: ["ignore", "ignore", "pipe"] });
  const said = [];
  child.stderr.on("data", (chunk) => said.push(chunk));
  const code = await ended(child);
  clearInterval(dots);
  process.stderr.write(code === 0 ? " done\n" : ` failed\n${Buffer.concat(said)}`);
  if (code !== 0) process.exit(code);
};

// The project's own Node must also be the one that installed commands find.
const environment = () => ({ ...process.env, PATH: `${BIN}${delimiter}${process.env.PATH ?? ""}` });

const hand = async (command, args) => {
  // The channel tells the child when this process is gone, so that killing it leaves nothing running.
  const child = spawn(join(BIN, command), args, {
    cwd: ROOT,
    env: environment(),
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
    process.on(signal, () => {
      // A terminal gives Ctrl-C to the child as well.
      if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
    });
  return ended(child);
};

const check = (more) => {
  const failed = CHECKS.filter(([command, ...args]) => {
    const all = command === "vitest" ? [...args, ...more] : args;
    process.stderr.write(`\n> ${[command, ...all].join(" ")}\n`);
    return spawnSync(join(BIN, command), all, { cwd: ROOT, env: environment(), stdio: "inherit" }).status !== 0;
  }).map(([command]) => command);
  if (failed.length > 0) process.stderr.write(`\nfailed: ${failed.join(", ")}\n`);
  return failed.length > 0 ? 1 : 0;
};

// Megabytes. Left to itself on a large machine, Node collects so seldom that the runtime takes twice the memory: it uses some 60.
const runtimeFlags = () => JSON.parse(readFileSync(join(ROOT, "local", "node-flags.json"), "utf8"));

const [what, ...rest] = process.argv.slice(2);
const [first, ...args] = rest;
const jobs = {
  start: () => hand("node", [...runtimeFlags(), "local/main.ts", ...rest]),
  test: async () => check(rest),
  run: () => hand("node", [first, ...args]),
  exec: () => hand(first, args),
};
const job = jobs[what];
if (job === undefined || ((what === "run" || what === "exec") && first === undefined)) {
  process.stderr.write(`${USAGE}\n`);
  process.exit(2);
}
await install();
process.exit(await job());
