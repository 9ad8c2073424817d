import { Plus, Trash2, X } from "lucide-react";
import { isJsonObject, type Json } from "../../blueprints/json.ts";
import type { Text } from "../../blueprints/text.ts";
import type { Ask } from "../../blueprints/vocabulary/asks.ts";
import { ConditionBuilder } from "../conditions/condition-builder.tsx";
import { designer } from "../i18n/designer.ts";
import { useWords } from "../i18n/i18n.ts";
import { Button } from "../ui/button.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { Combobox, MultiCombobox } from "../ui/combobox.tsx";
import { Field } from "../ui/field.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { DurationInput } from "./duration-input.tsx";
import { optionsOf, peopleOptions, useForm } from "./form-context.ts";
import { JsonInput } from "./json-input.tsx";
import { label } from "./labels.ts";
import { blankOf, type Option, type Part, type Shape } from "./shape.ts";
import { TextInput } from "./text-input.tsx";
import { WordList } from "./word-list.tsx";

/** How a control hands its value on: with the pointer of what was typed in, so that typing there is one step of undo. */
export type OnEdit = (value: Json | undefined, at: string) => void;

interface ShapeProps {
  readonly shape: Shape;
  readonly name: string;
  readonly value: Json | undefined;
  /** Pointer of the value in the document. */
  readonly at: string;
  readonly onEdit: OnEdit;
  readonly hint?: string | undefined;
  readonly asks?: readonly Ask[] | undefined;
}

/** The control that a shape asks for. */
export function ShapeInput({ shape, name, value, at, onEdit, hint, asks }: ShapeProps) {
  const t = useWords(designer);
  const form = useForm();
  const { language, readOnly } = form;
  const error = form.errorAt(at);
  const title = label(name, language);
  const edit = (next: Json | undefined) => onEdit(next, at);
  const frame = { label: title, error, id: `field${at.replaceAll("/", "-")}`, ...(hint !== undefined && { hint }) };
  switch (shape.kind) {
    case "text":
      return (
        <Field {...frame}>
          {(control) => (
            <TextInput
              control={control}
              value={asText(value)}
              long={name !== "name" && name !== "title" && name !== "subject"}
              disabled={readOnly}
              onBlur={form.seal}
              onChange={edit}
            />
          )}
        </Field>
      );
    case "string": {
      if (shape.picks === "colour")
        return (
          <Field {...frame}>
            {(control) => (
              <input
                {...control}
                type="color"
                className="h-8 w-16"
                disabled={readOnly}
                value={typeof value === "string" ? value : "#1d4ed8"}
                onChange={(event) => edit(event.target.value)}
              />
            )}
          </Field>
        );
      const options = shape.picks ? optionsOf(form, shape.picks) : [];
      if (options.length > 0)
        return (
          <Combobox
            {...frame}
            options={options}
            value={typeof value === "string" && value !== "" ? value : null}
            disabled={readOnly}
            onChange={(next) => edit(next ?? "")}
          />
        );
      return (
        <Field {...frame}>
          {(control) => (
            <input
              {...control}
              className="control"
              disabled={readOnly}
              value={typeof value === "string" ? value : ""}
              onBlur={form.seal}
              onChange={(event) => edit(event.target.value)}
            />
          )}
        </Field>
      );
    }
    case "person":
      return (
        <Combobox
          {...frame}
          options={peopleOptions(form)}
          value={typeof value === "string" ? value : null}
          disabled={readOnly}
          onChange={(next) => edit(next ?? "")}
        />
      );
    case "people":
      return (
        <MultiCombobox
          {...frame}
          options={peopleOptions(form)}
          value={asStrings(value)}
          disabled={readOnly}
          onChange={edit}
        />
      );
    case "strings": {
      const options = shape.picks ? optionsOf(form, shape.picks) : [];
      if (options.length > 0)
        return (
          <MultiCombobox {...frame} options={options} value={asStrings(value)} disabled={readOnly} onChange={edit} />
        );
      return (
        <Field {...frame} hint={hint ?? t("list.lines")}>
          {(control) => (
            <textarea
              {...control}
              rows={2}
              className="control"
              disabled={readOnly}
              value={asStrings(value).join("\n")}
              onBlur={form.seal}
              onChange={(event) => edit(event.target.value.split("\n"))}
            />
          )}
        </Field>
      );
    }
    case "number":
      return (
        <Field {...frame}>
          {(control) => (
            <input
              {...control}
              type="number"
              step={shape.whole ? 1 : "any"}
              className="control w-32!"
              disabled={readOnly}
              value={typeof value === "number" ? value : ""}
              onBlur={form.seal}
              onChange={(event) => event.target.value !== "" && edit(Number(event.target.value))}
            />
          )}
        </Field>
      );
    case "boolean":
      return <Checkbox label={title} hint={hint} checked={value === true} disabled={readOnly} onChange={edit} />;
    case "only":
      return <span className="text-soft">{label("kind:only", language)}</span>;
    case "choice":
      return (
        <Field {...frame}>
          {(control) => (
            <select
              {...control}
              className="control"
              disabled={readOnly}
              value={typeof value === "string" ? value : ""}
              onChange={(event) => edit(event.target.value)}
            >
              {!(typeof value === "string" && shape.choices.includes(value)) && <option value="">–</option>}
              {shape.choices.map((choice) => (
                <option key={choice} value={choice}>
                  {label(choice === "calendar" ? "time:calendar" : choice, language)}
                </option>
              ))}
            </select>
          )}
        </Field>
      );
    case "duration":
      return (
        <Field {...frame}>
          {(control) => (
            <DurationInput
              id={control.id}
              value={typeof value === "string" ? value : ""}
              disabled={readOnly}
              invalid={error !== undefined}
              onChange={edit}
            />
          )}
        </Field>
      );
    case "condition":
      return (
        <Section title={title} hint={hint} error={error}>
          <ConditionBuilder
            label={title}
            value={value}
            asks={asks ?? []}
            onChange={(next) => edit(next ?? { allOf: [] })}
          />
        </Section>
      );
    case "requirement":
      return <Requirement {...{ title, value, edit, asks, readOnly }} />;
    case "words":
      return <WordList of={shape.of} title={title} value={Array.isArray(value) ? value : []} at={at} onEdit={onEdit} />;
    case "object":
      return (
        <Section title={title} hint={hint} error={error}>
          <div className="border-s-2 border-separator ps-3">
            <ObjectForm parts={shape.parts} value={value} at={at} onEdit={onEdit} asks={asks} />
          </div>
        </Section>
      );
    case "list":
      return <ListForm {...{ shape, title, hint, value, at, onEdit, asks }} />;
    case "either":
      return <Either options={shape.options} {...{ title, name, hint, value, at, onEdit, asks }} />;
    case "json":
      return (
        <Field {...frame}>
          {(control) => <JsonInput control={control} value={value} disabled={readOnly} onChange={edit} />}
        </Field>
      );
  }
}

