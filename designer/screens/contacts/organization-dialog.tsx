import { Plus, Trash2 } from "lucide-react";
import { useRef, useState } from "react";
import type { OrganizationView } from "../../../api/contract/organizations.ts";
import type { Json } from "../../../blueprints/json.ts";
import { client } from "../../data/client.ts";
import { contacts } from "../../i18n/contacts.ts";
import { useWords } from "../../i18n/i18n.ts";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { FormDialog } from "../../ui/form-dialog.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Select } from "../../ui/select.tsx";
import { type Attribute, attributesOf, faultOf, TYPES, valuesOf } from "./attributes.ts";
import { isConflict, isTheirsAlone, Meanwhile } from "./meanwhile.tsx";

/** Name and attributes of an organization, new or there already. */
export function OrganizationDialog({
  organization,
  onClose,
  onDone,
}: {
  /** Absent: a new one is made. */
  readonly organization?: OrganizationView;
  readonly onClose: () => void;
  readonly onDone: (organization: OrganizationView) => void;
}) {
  const t = useWords(contacts);
  const first = useRef<HTMLInputElement>(null);
  const [name, setName] = useState(organization?.name ?? "");
  const [attributes, setAttributes] = useState(() => attributesOf(organization?.attributes ?? {}));
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  /** The organization as somebody else has left it, and what both have changed. */
  const [theirs, setTheirs] = useState<OrganizationView | null>(null);
  const [asking, setAsking] = useState<readonly string[]>([]);
  const nameError = name.trim() === "" ? t("form.nameNeeded") : undefined;
  const put = (next: Attribute) => setAttributes(attributes.map((one) => (one.id === next.id ? next : one)));
  const add = () => {
    const id = Math.max(-1, ...attributes.map((one) => one.id)) + 1;
    setAttributes([...attributes, { id, key: "", type: "text", value: "" }]);
  };

  const send = async () => {
    setAsked(true);
    if (nameError || attributes.some((one) => faultOf(one, attributes) !== null)) return;
    setBusy(true);
    setRefused(null);
    const body = { name: name.trim(), attributes: valuesOf(attributes) };
    const answer = organization
      ? await client.contacts.changeOrganization({
          params: { id: organization.id },
          body,
          ifMatch: (theirs ?? organization).revision,
        })
      : await client.contacts.createOrganization({ body });
    if (answer.ok) return onDone(answer.body);
    if (answer.status === 412 && organization) await meet(theirs ?? organization);
    else setRefused(answer.problem.errors[0]?.message ?? answer.problem.detail);
    setBusy(false);
  };

  const written = valuesOf(attributes);
  /** The name and each attribute: as text, and how it is put into the form. */
  const fieldsOf = (one: OrganizationView, base: OrganizationView) => {
    const keys = [...new Set([base, one, { attributes: written }].flatMap((it) => Object.keys(it.attributes)))];
    return [
      {
        ...{ label: t("name"), yours: name.trim(), base: base.name, theirs: one.name },
        put: (list: readonly Attribute[]) => {
          setName(one.name);
          return list;
        },
      },
      ...keys.map((key) => ({
        ...{
          label: key,
          yours: textOf(written[key]),
          base: textOf(base.attributes[key]),
          theirs: textOf(one.attributes[key]),
        },
        put: (list: readonly Attribute[]) => replaced(list, key, one.attributes),
      })),
    ];
  };
  /** Somebody was faster: what they alone have changed is taken over, what both have is asked about. */
  const meet = async (base: OrganizationView) => {
    const now = await client.contacts.organization({ params: { id: base.id } });
    if (!now.ok) return setRefused(now.problem.detail);
    const fields = fieldsOf(now.body, base);
    setAttributes(fields.filter(isTheirsAlone).reduce((list, { put }) => put(list), attributes));
    setTheirs(now.body);
    setAsking(fields.filter(isConflict).map(({ label }) => label));
  };
  return (
    <FormDialog
      onClose={onClose}
      initialFocus={first}
      title={organization ? t("org.edit", { name: organization.name }) : t("org.new")}
      act={t(organization ? "form.save" : "org.create")}
      busy={busy}
      fault={refused}
      onSend={() => void send()}
    >
      {theirs && (
        <Meanwhile
          differences={fieldsOf(theirs, theirs)
            .filter((one) => asking.includes(one.label) && one.theirs !== one.yours)
            .map(({ put, ...one }) => ({ ...one, key: one.label, take: () => setAttributes(put(attributes)) }))}
        />
      )}
      <TextField
        ref={first}
        label={t("name")}
        required
        maxLength={200}
        value={name}
        onChange={setName}
        error={asked ? nameError : undefined}
      />
      <fieldset className="m-0 flex min-w-0 flex-col gap-3 border-0 p-0">
        <legend className="mb-2 p-0 font-medium">{t("org.attributes")}</legend>
        {attributes.map((one) => (
          <AttributeFields
            key={one.id}
            attribute={one}
            fault={asked ? faultOf(one, attributes) : null}
            onChange={put}
            onRemove={() => setAttributes(attributes.filter(({ id }) => id !== one.id))}
          />
        ))}
        <Button icon={Plus} className="self-start" onClick={add}>
          {t("org.add")}
        </Button>
      </fieldset>
    </FormDialog>
  );
}

