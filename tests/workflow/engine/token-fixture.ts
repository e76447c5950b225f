import { createTime, machine, runMachine } from "./engine-fixture.ts";

/** A task that asks somebody and waits for the token to come back. */
export const TOKEN_TASK = {
  Type: "Task",
  Resource: "arn:aws:states:::lambda:invoke.waitForTaskToken",
  Arguments: { FunctionName: "ask", Payload: { token: "{% $states.context.Task.Token %}" } },
};

/** A machine standing at a task that waits for its token. */
export const atToken = async (fields: object = {}, others: Record<string, object> = {}) => {
  const time = createTime();
  const tokens: string[] = [];
  const run = await runMachine(
    machine({ T: { ...TOKEN_TASK, End: true, ...fields }, ...others }),
    {},
    {
      time,
      invoke: async (_, payload) => {
        tokens.push((payload as { token: string }).token);
        return "asked";
      },
    },
  );
  return { ...run, time, tokens, token: () => tokens.at(-1) ?? "" };
};
