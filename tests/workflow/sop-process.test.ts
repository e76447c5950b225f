import { describeClockedProcess } from "../support/clocked-process.ts";

describeClockedProcess({
  machine: "sop",
  tasks: { wait: "await-sop", ring: "ring-sop-clock", park: "park-sop" },
  waitState: "Wait for the step",
});
