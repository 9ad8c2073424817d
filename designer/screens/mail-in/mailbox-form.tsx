import type { Mailbox } from "../../../blueprints/mailbox.ts";
import { type DefinitionFormProps, errorAt } from "../../definition/form.ts";
import { TicketStart } from "../../definition/ticket-start.tsx";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { mailIn } from "../../i18n/mail-in.ts";
import { TextInput } from "../../inspector/text-input.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { Field, TextField } from "../../ui/field.tsx";
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
  const errorIn = (pointer: string) => errorAt(findings, pointer, language);
  const { signature, ...unsigned } = document;
  const { attachMiB } = document;
  const { others, ...only } = document;
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
      <Checkbox
        className="sm:col-span-2"
        label={t("address.others")}
        hint={t("address.others.hint")}
        disabled={readOnly}
        checked={others === true}
        onChange={(taken) => change(taken ? { ...document, others: true } : only)}
      />
      <TicketStart {...{ document, change, findings, readOnly }} />
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
