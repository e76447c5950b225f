import type { PartyCase } from "../views.ts";

/** A command that the system said yes to: afterwards the case's timeline must show it. */
export interface Acknowledged {
  readonly caseId: string;
  readonly action: string;
  readonly role: string;
  readonly id: string;
  /** The version that was read before, and that the answer gave. */
  readonly versionBefore: number;
  readonly version: number;
  readonly atMs: number;
}

/** A carrier's word on a case's parcel that changed something. */
export interface RecordedScan {
  readonly caseId: string;
  readonly atMs: number;
}

/** A deadline that a case showed. */
export interface SeenDeadline {
  readonly caseId: string;
  readonly name: string;
  readonly dueMs: number;
  readonly onTimeout: string;
}

/** The auditor's own account of what was said and answered; nothing in it comes from the system's ledger or timelines. */
export interface Books {
  acknowledge(command: Acknowledged): void;
  recordScan(scan: RecordedScan): void;
  /** Notes what a case shows; a deadline that still stands after its time has been missed in silence. */
  see(view: PartyCase, nowMs: number): void;
  /** A promise of the system was not kept. */
  breach(what: string): void;
  /** A request was turned away for a good reason, already at its preview. */
  turnAway(code: string): void;
  readonly acknowledged: readonly Acknowledged[];
  readonly scans: readonly RecordedScan[];
  readonly deadlines: ReadonlyMap<string, SeenDeadline>;
  readonly breaches: readonly string[];
  readonly turnedAway: ReadonlyMap<string, number>;
  surveysAnswered: number;
  /** Commands that met another change of the case and were given up for another look. */
  lostRaces: number;
}

/** Timers ring in whole seconds, so a deadline's outcome is there within one; this leaves it some more. */
export const TIMER_SLACK_MS = 3_000;

/** Books with nothing in them. */
export const openBooks = (): Books => {
  const acknowledged: Acknowledged[] = [];
  const scans: RecordedScan[] = [];
  const deadlines = new Map<string, SeenDeadline>();
  const breaches = new Set<string>();
  const turnedAway = new Map<string, number>();
  return {
    acknowledge: (command) => void acknowledged.push(command),
    recordScan: (scan) => void scans.push(scan),
    see: ({ id, deadlines: shown }, nowMs) => {
      for (const { name, at, onTimeout } of shown) {
        const dueMs = Date.parse(at);
        // What merely ends then, such as a right to ask, needs nothing to happen.
        if (onTimeout === "final") continue;
        deadlines.set(`${id} ${name} ${at}`, { caseId: id, name, dueMs, onTimeout });
        if (nowMs > dueMs + TIMER_SLACK_MS) breaches.add(`${name} of ${id} was due at ${at} and nothing happened`);
      }
    },
    breach: (what) => void breaches.add(what),
    turnAway: (code) => void turnedAway.set(code, (turnedAway.get(code) ?? 0) + 1),
    acknowledged,
    scans,
    deadlines,
    get breaches() {
      return [...breaches];
    },
    turnedAway,
    surveysAnswered: 0,
    lostRaces: 0,
  };
};
