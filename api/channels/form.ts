import type { Channel, FormSource } from "../../blueprints/channel.ts";
import type { Answers } from "../../blueprints/event.ts";
import type { FieldDefinition } from "../../blueprints/field.ts";
import { leavesOf, pathOf } from "../../blueprints/field-kinds/options.ts";
import { fieldKind } from "../../blueprints/field-kinds.ts";
import type { Json } from "../../blueprints/json.ts";
import { type Language, textIn } from "../../blueprints/text.ts";
import { type AskedNow, askedNow } from "../../runtime/channels/asked-now.ts";
import type { CompiledForm } from "../../runtime/compile-form.ts";
import type { FilledFormView } from "../contract/channel-forms.ts";
import { refusal } from "../http/problems.ts";
import type { ChannelDesk } from "./channel-desk.ts";
import { readChannel } from "./documents.ts";

/** What a visitor cannot know: people of the desk, its tickets; and instants, which nobody types. */
const UNASKED: ReadonlySet<string> = new Set(["person", "ticket", "instant"]);

export interface OpenForm {
  readonly channel: Channel;
  readonly source: FormSource;
  /** The document of its fields; null: it asks for none. */
  readonly form: CompiledForm | null;
  /** By key, those that a visitor may fill in. */
  readonly fields: ReadonlyMap<string, FieldDefinition>;
}

/** A form that is in force, and whose fields are. */
export async function openForm(desk: Pick<ChannelDesk, "store" | "definitions">, key: string): Promise<OpenForm> {
  const known = await readChannel(desk.store.db, key);
  const channel = known?.document;
  if (known?.state !== "on" || channel?.source.by !== "form") throw refusal("notFound");
  const { source } = channel;
  const definitions = await desk.definitions.current(desk.store.db);
  const form = source.form === undefined ? null : (definitions.forms?.get(source.form) ?? undefined);
  // The fields were switched off: nothing can be asked.
  if (form === undefined) throw refusal("notFound");
  const fields = (form?.asks ?? []).flatMap(({ item }) => {
    const field = item === null ? undefined : definitions.fields.get(item);
    return field && !UNASKED.has(field.type) ? [[field.key, field] as const] : [];
  });
  return { channel, source, form, fields: new Map(fields) };
}

/** Which fields are shown while these answers stand in the form. */
export async function shownIn(desk: ChannelDesk, { form, fields }: OpenForm, answers: Answers): Promise<AskedNow[]> {
  if (!form) return [];
  const definitions = await desk.definitions.current(desk.store.db);
  return askedNow(form, answersIn(answers, fields), definitions, desk.clock.now()).filter(({ key }) => fields.has(key));
}

export async function formView(desk: ChannelDesk, open: OpenForm, language: Language) {
  const { channel, source, form, fields } = open;
  const name = form?.document.name ?? channel.name;
  const intro = source.intro ?? form?.document.description;
  return {
    language,
    title: textIn(name, language),
    intro: intro === undefined ? null : textIn(intro, language),
    thanks: source.thanks === undefined ? null : textIn(source.thanks, language),
    fields: [...fields.values()].map((field) => ({
      ...{ key: field.key, name: textIn(field.name, language), type: field.type },
      help: field.help === undefined ? null : textIn(field.help, language),
      options: optionsOf(field, language),
    })),
    shown: [...(await shownIn(desk, open, {}))],
    changes: form?.asks.some(({ showWhen, required }) => showWhen || typeof required !== "boolean") ?? false,
    files: source.files,
  } satisfies Partial<FilledFormView>;
}

function optionsOf({ type, options = [] }: FieldDefinition, language: Language) {
  if (type !== "tree") return options.map(({ value, name }) => ({ value, name: textIn(name, language) }));
  return leavesOf(options).map((leaf) => ({
    value: leaf.value,
    name: pathOf(leaf, options)
      .map(({ name }) => textIn(name, language))
      .join(" › "),
  }));
}

/** Answers as the fields hold them: what was typed is read as each kind reads a text. */
export function answersIn(given: Answers, fields: ReadonlyMap<string, FieldDefinition>): Answers {
  const read = ([key, value]: [string, Json]): [string, Json][] => {
    const field = fields.get(key);
    if (!field || value === null || value === "") return [];
    if (typeof value !== "string") return [[key, value]];
    const kind = fieldKind(field.type);
    // What is chosen comes as the value itself, not as its name.
    return [[key, kind?.read && (field.options ?? []).length === 0 ? kind.read(value.trim(), field) : value]];
  };
  return Object.fromEntries(Object.entries(given).flatMap(read));
}
