import { ask } from "../../i18n/ask.ts";
import { useSay, useWords } from "../../i18n/i18n.ts";
import { NearArticles } from "../../portal/near-articles.tsx";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { TextArea, TextField } from "../../ui/field.tsx";
import { AttachmentsField } from "../ticket/attachments.tsx";
import { FieldControl } from "../ticket/field-control.tsx";
import { DepartmentAndForm, RequestKind } from "./kind-of-request.tsx";
import type { useNewTicket } from "./use-new-ticket.ts";

/** What every new ticket holds: what it is about, subject, text, and what its form asks. */
export function TicketFields({
  form,
  forDesk,
}: {
  readonly form: ReturnType<typeof useNewTicket>;
  readonly forDesk: boolean;
}) {
  const t = useWords(ask);
  const say = useSay();
  const { draft, set, errorOf, idOf, missing } = form;
  return (
    <>
      {missing.length > 0 && (
        <ErrorSummary box={form.summary} title={t("missing", { count: missing.length })} items={missing} />
      )}
      {forDesk ? <DepartmentAndForm form={form} /> : <RequestKind form={form} />}
      <TextField
        id={idOf("subject")}
        label={t("subject")}
        required
        maxLength={500}
        error={errorOf("subject")}
        value={draft.subject}
        onChange={(subject) => set({ subject })}
      />
      {!forDesk && <NearArticles text={draft.subject} />}
      {form.asked.length > 0 && (
        <fieldset className="m-0 flex min-w-0 flex-col gap-4 rounded-lg border border-separator p-4">
          <legend className="px-1 font-medium">{t("context")}</legend>
          {forDesk && form.form?.description && <p className="m-0 text-soft">{say(form.form.description)}</p>}
          <div className="grid gap-4 sm:grid-cols-2">
            {form.asked.map(({ key, required }) => (
              <FieldControl
                key={key}
                id={idOf(key)}
                field={form.field(key)}
                required={required && !forDesk}
                error={errorOf(key)}
                value={draft.fields[key] ?? null}
                onChange={(value) => set({ fields: { ...draft.fields, [key]: value } })}
              />
            ))}
          </div>
        </fieldset>
      )}
      <TextArea
        id={idOf("description")}
        label={t(forDesk ? "description" : "descriptionMine")}
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
    </>
  );
}
