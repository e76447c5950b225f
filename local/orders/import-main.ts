import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { ApiProblem, ApiUnreachable, createApiClient } from "../api-client.ts";
import { mintToken } from "../mint-token.ts";
import { showProgress } from "../progress.ts";
import { BrokenInput } from "./broken-input.ts";
import { importReport } from "./import-report.ts";
import { readOlistOrders } from "./olist-orders.ts";
import { sendOrders } from "./send-orders.ts";

const USAGE = `npm run import-orders -- <folder> [--url http://localhost:4000]

  <folder>   CSV files in the form of the Brazilian E-Commerce Public Dataset by Olist
  --url      the running system; on this machine at PORT or 4000 when absent
`;

const read = (args: readonly string[]) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { url: { type: "string" }, help: { type: "boolean" } },
  });
  return { ...values, folder: positionals.length === 1 ? positionals[0] : undefined };
};

const main = async (): Promise<number> => {
  const { folder, url, help } = read(process.argv.slice(2));
  if (help || folder === undefined) {
    process.stderr.write(USAGE);
    return help ? 0 : 2;
  }
  // npm starts scripts in the project; the folder is named from where npm was called.
  const orders = readOlistOrders(resolve(process.env.INIT_CWD ?? ".", folder));
  const nobody = createApiClient((url ?? `http://localhost:${process.env.PORT || 4000}`).replace(/\/+$/, ""));
  const platform = await mintToken(nobody, { role: "platform", subject: "order-import" });
  const documents = orders.orders.map(({ order }) => order);
  const sent = await sendOrders(platform, documents, showProgress("orders sent", documents.length));
  const { text, isWhole } = importReport(orders, sent);
  process.stdout.write(text);
  return isWhole ? 0 : 1;
};

const hint = (error: ApiUnreachable): string =>
  `${error.message}\nStart the system with npm start, or name it with --url.`;

try {
  process.exitCode = await main();
} catch (error) {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (error instanceof ApiUnreachable) process.stderr.write(`${hint(error)}\n`);
  else if (error instanceof BrokenInput || error instanceof ApiProblem) process.stderr.write(`${error.message}\n`);
  else if (error instanceof Error && code.startsWith("ERR_PARSE_ARGS"))
    process.stderr.write(`${error.message}\n\n${USAGE}`);
  else throw error;
  process.exitCode = 1;
}