/** A value as one reads it; nothing where there is none. */
const textOf = (value: Json | undefined): string => (value === undefined ? "" : String(value));

/** The list with an attribute as somebody else has left it, or without it. */
function replaced(
  list: readonly Attribute[],
  key: string,
  theirs: OrganizationView["attributes"],
): readonly Attribute[] {
  const [now] = attributesOf(Object.hasOwn(theirs, key) ? { [key]: theirs[key] ?? null } : {});
  const at = list.findIndex((one) => one.key === key);
  if (!now) return list.filter((one) => one.key !== key);
  const id = at === -1 ? Math.max(-1, ...list.map((one) => one.id)) + 1 : (list[at]?.id ?? 0);
  return at === -1 ? [...list, { ...now, id }] : list.with(at, { ...now, id });
}

function AttributeFields({
  attribute,
  fault,
  onChange,
  onRemove,
}: {
  readonly attribute: Attribute;
  readonly fault: "key" | "number" | null;
  readonly onChange: (attribute: Attribute) => void;
  readonly onRemove: () => void;
}) {
  const t = useWords(contacts);
  const { key, type, value } = attribute;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_7rem_minmax(0,1fr)_auto] items-start gap-2">
      <TextField
        label={t("org.attribute")}
        placeholder={t("org.attributeHint")}
        maxLength={40}
        value={key}
        onChange={(next) => onChange({ ...attribute, key: next })}
        error={fault === "key" ? t("org.keyWrong") : undefined}
      />
      <Select
        label={t("org.type")}
        value={type}
        options={TYPES.map((one) => ({ value: one, label: t(`org.type.${one}`) }))}
        onChange={(next) => {
          const wanted = TYPES.find((one) => one === next) ?? "text";
          onChange({ ...attribute, type: wanted, value: wanted === "boolean" ? "true" : value });
        }}
      />
      {type === "boolean" ? (
        <Select
          label={t("org.value")}
          value={value === "true" ? "true" : "false"}
          options={[
            { value: "true", label: t("org.yes") },
            { value: "false", label: t("org.no") },
          ]}
          onChange={(next) => onChange({ ...attribute, value: next })}
        />
      ) : (
        <TextField
          label={t("org.value")}
          maxLength={500}
          inputMode={type === "number" ? "decimal" : "text"}
          value={value}
          onChange={(next) => onChange({ ...attribute, value: next })}
          error={fault === "number" ? t("org.numberWrong") : undefined}
        />
      )}
      <IconButton className="mt-6" label={t("org.remove", { name: key })} icon={Trash2} onClick={onRemove} />
    </div>
  );
}
