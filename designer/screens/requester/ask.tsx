import { useNavigate } from "react-router";
import { useMe } from "../../data/session.ts";
import { ask } from "../../i18n/ask.ts";
import { useWords } from "../../i18n/i18n.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorState } from "../../ui/empty-state.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { toast } from "../../ui/toast.tsx";
import { useShortcut } from "../../ui/use-shortcut.ts";
import { TicketFields } from "../new-ticket/ticket-fields.tsx";
import { useNewTicket } from "../new-ticket/use-new-ticket.ts";

/** The requester's simple form. */
export default function Ask() {
  const t = useWords(ask);
  const me = useMe();
  const navigate = useNavigate();
  const form = useNewTicket(me.person.id, false);
  const send = async () => {
    const ticket = await form.send();
    if (!ticket) return;
    toast(t("sent", { number: ticket.number }));
    void navigate(`/my/${ticket.id}`);
  };
  useShortcut("Ctrl+Enter", () => void send(), { inText: true });
  if (form.all.isPending) return <Skeleton lines={8} />;
  if (form.all.isError && !form.all.data)
    return <ErrorState message={form.all.error.message} onRetry={() => void form.all.refetch()} />;
  return (
    <div className="mx-auto max-w-160">
      <PageHead title={t("question")} intro={t("questionLead")} />
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <TicketFields form={form} forDesk={false} />
        <Button type="submit" variant="primary" busy={form.busy} className="self-end">
          {t("send")}
        </Button>
      </form>
    </div>
  );
}
