import { monotonicFactory } from "ulid";
import { fromEpochMs } from "../../domain/kernel/instant.ts";
import { InvariantViolation } from "../../domain/kernel/invariant.ts";
import { openStore } from "../dynamodb/store.ts";
import { type Configuration, configuration } from "./configuration.ts";
import { powertoolsLog } from "./powertools-log.ts";
import type { Runtime } from "./runtime.ts";
import type { RuntimePart } from "./runtime-part.ts";

const fullJitter = (maxMs: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, Math.random() * maxMs);
  });

const withheldNow = (part: string) => (): never => {
  throw new InvariantViolation(`a Lambda that needs ${part} is given them by its entry file`);
};

const withheld = (part: string) => async (): Promise<never> => withheldNow(part)();

/** What a Lambda has instead of a part that it was not given; IAM gives it no right there either. */
const WITHHELD = {
  processes: {
    start: withheld("processes"),
    resume: withheld("processes"),
    interrupt: withheld("processes"),
  },
  payments: {
    refund: withheld("partners"),
    submitChargebackEvidence: withheld("partners"),
    findRefund: withheld("partners"),
  },
  carriers: { issueReturnLabel: withheld("partners") },
  notifier: { notify: withheld("partners") },
  evidence: {
    presignUpload: withheld("evidence"),
    readThrough: withheld("evidence"),
    keep: withheld("evidence"),
    presignDownload: withheld("evidence"),
    read: withheld("evidence"),
  },
  flags: { refresh: withheld("flags"), variantOf: withheld("flags"), standing: withheldNow("flags") },
  cursorKey: withheld("cursors"),
  surveyKey: withheld("surveys"),
} as const satisfies Partial<Runtime>;

/** The runtime of a deployed Lambda, made once a process: what every Lambda has, and the parts that its entry file gives it. */
export const lambdaRuntime = (parts: readonly RuntimePart[], settings: Configuration = configuration()): Runtime => {
  const ulid = monotonicFactory();
  const { CASES_TABLE, LEDGER_TABLE } = settings;
  const given: Partial<Runtime> = Object.assign({}, ...parts.map((part) => part(settings)));
  return {
    clock: { now: () => fromEpochMs(Date.now()) },
    ids: { ulid: () => ulid() },
    store: openStore({ casesTable: CASES_TABLE, ledgerTable: LEDGER_TABLE }),
    log: powertoolsLog(),
    pause: fullJitter,
    ...WITHHELD,
    ...given,
  };
};
