import type { Transition } from "../../blueprints/blueprint.ts";
import { conditionSentence, parseCondition } from "../../blueprints/condition.ts";
import type { Json } from "../../blueprints/json.ts";
import { textIn } from "../../blueprints/text.ts";
import { actionType } from "../../blueprints/vocabulary/actions.ts";
import { askType } from "../../blueprints/vocabulary/asks.ts";
import { durationWords } from "../canvas/describe.ts";
import { type FormContext, nameOf, useForm } from "./form-context.ts";
import { label } from "./labels.ts";

/** What the settings of a transition mean, as one or two sentences that follow every edit. */
export function TransitionSentence({ transition }: { readonly transition: Transition }) {
  const form = useForm();
  return <p className="m-0 rounded-md bg-info-fill px-3 py-2 text-info">{sentenceOf(transition, form)}</p>;
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

function listed(parts: readonly string[], language: string): string {
  const and = language === "fr" ? " et " : " and ";
  return parts.length < 2 ? (parts[0] ?? "") : `${parts.slice(0, -1).join(", ")}${and}${parts.at(-1)}`;
}

export function sentenceOf(
  transition: Transition,
  form: Pick<FormContext, "document" | "directory" | "language">,
): string {
  const { language } = form;
  const fr = language === "fr";
  const name = (reference: string) => nameOf(form, reference);
  const step = textIn(transition.name, language);
  const to = name(transition.to);
  const first = transition.start ? byItself(transition, step, to, name, form) : byPerson(transition, step, name, form);
  const asked = (transition.during ?? []).flatMap((item) =>
    words(() => askType(item.ask)?.sentence(item, name)[language]),
  );
  const done = (transition.after ?? []).flatMap((item) =>
    words(() => actionType(item.do)?.sentence(item, name)[language]),
  );
  const during =
    asked.length > 0
      ? fr
        ? ` Il faut alors : ${listed(asked.map(lower), language)}.`
        : ` They then ${listed(asked.map(lower), language)}.`
      : "";
  const after = fr
    ? ` Le ticket passe à « ${to} »${done.length > 0 ? ` ; ensuite : ${listed(done.map(lower), language)}` : ""}.`
    : ` The ticket goes to ‘${to}’${done.length > 0 ? `; then: ${listed(done.map(lower), language)}` : ""}.`;
  return `${first}${during}${after}`;
}

/** What is not finished has no words yet. */
function words(say: () => string | undefined): string[] {
  try {
    return [say() ?? ""].filter((it) => it !== "");
  } catch {
    return [];
  }
}

function whenWords(json: Json | undefined, form: Pick<FormContext, "document" | "directory" | "language">): string {
  if (json === undefined) return "";
  const read = parseCondition(json);
  if (!read.ok) return "";
  const text = conditionSentence(read.condition, { value: (v) => ({ en: nameOf(form, v), fr: nameOf(form, v) }) })[
    form.language
  ];
  if (text === "") return "";
  return form.language === "fr" ? ` quand ${lower(text)}` : ` when ${lower(text)}`;
}

function byPerson(
  transition: Transition,
  step: string,
  name: (r: string) => string,
  form: Pick<FormContext, "document" | "directory" | "language">,
): string {
  const fr = form.language === "fr";
  const who = transition.before?.who?.length
    ? listed(transition.before.who.map(name), form.language)
    : fr
      ? "Tout agent du département"
      : "Any agent of the department";
  const when = whenWords(transition.before?.when, form);
  return fr ? `${who} : « ${step} »${when}.` : `${who} can take ‘${step}’${when}.`;
}

function byItself(
  transition: Transition,
  step: string,
  _to: string,
  _name: (r: string) => string,
  form: Pick<FormContext, "document" | "directory" | "language">,
): string {
  const { start } = transition;
  const fr = form.language === "fr";
  if (!start) return "";
  const when = whenWords(start.when, form);
  if ("on" in start)
    return fr
      ? `« ${step} » se fait tout seul quand ${label(start.on, "fr")}${when}.`
      : `‘${step}’ happens by itself when ${label(start.on, "en")}${when}.`;
  const time = label(start.time === "calendar" ? "time:calendar" : start.time, form.language);
  const long = durationWords(start.after, form.language);
  return fr
    ? `« ${step} » se fait tout seul après ${long} (${time})${when}.`
    : `‘${step}’ happens by itself after ${long} (${time})${when}.`;
}
