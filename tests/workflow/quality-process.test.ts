import { describeClockedProcess } from "../support/clocked-process.ts";

describeClockedProcess({
  machine: "quality",
  tasks: { wait: "await-quality-review", ring: "ring-quality-review-clock", park: "park-quality-review" },
  waitState: "Wait for the reviewers",
});
