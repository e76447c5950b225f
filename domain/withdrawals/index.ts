export { type WithdrawalRefusal, withdrawalRefusalCodes } from "./refusals.ts";
export { acknowledged, confirmationIsInTime, received, statusOf } from "./rules.ts";
export {
  Acknowledgement,
  Statement,
  type Withdrawal,
  WithdrawalStatus,
  WithdrawnLine,
} from "./withdrawal.ts";
