import { Lock } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Link } from "react-router";
import type { TicketView } from "../../../api/contract/ticket-views.ts";
import type { Blueprint } from "../../../blueprints/blueprint.ts";
import type { Json } from "../../../blueprints/json.ts";
import { ownersOf } from "../../data/owners.ts";
import { useDirectory, useMe } from "../../data/session.ts";
import { CONTROLS } from "../../fields/controls.ts";
import { useFieldWords } from "../../fields/field-words.ts";
import { desk } from "../../i18n/desk.ts";
import { fields } from "../../i18n/fields.ts";
import { useLanguage, useSay, useWords } from "../../i18n/i18n.ts";
import { dateTime } from "../../i18n/time.ts";
import { Button } from "../../ui/button.tsx";
import { Combobox } from "../../ui/combobox.tsx";
import { type FieldLook, useFields } from "./attributes.ts";
import { FieldControl } from "./field-control.tsx";
import { useNames } from "./names.ts";
import { stepAsking } from "./path.ts";
import { presentOf, useEdit } from "./use-edit.ts";

/** What names somebody, rather than being a text. */
const PERSON = /^(agent|group|department|requester):/;

/** The ticket's attributes and fields: each saved by itself as soon as it is changed. */
export function Details({
  ticket,
  document,
}: {
  readonly ticket: TicketView;
  readonly document: Blueprint | null | undefined;
}) {
  const t = useWords(desk);
  const f = useWords(fields);
  const say = useSay();
  const language = useLanguage();
  const me = useMe();
  const name = useNames();
  const words = useFieldWords();
  const field = useFields();
  const [opened, setOpened] = useState<readonly string[]>([]);
  const directory = useDirectory();
  const edit = useEdit(ticket);
  const { place } = ticket;
  const keys = [
    ...new Set([...Object.keys(ticket.fields), ...(document ? askedFields(document) : []), ...opened]),
  ].filter((key) => !["subject", "priority", "type", "category", "dueAt", "resolution"].includes(key));
  const others = (directory.data?.fields ?? []).filter(({ key }) => !keys.includes(key));
  const people = ownersOf(directory.data?.people, ticket.assignee?.id);
  const shown = (key: string, value: Json): string =>
    PERSON.test(String(value)) ? name(String(value)) : words(field(key), value) || t("none");
  const locked = (key: string): string => {
    if (!place) return t("locked.right");
    const step = document && stepAsking(document, place.state.id, key);
    const state = say(place.state.name);
    return step ? t("locked.step", { state, step: say(step.name) }) : t("locked", { state });
  };
  const row = (look: FieldLook) => {
    const value = presentOf(ticket, look.key);
    if (!ticket.may.edit || look.off) {
      const why = look.off ? f("off.why") : locked(look.key);
      return <Locked key={look.key} label={say(look.name)} value={words(look, value) || t("none")} why={why} />;
    }
    return (
      <Editable
        key={`${look.key}${JSON.stringify(value)}`}
        look={look}
        value={value}
        error={edit.errors[look.key]}
        onSave={(next) => void edit.save(look.key, next)}
      />
    );
  };
  return (
    <div className="flex flex-col gap-3 p-4">
      {edit.conflict && (
        <div role="alert" className="rounded-lg bg-warning-fill px-3 py-2 text-warning">
          <p className="m-0">
            {t("conflict.text", {
              name: say(field(edit.conflict.key).name),
              mine: shown(edit.conflict.key, edit.conflict.mine),
              theirs: shown(edit.conflict.key, edit.conflict.theirs),
            })}
          </p>
          <div className="mt-2 flex gap-2">
            <Button size="s" onClick={() => edit.settle(true)}>
              {t("conflict.mine")}
            </Button>
            <Button size="s" onClick={() => edit.settle(false)}>
              {t("conflict.theirs")}
            </Button>
          </div>
        </div>
      )}
      <dl className="m-0 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        <Line label={t("field.requester")}>
          {ticket.requester?.id.startsWith("requester:") ? (
            <Link to={`/contacts/${ticket.requester.id}`} className="text-link hover:underline">
              {ticket.requester.name}
            </Link>
          ) : (
            (ticket.requester?.name ?? t("noRequester"))
          )}
        </Line>
        {place && (
          <Line label={t("field.status")}>
            <span title={t("locked.status")}>{t(`status.${ticket.status}`)}</span>
          </Line>
        )}
        <Line label={t("field.department")}>{ticket.department?.name ?? t("none")}</Line>
        <Line label={t("field.created")}>{dateTime(ticket.createdAt, language)}</Line>
        {ticket.reopens > 0 && <Line label={t("field.reopens")}>{ticket.reopens} ×</Line>}
        {ticket.ccs.length > 0 && <Line label={t("field.ccs")}>{ticket.ccs.join(", ")}</Line>}
      </dl>
      {ticket.may.edit ? (
        <>
          <div className="flex items-end gap-2">
            <div className="min-w-0 flex-1">
              <Combobox
                label={t("field.assignee")}
                placeholder={t("nobody")}
                error={edit.errors.assignee}
                options={people.map((person) => ({ value: person.id, label: person.name }))}
                value={ticket.assignee?.id ?? null}
                onChange={(id) => void edit.save("assignee", id)}
              />
            </div>
            {ticket.assignee?.id !== me.person.id && (
              <Button onClick={() => void edit.save("assignee", me.person.id)} busy={edit.busy === "assignee"}>
                {t("takeIt")}
              </Button>
            )}
          </div>
          <Combobox
            label={t("field.group")}
            placeholder={t("noGroup")}
            error={edit.errors.group}
            options={(directory.data?.groups ?? []).map((group) => ({ value: group.id, label: group.name }))}
            value={ticket.group?.id ?? null}
            onChange={(id) => void edit.save("group", id)}
          />
        </>
      ) : (
        <>
          <Locked label={t("field.assignee")} value={ticket.assignee?.name ?? t("nobody")} why={locked("assignee")} />
          <Locked label={t("field.group")} value={ticket.group?.name ?? t("noGroup")} why={locked("group")} />
        </>
      )}
      {["priority", "type"].map((key) => row(field(key)))}
      {keys.map((key) => row(field(key)))}
      {ticket.resolution !== null && row(field("resolution"))}
      {ticket.may.edit && others.length > 0 && (
        <Combobox
          label={f("another")}
          options={others.map((one) => ({ value: one.key, label: say(one.name) }))}
          value={null}
          onChange={(key) => key !== null && setOpened([...opened, key])}
        />
      )}
    </div>
  );
}

