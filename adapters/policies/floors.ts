import { type Floor, FloorsDocument } from "../../domain/policies/floors/index.ts";
import br from "../../policies/floors/BR.json" with { type: "json" };
import eu from "../../policies/floors/EU.json" with { type: "json" };
import gb from "../../policies/floors/GB.json" with { type: "json" };
import kr from "../../policies/floors/KR.json" with { type: "json" };
import mx from "../../policies/floors/MX.json" with { type: "json" };
import us from "../../policies/floors/US.json" with { type: "json" };
import { PolicyRefused } from "./policy-refused.ts";

/** The floors of one jurisdiction from a document; throws PolicyRefused with every problem in it. */
export const readFloors = (document: unknown, file: string): FloorsDocument => {
  const { data, error } = FloorsDocument.safeParse(document);
  if (data !== undefined) return data;
  throw new PolicyRefused(
    error.issues.map(({ path, message }) => ({ file, reason: `${path.map(String).join(".")}: ${message}` })),
  );
};

/**
 * The statutory floors of the markets that have a policy. The other jurisdictions' files are there for the day when they get
 * one; until then no bundle carries them.
 */
export const floorsByMarket: ReadonlyMap<string, readonly Floor[]> = new Map(
  Object.entries({ BR: br, EU: eu, GB: gb, KR: kr, MX: mx, US: us }).map(([market, document]) => [
    market,
    readFloors(document, `policies/floors/${market}.json`).floors,
  ]),
);
