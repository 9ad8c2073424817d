import { useNavigate } from "react-router";
import { PRIORITIES } from "../../../blueprints/status.ts";
import { useMe } from "../../data/session.ts";
import { ask } from "../../i18n/ask.ts";
import { desk } from "../../i18n/desk.ts";
import { useWords } from "../../i18n/i18n.ts";
import { Button } from "../../ui/button.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Select } from "../../ui/select.tsx";
import { toast } from "../../ui/toast.tsx";
import { useShortcut } from "../../ui/use-shortcut.ts";
import { ContactField } from "../contacts/contact-field.tsx";
import { TYPES } from "../ticket/attributes.ts";
import { TicketFields } from "./ticket-fields.tsx";
import { useNewTicket } from "./use-new-ticket.ts";

/** An agent opens a ticket for somebody. */
export default function NewTicket() {
  const t = useWords(ask);
  const d = useWords(desk);
  const me = useMe();
  const navigate = useNavigate();
  const form = useNewTicket(me.person.id, true);
  const send = async () => {
    const ticket = await form.send();
    if (!ticket) return;
    toast(t("opened", { number: ticket.number }));
    void navigate(`/tickets/${ticket.id}`);
  };
  useShortcut("Ctrl+Enter", () => void send(), { inText: true });
  return (
    <div className="mx-auto max-w-160">
      <PageHead title={t("newTicket")} intro={t("newLead")} />
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <ContactField
          label={t("requester")}
          hint={t("requesterHint")}
          error={form.errorOf("requester")}
          id={form.idOf("requester")}
          value={form.draft.requester}
          onChange={(requester) => form.set({ requester })}
        />
        <TicketFields form={form} forDesk />
        <div className="grid gap-4 sm:grid-cols-2">
          <Select
            label={t("type")}
            empty={d("choice.none")}
            value={form.draft.type}
            onChange={(type) => form.set({ type })}
            options={TYPES.map((value) => ({ value, label: d(`type.${value}`) }))}
          />
          <Select
            label={t("priority")}
            empty={d("choice.none")}
            value={form.draft.priority}
            onChange={(priority) => form.set({ priority })}
            options={PRIORITIES.map((value) => ({ value, label: d(`priority.${value}`) }))}
          />
        </div>
        <div className="flex justify-end gap-2">
          <Button variant="ghost" onClick={() => void navigate("/tickets")}>
            {t("cancel")}
          </Button>
          <Button type="submit" variant="primary" busy={form.busy} hint="Ctrl ⏎">
            {t("open")}
          </Button>
        </div>
      </form>
    </div>
  );
}
