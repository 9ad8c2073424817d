import { useDirectory } from "../../data/session.ts";
import { ask } from "../../i18n/ask.ts";
import { useWords } from "../../i18n/i18n.ts";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { TextArea, TextField } from "../../ui/field.tsx";
import { Select } from "../../ui/select.tsx";
import { AttachmentsField } from "../ticket/attachments.tsx";
import { FieldControl } from "../ticket/field-control.tsx";
import type { useNewTicket } from "./use-new-ticket.ts";

/** What every new ticket holds: department, subject, text, and what the department's form adds. */
export function TicketFields({
  form,
  forDesk,
}: {
  readonly form: ReturnType<typeof useNewTicket>;
  readonly forDesk: boolean;
}) {
  const t = useWords(ask);
  const directory = useDirectory();
  const { draft, set, errorOf, idOf, missing } = form;
  return (
    <>
      {missing.length > 0 && (
        <ErrorSummary box={form.summary} title={t("missing", { count: missing.length })} items={missing} />
      )}
      <Select
        id={idOf("department")}
        label={t("department")}
        required
        empty=""
        error={errorOf("department")}
        value={draft.department}
        onChange={(department) => set({ department })}
        options={(directory.data?.departments ?? []).map((one) => ({ value: one.id, label: one.name }))}
      />
      <TextField
        id={idOf("subject")}
        label={t("subject")}
        required
        maxLength={500}
        error={errorOf("subject")}
        value={draft.subject}
        onChange={(subject) => set({ subject })}
      />
      <TextArea
        id={idOf("description")}
        label={t("description")}
        required={!forDesk}
        rows={6}
        hint={t(forDesk ? "descriptionHint" : "descriptionHintMine")}
        error={errorOf("description")}
        value={draft.description}
        onChange={(description) => set({ description })}
      />
      <AttachmentsField
        id={idOf("attachments")}
        label={t("files")}
        error={errorOf("attachments")}
        value={draft.attachments}
        onChange={(attachments) => set({ attachments })}
      />
      {form.context.length > 0 && (
        <fieldset className="m-0 flex flex-col gap-4 rounded-lg border border-separator p-4">
          <legend className="px-1 font-medium">{t("context")}</legend>
          <div className="grid gap-4 sm:grid-cols-2">
            {form.context.map((key) => (
              <FieldControl
                key={key}
                id={idOf(key)}
                field={form.field(key)}
                required={!forDesk}
                error={errorOf(key)}
                value={draft.fields[key] ?? null}
                onChange={(value) => set({ fields: { ...draft.fields, [key]: value } })}
              />
            ))}
          </div>
        </fieldset>
      )}
    </>
  );
}
