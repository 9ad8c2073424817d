import { isJsonObject, type Json } from "../../blueprints/json.ts";
import type { Text } from "../../blueprints/text.ts";
import type { Ask } from "../../blueprints/vocabulary/asks.ts";
import { ConditionBuilder } from "../conditions/condition-builder.tsx";
import { designer } from "../i18n/designer.ts";
import { useWords } from "../i18n/i18n.ts";
import { Checkbox } from "../ui/checkbox.tsx";
import { Combobox, MultiCombobox } from "../ui/combobox.tsx";
import { Field } from "../ui/field.tsx";
import { DurationInput } from "./duration-input.tsx";
import { Either } from "./either.tsx";
import { optionsOf, peopleOptions, useForm } from "./form-context.ts";
import { JsonInput } from "./json-input.tsx";
import { label } from "./labels.ts";
import { ListForm } from "./list-form.tsx";
import { ObjectForm } from "./object-form.tsx";
import { Requirement } from "./requirement.tsx";
import { Section } from "./section.tsx";
import type { Shape } from "./shape.ts";
import { TextInput } from "./text-input.tsx";
import type { OnEdit } from "./value-props.ts";
import { WordList } from "./word-list.tsx";

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
