import { useRef, useState } from "react";
import type { ContactBody, ContactView } from "../../../api/contract/contacts.ts";
import type { Problem } from "../../../api/contract/problem.ts";
import { client } from "../../data/client.ts";
import { may, useMe } from "../../data/session.ts";
import { contacts } from "../../i18n/contacts.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { TextArea, TextField } from "../../ui/field.tsx";
import { FormDialog } from "../../ui/form-dialog.tsx";
import { Select } from "../../ui/select.tsx";
import { OrganizationField } from "./organization-field.tsx";

export const KINDS = ["prospect", "customer", "employee"] as const;
export const LANGUAGES = ["en", "fr"] as const;

const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

const chosenIn = <T extends string>(values: readonly T[], value: string, otherwise: T): T =>
  values.find((one) => one === value) ?? otherwise;

/** Everything that is said of a contact, new or there already. What the server refuses is said at its field. */
export function ContactDialog({
  contact,
  onClose,
  onDone,
}: {
  /** Absent: a new one is made. */
  readonly contact?: ContactView;
  readonly onClose: () => void;
  readonly onDone: (contact: ContactView) => void;
}) {
  const t = useWords(contacts);
  const language = useLanguage();
  const manages = may(useMe(), "contacts");
  const first = useRef<HTMLInputElement>(null);
  const [name, setName] = useState(contact?.name ?? "");
  const [emails, setEmails] = useState(contact?.emails.join("\n") ?? "");
  const [phones, setPhones] = useState(contact?.phones.join("\n") ?? "");
  const [customerNumber, setCustomerNumber] = useState(contact?.customerNumber ?? "");
  const [organization, setOrganization] = useState({
    id: contact?.organization ?? null,
    name: contact?.organizationName ?? null,
  });
  const [speaks, setSpeaks] = useState(chosenIn(LANGUAGES, contact?.language.slice(0, 2) ?? language, "en"));
  const [kind, setKind] = useState(contact?.kind ?? "customer");
  const [verified, setVerified] = useState(contact?.verified ?? false);
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const nameError = name.trim() === "" ? t("form.nameNeeded") : undefined;
  const at = (field: string): string | undefined =>
    problem?.errors
      .filter(({ pointer }) => pointer === `/${field}` || pointer.startsWith(`/${field}/`))
      .map(({ pointer, message }) => [valueAt(field, pointer, { emails, phones }), message].filter(Boolean).join(": "))
      .join(" ") || undefined;

  const send = async () => {
    setAsked(true);
    if (nameError) return;
    setBusy(true);
    setProblem(null);
    const body: ContactBody = {
      name: name.trim(),
      emails: linesOf(emails),
      phones: linesOf(phones),
      customerNumber: customerNumber.trim() || null,
      organization: organization.id,
      language: speaks,
      kind,
      verified,
    };
    const answer = contact
      ? await client.contacts.change({ params: { id: contact.id }, body })
      : await client.contacts.create({ body });
    if (answer.ok) return onDone(answer.body);
    setProblem(answer.problem);
    setBusy(false);
  };
  return (
    <FormDialog
      onClose={onClose}
      initialFocus={first}
      title={contact ? t("form.edit", { name: contact.name }) : t("form.new")}
      act={t(contact ? "form.save" : "form.create")}
      busy={busy}
      fault={problem && (problem.errors.length > 0 ? t("form.refused") : problem.detail || problem.title)}
      onSend={() => void send()}
    >
      <TextField
        ref={first}
        label={t("name")}
        required
        maxLength={200}
        value={name}
        onChange={setName}
        error={asked ? (nameError ?? at("name")) : undefined}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextArea
          label={t("emails")}
          hint={t("form.line")}
          rows={2}
          spellCheck={false}
          value={emails}
          onChange={setEmails}
          error={at("emails")}
        />
        <TextArea
          label={t("phones")}
          hint={t("form.line")}
          rows={2}
          value={phones}
          onChange={setPhones}
          error={at("phones")}
        />
        <OrganizationField
          value={organization.id}
          name={organization.name}
          error={at("organization")}
          onChange={(id, called) => setOrganization({ id, name: called })}
        />
        <TextField
          label={t("customerNumber")}
          maxLength={100}
          value={customerNumber}
          onChange={setCustomerNumber}
          error={at("customerNumber")}
        />
        <Select
          label={t("language")}
          value={speaks}
          options={LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) }))}
          onChange={(value) => setSpeaks(chosenIn(LANGUAGES, value, "en"))}
        />
        <Select
          label={t("kind")}
          value={kind}
          options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
          onChange={(value) => setKind(chosenIn(KINDS, value, "customer"))}
        />
      </div>
      {manages && (
        <Checkbox label={t("verified")} hint={t("form.verifiedHint")} checked={verified} onChange={setVerified} />
      )}
    </FormDialog>
  );
}

/** Which of several lines an error is about. */
function valueAt(field: string, pointer: string, lists: { readonly emails: string; readonly phones: string }): string {
  if (field !== "emails" && field !== "phones") return "";
  return linesOf(lists[field])[Number(pointer.split("/")[2])] ?? "";
}
