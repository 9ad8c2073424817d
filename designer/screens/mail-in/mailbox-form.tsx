import type { Mailbox } from "../../../blueprints/mailbox.ts";
import { useDirectory } from "../../data/session.ts";
import { type DefinitionFormProps, errorAt } from "../../definition/form.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { mailIn } from "../../i18n/mail-in.ts";
import { TextInput } from "../../inspector/text-input.tsx";
import { Field, TextField } from "../../ui/field.tsx";
import { Select } from "../../ui/select.tsx";
import { ImapFields } from "./imap-fields.tsx";
import { MailboxStanding } from "./mailbox-standing.tsx";
import { StartingFields } from "./starting-fields.tsx";

/** A support address: where its mail goes, and as whom the desk answers. */
export function MailboxForm(props: DefinitionFormProps<Mailbox>) {
  return (
    <>
      <MailboxStanding of={props.document.key} />
      <AddressFields {...props} />
      <ImapFields {...props} />
    </>
  );
}

function AddressFields({ document, change, findings, readOnly }: DefinitionFormProps<Mailbox>) {
  const t = useWords(mailIn);
  const language = useLanguage();
  const departments = useDirectory().data?.departments ?? [];
  const errorIn = (pointer: string) => errorAt(findings, pointer, language);
  const { signature, ...unsigned } = document;
  const { attachMiB } = document;
  const optional = (part: "type" | "product", value: string) => {
    const { [part]: _, ...rest } = document;
    change(value.trim() === "" ? rest : { ...rest, [part]: value }, { merge: part });
  };
  return (
    <section className="grid max-w-180 items-start gap-4 rounded-lg border border-separator bg-panel p-4 sm:grid-cols-2">
      <div data-pointer="/address" className="sm:col-span-2">
        <TextField
          label={t("address.address")}
          hint={t("address.address.hint")}
          required
          type="email"
          disabled={readOnly}
          error={errorIn("/address")}
          value={document.address}
          onChange={(address) => change({ ...document, address: address.trim().toLowerCase() }, { merge: "address" })}
        />
      </div>
      <div data-pointer="/department">
        <Select
          label={t("address.department")}
          hint={t("address.department.hint")}
          required
          disabled={readOnly}
          error={errorIn("/department")}
          value={document.department}
          options={departments.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(department) => change({ ...document, department })}
        />
      </div>
      <div data-pointer="/language">
        <Select
          label={t("address.language")}
          hint={t("address.language.hint")}
          disabled={readOnly}
          value={document.language}
          options={(["en", "fr"] as const).map((value) => ({ value, label: t(`address.${value}`) }))}
          onChange={(value) => change({ ...document, language: value === "fr" ? "fr" : "en" })}
        />
      </div>
      {(["product", "type"] as const).map((part) => (
        <div key={part} data-pointer={`/${part}`}>
          <TextField
            label={t(`address.${part}`)}
            hint={t("address.optional")}
            disabled={readOnly}
            error={errorIn(`/${part}`)}
            value={document[part] ?? ""}
            onChange={(value) => optional(part, value)}
          />
        </div>
      ))}
      <StartingFields document={document} change={change} findings={findings} readOnly={readOnly} />
      <div data-pointer="/sender" className="sm:col-span-2">
        <TextField
          label={t("address.sender")}
          hint={t("address.sender.hint")}
          required
          disabled={readOnly}
          error={errorIn("/sender")}
          value={document.sender}
          onChange={(sender) => change({ ...document, sender }, { merge: "sender" })}
        />
      </div>
      <div data-pointer="/signature" className="sm:col-span-2">
        <Field label={t("address.signature")} hint={t("address.signature.hint")} error={errorIn("/signature")}>
          {(control) => (
            <TextInput
              control={control}
              value={signature ?? ""}
              long
              disabled={readOnly}
              onChange={(text) => {
                const words = typeof text === "string" ? text : Object.values(text).join("");
                change(words.trim() === "" ? unsigned : { ...unsigned, signature: text }, { merge: "signature" });
              }}
            />
          )}
        </Field>
      </div>
      <div data-pointer="/attachMiB">
        <TextField
          label={t("address.attach")}
          hint={t("address.attach.hint")}
          type="number"
          disabled={readOnly}
          error={errorIn("/attachMiB")}
          value={attachMiB === undefined ? "" : String(attachMiB)}
          onChange={(text) => {
            const { attachMiB: _, ...rest } = document;
            change(text.trim() === "" ? rest : { ...rest, attachMiB: Number(text) }, { merge: "attachMiB" });
          }}
        />
      </div>
    </section>
  );
}
