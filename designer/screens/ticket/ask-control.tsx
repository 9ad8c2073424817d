import type { ReactNode } from "react";
import type { TicketView } from "../../../api/contract/ticket-views.ts";
import type { Scope } from "../../../blueprints/condition.ts";
import { isJsonObject, type Json } from "../../../blueprints/json.ts";
import { fillPlaceholders } from "../../../blueprints/placeholders.ts";
import { askType } from "../../../blueprints/vocabulary/asks.ts";
import { useDirectory } from "../../data/session.ts";
import { desk } from "../../i18n/desk.ts";
import { useSay, useWords } from "../../i18n/i18n.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { MultiCombobox } from "../../ui/combobox.tsx";
import { TextArea } from "../../ui/field.tsx";
import { Markdown } from "../../ui/markdown.tsx";
import { Approvers } from "./approvers.tsx";
import { AttachmentsField } from "./attachments.tsx";
import { useFields } from "./attributes.ts";
import { FieldControl } from "./field-control.tsx";
import type { Shown } from "./step-form.ts";

export interface AskControlProps {
  readonly shown: Shown;
  readonly id: string;
  /** Who is written to, by name. */
  readonly ticket: Pick<TicketView, "requester">;
  readonly value: Json;
  readonly onChange: (value: Json) => void;
  /** What is wrong with it, by part (a point of a checklist) or whole. */
  readonly error: (part?: string) => ReactNode;
  readonly scope: Scope;
}

const asText = (value: Json): string => (typeof value === "string" ? value : "");
const orNull = (text: string): Json => (text === "" ? null : text);

/** One item of a step, drawn by its kind. */
export function AskControl({ shown, id, ticket, value, onChange, error, scope }: AskControlProps) {
  const t = useWords(desk);
  const say = useSay();
  const field = useFields();
  const { ask, required } = shown;
  const common = { id, required, error: error() };
  const owed = shown.owed ? t("dialog.owed") : undefined;
  const name = ticket.requester?.name ?? t("requester");
  const title = say(askType(ask.ask)?.title ?? ask.ask);
  if (!shown.runs)
    return (
      <p className="m-0 text-soft">
        {title}
        {t("colon")} {t("dialog.notRun")}
      </p>
    );
  switch (ask.ask) {
    case "message":
      return <Markdown text={fillPlaceholders(say(ask.text), scope)} />;
    case "field":
      return <FieldControl {...common} field={field(ask.field)} value={value} onChange={onChange} hint={owed} />;
    case "reply":
      return (
        <TextArea
          {...common}
          label={t("ask.reply", { name })}
          hint={owed ?? t("ask.replyHint", { names: name })}
          rows={5}
          value={asText(value)}
          onChange={(text) => onChange(orNull(text))}
        />
      );
    case "note":
      return (
        <TextArea
          {...common}
          label={t("ask.note")}
          hint={owed ?? t("ask.noteHint")}
          value={asText(value)}
          onChange={(text) => onChange(orNull(text))}
        />
      );
    case "resolution":
      return (
        <TextArea
          {...common}
          label={t("ask.resolution")}
          hint={owed}
          value={asText(value)}
          onChange={(text) => onChange(orNull(text))}
        />
      );
    case "attachments":
      return (
        <AttachmentsField
          {...common}
          label={t("ask.attachments")}
          hint={ask.min ? t("ask.attachmentsMin", { count: ask.min }) : owed}
          value={value}
          onChange={onChange}
        />
      );
    case "checklist": {
      const ticked = isJsonObject(value) ? value : {};
      return (
        <fieldset id={id} tabIndex={-1} className="m-0 flex flex-col gap-1.5 border-0 p-0">
          <legend className="mb-1 p-0 font-medium">{t("ask.checklist")}</legend>
          {ask.items.map((point) => (
            <div key={point.id}>
              <Checkbox
                id={`${id}-${point.id}`}
                label={
                  <>
                    {say(point.name)}
                    {point.required && <Required />}
                  </>
                }
                checked={ticked[point.id] === true}
                invalid={Boolean(error(point.id))}
                onChange={(checked) => onChange({ ...ticked, [point.id]: checked })}
              />
              {error(point.id) && <p className="m-0 ms-6 text-xs text-error">{error(point.id)}</p>}
            </div>
          ))}
          {error() && <p className="m-0 text-xs text-error">{error()}</p>}
        </fieldset>
      );
    }
    case "approval":
      return <Approvers {...common} hint={owed} of={ask.of} value={value} onChange={onChange} />;
    case "people":
      return <People {...common} hint={owed} of={ask.of} value={value} onChange={onChange} />;
    default:
      // An ask that has no control of its own here is a text.
      return (
        <TextArea
          {...common}
          label={title}
          hint={owed}
          rows={2}
          value={asText(value)}
          onChange={(text) => onChange(orNull(text))}
        />
      );
  }
}

function Required() {
  const t = useWords(desk);
  return <span className="ms-1.5 text-xs text-soft">{t("required")}</span>;
}

interface PeopleProps {
  readonly id: string;
  readonly required: boolean;
  readonly error: ReactNode;
  readonly hint: ReactNode;
  readonly of: readonly string[] | undefined;
  readonly value: Json;
  readonly onChange: (value: Json) => void;
}
/** Agents and groups to choose from: those named, and agents of the groups, roles and departments named. */
function People({ of, value, onChange, ...field }: PeopleProps) {
  const t = useWords(desk);
  const directory = useDirectory();
  const people = directory.data?.people ?? [];
  const groups = directory.data?.groups ?? [];
  const meant = (person: (typeof people)[number]): boolean =>
    of === undefined ||
    of.includes(person.id) ||
    [...person.groups, ...person.roles, ...person.departments].some((one) => of.includes(one));
  const options = [
    ...groups
      .filter((group) => of === undefined || of.includes(group.id))
      .map((group) => ({ value: group.id, label: group.name })),
    ...people
      .filter((person) => person.active && meant(person))
      .map((person) => ({ value: person.id, label: person.name })),
  ];
  return (
    <MultiCombobox
      {...field}
      label={t("ask.people")}
      options={options}
      value={Array.isArray(value) ? value.map(String) : []}
      onChange={(chosen) => onChange(chosen.length ? chosen : null)}
    />
  );
}
