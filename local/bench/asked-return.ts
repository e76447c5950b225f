import { minus, type Units } from "./counting.ts";
import { buyerOf, dealings, handIn, opening } from "./life.ts";
import { type Asked, type Metering, setUpMetering } from "./metering.ts";

/** A day until the parties are asked, the week in which they may answer, and one more for what follows. */
const DAYS = 9;

const WHOLE = 9_101;

/** A return whose parties are asked once it is over: the buyer looks and answers, the seller does neither. */
const liveOn = async (metering: Metering, asking: boolean): Promise<Units & Asked> => {
  const { send, rest, passDay, forget, take, now, invitationOf } = metering;
  await send(handIn(WHOLE));
  await rest();
  forget();
  const { id } = await send(opening(WHOLE));
  await rest();
  for (const step of dealings(WHOLE, String(id), now())) {
    await send(step);
    await rest();
  }
  await passDay();
  await passDay();
  if (asking) {
    const by = buyerOf(WHOLE);
    const path = `/storefront/v1/surveys/${invitationOf(by.subject)}`;
    await send({ name: "look at a survey", by, method: "GET", path });
    await send({ name: "answer a survey", by, method: "POST", path, body: { csat: 5, ces: 6 } });
    await rest();
  }
  for (let day = 0; day < DAYS; day += 1) await passDay();
  return take();
};

const lived = async (asking: boolean): Promise<Units & Asked> => {
  const metering = await setUpMetering({ asking });
  try {
    return await liveOn(metering, asking);
  } finally {
    await metering.stop();
  }
};

/** What it takes to ask both parties of one return: the difference between a life in which they are and one in which they are not. */
export const measureAsking = async (): Promise<Units & Asked> => {
  const [without, whole] = [await lived(false), await lived(true)];
  const known = new Map(without.invoked.map((one) => [one.entry, one]));
  const invoked = whole.invoked.flatMap((one) => {
    const before = known.get(one.entry);
    const invocations = one.invocations - (before?.invocations ?? 0);
    return invocations <= 0 ? [] : [{ ...one, invocations, calls: one.calls - (before?.calls ?? 0) }];
  });
  return { ...minus(whole, without), invoked, transitions: whole.transitions - without.transitions };
};
