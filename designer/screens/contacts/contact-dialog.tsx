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
import { isConflict, isTheirsAlone, Meanwhile } from "./meanwhile.tsx";
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

const languageOf = (contact: ContactView) => chosenIn(LANGUAGES, contact.language.slice(0, 2), "en");

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
  /** The contact as somebody else has left it, and the fields that both have changed. */
  const [theirs, setTheirs] = useState<ContactView | null>(null);
  const [asking, setAsking] = useState<readonly string[]>([]);
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
      ? await client.contacts.change({ params: { id: contact.id }, body, ifMatch: (theirs ?? contact).revision })
      : await client.contacts.create({ body });
    if (answer.ok) return onDone(answer.body);
    if (answer.status === 412 && contact) await meet(theirs ?? contact);
    else setProblem(answer.problem);
    setBusy(false);
  };

  /** Each field as text, as it stands in the form, and how it is put there. */
  const fields = [
    { label: t("name"), of: (one: ContactView) => one.name, yours: name, put: (one: ContactView) => setName(one.name) },
    {
      label: t("emails"),
      of: (one: ContactView) => one.emails.join("\n"),
      yours: linesOf(emails).join("\n"),
      put: (one: ContactView) => setEmails(one.emails.join("\n")),
    },
    {
      label: t("phones"),
      of: (one: ContactView) => one.phones.join("\n"),
      yours: linesOf(phones).join("\n"),
      put: (one: ContactView) => setPhones(one.phones.join("\n")),
    },
    {
      label: t("customerNumber"),
      of: (one: ContactView) => one.customerNumber ?? "",
      yours: customerNumber.trim(),
      put: (one: ContactView) => setCustomerNumber(one.customerNumber ?? ""),
    },
    {
      label: t("organization"),
      of: (one: ContactView) => one.organizationName ?? "",
      yours: organization.name ?? "",
      put: (one: ContactView) => setOrganization({ id: one.organization, name: one.organizationName }),
    },
    {
      label: t("language"),
      of: (one: ContactView) => t(`language.${languageOf(one)}`),
      yours: t(`language.${speaks}`),
      put: (one: ContactView) => setSpeaks(languageOf(one)),
    },
    {
      label: t("kind"),
      of: (one: ContactView) => t(`kind.${one.kind}`),
      yours: t(`kind.${kind}`),
      put: (one: ContactView) => setKind(one.kind),
    },
    {
      label: t("verified"),
      of: (one: ContactView) => t(one.verified ? "verified.yes" : "verified.no"),
      yours: t(verified ? "verified.yes" : "verified.no"),
      put: (one: ContactView) => setVerified(one.verified),
    },
  ];
  /** Somebody was faster: what they alone have changed is taken over, what both have is asked about. */
  const meet = async (base: ContactView) => {
    const now = await client.contacts.read({ params: { id: base.id } });
    if (!now.ok) return setProblem(now.problem);
    const both = fields.filter(({ of, yours }) => isConflict({ base: of(base), theirs: of(now.body), yours }));
    for (const { of, yours, put } of fields)
      if (isTheirsAlone({ base: of(base), theirs: of(now.body), yours })) put(now.body);
    setTheirs(now.body);
    setAsking(both.map(({ label }) => label));
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
      {theirs && (
        <Meanwhile
          differences={fields
            .filter(({ label, of, yours }) => asking.includes(label) && of(theirs) !== yours)
            .map(({ label, of, yours, put }) => ({
              ...{ key: label, label, yours, theirs: of(theirs) },
              take: () => put(theirs),
            }))}
        />
      )}
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
