import { Plus, Trash2 } from "lucide-react";
import { useRef, useState } from "react";
import type { OrganizationView } from "../../../api/contract/contacts.ts";
import { client } from "../../data/client.ts";
import { contacts } from "../../i18n/contacts.ts";
import { useWords } from "../../i18n/i18n.ts";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { FormDialog } from "../../ui/form-dialog.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Select } from "../../ui/select.tsx";
import { type Attribute, attributesOf, faultOf, TYPES, valuesOf } from "./attributes.ts";

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
      ? await client.contacts.changeOrganization({ params: { id: organization.id }, body })
      : await client.contacts.createOrganization({ body });
    if (answer.ok) return onDone(answer.body);
    setRefused(answer.problem.errors[0]?.message ?? answer.problem.detail);
    setBusy(false);
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
