import { z } from "zod";
import type { ActionType } from "./action.ts";
import { addFollower } from "./actions/add-follower.ts";
import { addTag } from "./actions/add-tag.ts";
import { askRating } from "./actions/ask-rating.ts";
import { askThirdParty } from "./actions/ask-third-party.ts";
import { assign } from "./actions/assign.ts";
import { attachToProblem } from "./actions/attach-to-problem.ts";
import { createChild } from "./actions/create-child.ts";
import { createLinked } from "./actions/create-linked.ts";
import { createTask } from "./actions/create-task.ts";
import { leaveBlueprint } from "./actions/leave-blueprint.ts";
import { moveDepartment } from "./actions/move-department.ts";
import { note } from "./actions/note.ts";
import { notify } from "./actions/notify.ts";
import { removeTag } from "./actions/remove-tag.ts";
import { replyFromTemplate } from "./actions/reply-from-template.ts";
import { route } from "./actions/route.ts";
import { runMacro } from "./actions/run-macro.ts";
import { setField } from "./actions/set-field.ts";
import { setStatus } from "./actions/set-status.ts";
import { share } from "./actions/share.ts";
import { startBlueprint } from "./actions/start-blueprint.ts";
import { takeTransition } from "./actions/take-transition.ts";
import { unassign } from "./actions/unassign.ts";
import { webhook } from "./actions/webhook.ts";

/** Every word of After, in the order of the palette. A new action is one file and one line here. */
const list = [
  setField,
  setStatus,
  assign,
  unassign,
  addTag,
  removeTag,
  note,
  notify,
  addFollower,
  share,
  webhook,
  replyFromTemplate,
  route,
  moveDepartment,
  createTask,
  createChild,
  createLinked,
  attachToProblem,
  askThirdParty,
  askRating,
  startBlueprint,
  leaveBlueprint,
  takeTransition,
  runMacro,
] as const;

type Schemas<L extends readonly { readonly schema: unknown }[]> = { -readonly [I in keyof L]: L[I]["schema"] };

// `map` forgets that the list is a tuple; the type above says again which schema stands where.
const schemas = list.map((action) => action.schema) as unknown as Schemas<typeof list>;

/** One action of a document, told apart by its `do`. */
export const actionSchema = z.discriminatedUnion("do", schemas).describe("What happens then.");
export type Action = z.infer<typeof actionSchema>;

// Parameters reach an action only through its own schema, so the list may forget their types.
export const actions: readonly ActionType[] = list as unknown as readonly ActionType[];

const byName = new Map(actions.map((action) => [action.type, action]));

/** The action of that name; undefined when the vocabulary has none. */
export const actionType = (name: string): ActionType | undefined => byName.get(name);
