import * as z from "zod";
import { RecordedDeviation } from "../../domain/sops/run.ts";

const hidden = z.literal("hidden");
const share = z.number().min(0).max(1);

const Version = z.union([
  z.object({ version: z.int(), hidden: z.literal(true) }),
  z.object({
    version: z.int(),
    hidden: z.literal(false),
    runs: z.int(),
    running: z.int(),
    aborted: z.int(),
    completed: z.union([hidden, z.int()]),
    adherence: share.optional(),
    deviations: z.array(z.object({ reason: RecordedDeviation, runs: z.union([hidden, z.int()]) })),
    steps: z.array(z.object({ stepId: z.string(), medianSeconds: z.union([hidden, z.number()]) })),
    overturned: z.union([hidden, z.object({ decisions: z.int(), share, from: share, to: share })]),
  }),
]);

/** How a procedure was kept to, version by version, the newest first. */
export const SopAdherence = z
  .object({
    sopId: z.string(),
    from: z.iso.date(),
    to: z.iso.date(),
    smallCellBelow: z.int(),
    versions: z.array(Version),
  })
  .meta({ id: "SopAdherence" });