/** Every custom field that the process asks for or looks at somewhere, so that it can be seen, and filled in, before. */
function askedFields(document: Blueprint): readonly string[] {
  const asked = document.transitions.flatMap((transition) =>
    (transition.during ?? []).flatMap((ask) => (ask.ask === "field" ? [ask.field] : [])),
  );
  const read = JSON.stringify([document.transitions, document.states]).matchAll(
    /"ticket\.fields\.([A-Za-z][A-Za-z0-9_-]*)"/g,
  );
  return [...[...read].flatMap((match) => match[1] ?? []), ...asked];
}

function Line({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="text-soft">{label}</dt>
      <dd className="m-0 min-w-0 break-words">{children}</dd>
    </>
  );
}

/** Never silently grey: what is locked says which step changes it. */
function Locked({ label, value, why }: { readonly label: string; readonly value: string; readonly why: string }) {
  return (
    <div>
      <div className="font-medium">{label}</div>
      <div className="min-w-0 break-words">{value}</div>
      <div className="flex items-start gap-1 text-xs text-soft">
        <Lock size={12} aria-hidden className="mt-0.5 shrink-0" />
        {why}
      </div>
    </div>
  );
}

interface EditableProps {
  readonly look: FieldLook;
  readonly value: Json;
  readonly error: string | undefined;
  readonly onSave: (value: Json) => void;
}
/** Typed values are saved on leaving the box, chosen ones at once. */
function Editable({ look, value, error, onSave }: EditableProps) {
  const [mine, setMine] = useState(value);
  const typed = CONTROLS[look.type].typed === true;
  return (
    <FieldControl
      field={look}
      value={mine}
      error={error}
      onChange={(next) => {
        setMine(next);
        if (!typed) onSave(next);
      }}
      onBlur={typed ? () => onSave(mine) : undefined}
    />
  );
}