// Shapes come from the schemas by which the document was read; a value of another shape is shown empty and is a problem.
const asText = (value: Json | undefined): Text =>
  typeof value === "string" ? value : isJsonObject(value) ? (value as { readonly [language: string]: string }) : "";
const asStrings = (value: Json | undefined): string[] =>
  Array.isArray(value) ? value.filter((it) => typeof it === "string") : [];

function Section({
  title,
  hint,
  error,
  children,
}: {
  readonly title: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly children: React.ReactNode;
}) {
  return (
    <div className="flex flex-col gap-1">
      <span className="font-medium">{title}</span>
      {hint && <span className="text-xs text-soft">{hint}</span>}
      {children}
      {error && <span className="text-xs text-error">{error}</span>}
    </div>
  );
}

/** An object's parts: what must be there, what is there, and a button for each part that may be added. */
export function ObjectForm({
  parts,
  value,
  at,
  onEdit,
  asks,
}: {
  readonly parts: readonly Part[];
  readonly value: Json | undefined;
  readonly at: string;
  readonly onEdit: OnEdit;
  readonly asks?: readonly Ask[] | undefined;
}) {
  const t = useWords(designer);
  const { language, readOnly } = useForm();
  const object = isJsonObject(value) ? value : {};
  const put = (name: string, next: Json | undefined, where: string) => {
    const entries = Object.entries({ ...object, [name]: next }).filter(
      (entry): entry is [string, Json] => entry[1] !== undefined,
    );
    onEdit(Object.fromEntries(entries), where);
  };
  const shown = parts.filter((part) => !part.optional || object[part.name] !== undefined);
  const absent = readOnly ? [] : parts.filter((part) => part.optional && object[part.name] === undefined);
  return (
    <div className="flex flex-col gap-3">
      {shown.map((part) => (
        <div key={part.name} className="flex items-start gap-1">
          <div className="min-w-0 flex-1">
            <ShapeInput
              shape={part.shape}
              name={part.name}
              value={object[part.name]}
              at={`${at}/${part.name}`}
              asks={asks}
              onEdit={(next, where) => put(part.name, next, where)}
            />
          </div>
          {part.optional && !readOnly && (
            <IconButton
              icon={X}
              label={t("part.remove", { name: label(part.name, language) })}
              className="size-7!"
              onClick={() => put(part.name, undefined, `${at}/${part.name}`)}
            />
          )}
        </div>
      ))}
      {absent.length > 0 && (
        <div className="flex flex-wrap gap-1">
          {absent.map((part) => (
            <Button
              key={part.name}
              size="s"
              variant="ghost"
              icon={Plus}
              title={part.hint ?? undefined}
              onClick={() => put(part.name, blankOf(part.shape), `${at}/${part.name}`)}
            >
              {label(part.name, language)}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}

function Requirement({
  title,
  value,
  edit,
  asks,
  readOnly,
}: {
  readonly title: string;
  readonly value: Json | undefined;
  readonly edit: (value: Json | undefined) => void;
  readonly asks: readonly Ask[] | undefined;
  readonly readOnly: boolean;
}) {
  const t = useWords(designer);
  const now = typeof value === "boolean" ? String(value) : "when";
  return (
    <div className="flex flex-col gap-2">
      <Field label={title} hideLabel>
        {(control) => (
          <select
            {...control}
            className="control"
            disabled={readOnly}
            value={now}
            onChange={(event) => edit(event.target.value === "when" ? { allOf: [] } : event.target.value === "true")}
          >
            <option value="true">{t("required.yes")}</option>
            <option value="false">{t("required.no")}</option>
            <option value="when">{t("required.when")}</option>
          </select>
        )}
      </Field>
      {now === "when" && (
        <ConditionBuilder
          label={title}
          value={value}
          asks={asks ?? []}
          onChange={(next) => edit(next ?? { allOf: [] })}
        />
      )}
    </div>
  );
}

function ListForm({
  shape,
  title,
  hint,
  value,
  at,
  onEdit,
  asks,
}: {
  readonly shape: Extract<Shape, { kind: "list" }>;
  readonly title: string;
  readonly hint?: string | undefined;
  readonly value: Json | undefined;
  readonly at: string;
  readonly onEdit: OnEdit;
  readonly asks?: readonly Ask[] | undefined;
}) {
  const t = useWords(designer);
  const { readOnly } = useForm();
  const items: readonly Json[] = Array.isArray(value) ? value : [];
  const { item } = shape;
  return (
    <Section title={title} hint={hint}>
      <ol className="m-0 flex list-none flex-col gap-2 p-0">
        {items.map((entry, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: entries have no ids of their own
          <li key={index} className="flex items-start gap-1 rounded-md border border-separator p-2">
            <div className="min-w-0 flex-1">
              {item.kind === "object" ? (
                <ObjectForm
                  parts={item.parts}
                  value={entry}
                  at={`${at}/${index}`}
                  asks={asks}
                  onEdit={(next, where) => onEdit(items.with(index, next ?? null), where)}
                />
              ) : (
                <ShapeInput
                  shape={item}
                  name={title}
                  value={entry}
                  at={`${at}/${index}`}
                  asks={asks}
                  onEdit={(next, where) => onEdit(items.with(index, next ?? null), where)}
                />
              )}
            </div>
            {!readOnly && (
              <IconButton
                icon={Trash2}
                label={t("list.remove")}
                className="size-7!"
                onClick={() => onEdit(items.toSpliced(index, 1), at)}
              />
            )}
          </li>
        ))}
      </ol>
      {!readOnly && (
        <Button
          size="s"
          variant="ghost"
          icon={Plus}
          className="self-start"
          onClick={() => onEdit([...items, freshItem(item, items.length)], at)}
        >
          {t("list.add")}
        </Button>
      )}
    </Section>
  );
}

/** A new entry; where entries carry an id it is the next free number. */
function freshItem(item: Shape, count: number): Json {
  const blank = blankOf(item);
  return isJsonObject(blank) && item.kind === "object" && !item.parts.some((part) => part.name === "at")
    ? { id: `item-${count + 1}`, ...blank }
    : blank;
}

function Either({
  options,
  title,
  name,
  value,
  at,
  onEdit,
  asks,
}: {
  readonly options: readonly Option[];
  readonly title: string;
  readonly name: string;
  readonly value: Json | undefined;
  readonly at: string;
  readonly onEdit: OnEdit;
  readonly asks?: readonly Ask[] | undefined;
}) {
  const t = useWords(designer);
  const { language, readOnly } = useForm();
  const found = options.findIndex((option) => option.fits(value));
  const current = found < 0 ? closest(options, value) : found;
  const option = options[current];
  return (
    <div className="flex flex-col gap-1">
      <Field label={t("either.kind", { name: title })} hideLabel>
        {(control) => (
          <select
            {...control}
            className="control"
            disabled={readOnly}
            value={current}
            onChange={(event) => onEdit(blankOf(options[Number(event.target.value)]?.shape ?? { kind: "json" }), at)}
          >
            {options.map((it, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the options of a schema never change places
              <option key={index} value={index}>
                {`${title}: ${label(`kind:${it.shape.kind}`, language)}`}
              </option>
            ))}
          </select>
        )}
      </Field>
      {option && option.shape.kind !== "only" && (
        <ShapeInput shape={option.shape} name={name} value={value} at={at} onEdit={onEdit} asks={asks} />
      )}
    </div>
  );
}

/** An unfinished value fits nothing yet: the kind that it looks like. */
function closest(options: readonly Option[], value: Json | undefined): number {
  const kind =
    typeof value === "string"
      ? ["string", "choice", "duration", "text"]
      : typeof value === "number"
        ? ["number"]
        : isJsonObject(value)
          ? ["condition", "object"]
          : ["strings"];
  return Math.max(
    0,
    options.findIndex((option) => kind.includes(option.shape.kind)),
  );
}
