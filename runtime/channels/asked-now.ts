import type { Answers, NewTicket } from "../../blueprints/event.ts";
import { SYSTEM } from "../../blueprints/people.ts";
import { shownOf } from "../answers.ts";
import type { CompiledForm } from "../compile-form.ts";
import { created } from "../created.ts";
import type { Context } from "../decision.ts";
import type { Definitions } from "../definitions.ts";
import { lookupsOf } from "../lookups.ts";
import { scopeOf } from "../scope.ts";

/** A field of a form, while these answers stand in it. */
export interface AskedNow {
  readonly key: string;
  readonly required: boolean;
}

const NOBODY: Context = { requester: null, organization: null, assignee: null, group: null };

/** The fields of a form that are shown while these answers stand in it, in their order. */
export function askedNow(
  form: CompiledForm,
  given: Answers,
  definitions: Pick<Definitions, "calendars" | "fields">,
  now: number,
): readonly AskedNow[] {
  const { department, type } = form.document;
  const draft: NewTicket = { number: 0, subject: "", channel: "form", department, ...(type !== undefined && { type }) };
  const asked = form.asks.map((ask) => ({ ask, owed: null }));
  const known = asked.flatMap(({ ask: { item } }) =>
    item !== null && Object.hasOwn(given, item) ? [[item, given[item] ?? null] as const] : [],
  );
  const answers = Object.fromEntries(known);
  const scope = scopeOf(created("", draft, now), SYSTEM, now, NOBODY, undefined, answers, lookupsOf(definitions));
  return shownOf(asked, answers, scope).flatMap(({ ask: { item, required } }) =>
    item === null ? [] : [{ key: item, required: typeof required === "boolean" ? required : required.holds(scope) }],
  );
}
