import { expect, it } from "vitest";
import { memoryIn, memoryOf } from "../../../../local/bench/memory.ts";

const STATUS = `Name:	dynoxide
Umask:	0022
VmPeak:	  999999 kB
VmHWM:	    6144 kB
VmRSS:	    5632 kB
Threads:	4
`;

it("a process's memory is read in megabytes", () => {
  expect(memoryIn(STATUS)).toEqual({ name: "dynoxide", residentMb: 5.5, peakMb: 6 });
});

it("a process that is not there has none to know of", () => {
  expect(memoryOf("never", 2 ** 30)).toBeUndefined();
});
