import { addressPlain } from "./checks/address-plain.ts";
import { answerUnknown } from "./checks/answer-unknown.ts";
import { approvalExits } from "./checks/approval-exits.ts";
import { approvalNobody } from "./checks/approval-nobody.ts";
import { approvalNowhere } from "./checks/approval-nowhere.ts";
import { backIntoNew } from "./checks/back-into-new.ts";
import { buttonClosed } from "./checks/button-closed.ts";
import { calendarUnknown } from "./checks/calendar-unknown.ts";
import type { Check } from "./checks/check.ts";
import { closedLeft } from "./checks/closed-left.ts";
import { conditionAlways } from "./checks/condition-always.ts";
import { conditionNever } from "./checks/condition-never.ts";
import { entryMissingState } from "./checks/entry-missing-state.ts";
import { entryStatusWithoutState } from "./checks/entry-status-without-state.ts";
import { exitsMany } from "./checks/exits-many.ts";
import { fieldUnknown } from "./checks/field-unknown.ts";
import { idDuplicate } from "./checks/id-duplicate.ts";
import { loopAutomatic } from "./checks/loop-automatic.ts";
import { nameTwice } from "./checks/name-twice.ts";
import { notInterpreted } from "./checks/not-interpreted.ts";
import { obligationsMany } from "./checks/obligations-many.ts";
import { ownerNoSeat } from "./checks/owner-no-seat.ts";
import { parallelExits } from "./checks/parallel-exits.ts";
import { pathUnknown } from "./checks/path-unknown.ts";
import { pendingWithoutQuestion } from "./checks/pending-without-question.ts";
import { personUnknown } from "./checks/person-unknown.ts";
import { reenterMissing } from "./checks/reenter-missing.ts";
import { startIdlePart } from "./checks/start-idle-part.ts";
import { startNone } from "./checks/start-none.ts";
import { stateDeadEnd } from "./checks/state-dead-end.ts";
import { stateMissing } from "./checks/state-missing.ts";
import { stateNoWayToFinish } from "./checks/state-no-way-to-finish.ts";
import { stateUnreachable } from "./checks/state-unreachable.ts";
import { statesMany } from "./checks/states-many.ts";
import { templateUnknown } from "./checks/template-unknown.ts";
import { timersEqual } from "./checks/timers-equal.ts";
import { transitionNobody } from "./checks/transition-nobody.ts";

/** Every check of a process: errors first, then warnings. A new one is one file and one line here. */
export const checks: readonly Check[] = [
  startNone,
  idDuplicate,
  stateMissing,
  entryMissingState,
  entryStatusWithoutState,
  stateUnreachable,
  stateDeadEnd,
  stateNoWayToFinish,
  reenterMissing,
  backIntoNew,
  buttonClosed,
  closedLeft,
  transitionNobody,
  approvalExits,
  approvalNobody,
  approvalNowhere,
  parallelExits,
  timersEqual,
  loopAutomatic,
  conditionNever,
  answerUnknown,
  pathUnknown,
  fieldUnknown,
  personUnknown,
  ownerNoSeat,
  templateUnknown,
  calendarUnknown,
  conditionAlways,
  addressPlain,
  statesMany,
  exitsMany,
  obligationsMany,
  nameTwice,
  pendingWithoutQuestion,
  startIdlePart,
  notInterpreted,
];
