import clsx from "clsx";
import { ArrowLeft, Send } from "lucide-react";
import { useState } from "react";
import { Link, useNavigate, useParams } from "react-router";
import type { TicketView } from "../../../api/contract/ticket-views.ts";
import { client, ProblemError } from "../../data/client.ts";
import { useTextDraft } from "../../data/local-draft.ts";
import { useMe } from "../../data/session.ts";
import { ask } from "../../i18n/ask.ts";
import { desk } from "../../i18n/desk.ts";
import { useWords } from "../../i18n/i18n.ts";
import { Rate } from "../../portal/rate.tsx";
import { Standing } from "../../portal/standing.tsx";
import { Steps } from "../../portal/steps.tsx";
import { usePortal } from "../../portal/use-portal.ts";
import { usePageTitle } from "../../shell/page-title.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorState } from "../../ui/empty-state.tsx";
import { TextArea } from "../../ui/field.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { toast } from "../../ui/toast.tsx";
import { Attachments } from "../ticket/attachments.tsx";
import { Conversation } from "../ticket/conversation.tsx";
import { useFileDrop } from "../ticket/use-file-drop.ts";
import { useFilesDraft } from "../ticket/use-files-draft.ts";
import { takeTicket, useMessages, useTicket } from "../ticket/use-ticket.ts";
import { useUploads } from "../ticket/use-uploads.ts";

export default function MyTicket() {
  const t = useWords(ask);
  const d = useWords(desk);
  const { id = "" } = useParams();
  const ticket = useTicket(id);
  usePageTitle(ticket.data?.subject ?? t("mine"));
  if (ticket.isPending) return <Skeleton lines={8} />;
  if (ticket.data) return <Page key={ticket.data.id} ticket={ticket.data} />;
  const gone = ticket.error instanceof ProblemError && ticket.error.status === 404;
  return (
    <ErrorState
      message={gone ? d("gone") : ticket.error?.message}
      {...(!gone && { onRetry: () => void ticket.refetch() })}
    />
  );
}

/** The public conversation, where it stands in plain words, and a box to answer. */
function Page({ ticket }: { readonly ticket: TicketView }) {
  const t = useWords(ask);
  const me = useMe();
  const messages = useMessages(ticket.id);
  const portal = usePortal(ticket.id);
  const draft = useTextDraft(`${me.person.id}.${ticket.id}.answer`);
  const kept = useFilesDraft(ticket.id, "answer");
  const files = useUploads(kept.kept, kept.set);
  const { handlers, over } = useFileDrop(files.add);
  const navigate = useNavigate();
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | undefined>(undefined);
  const send = async () => {
    if (files.hindrance !== null) return setError(files.hindrance);
    if (draft.text.trim() === "" && kept.kept.length === 0) return setError(t("enterAnswer"));
    setBusy(true);
    const answer = await client.tickets.write({
      params: { id: ticket.id },
      body: {
        public: true,
        text: draft.text,
        ...(kept.kept.length > 0 && { attachments: kept.kept.map(({ id }) => ({ id })) }),
      },
      idempotencyKey: key,
    });
    setBusy(false);
    if (!answer.ok) files.refuse(answer.problem.errors);
    if (!answer.ok) return setError(answer.problem.errors[0]?.message ?? answer.problem.detail);
    setKey(crypto.randomUUID());
    setError(undefined);
    draft.sent(draft.text);
    kept.set([]);
    takeTicket(answer.body.ticket);
    const { id, number } = answer.body.ticket;
    if (id === ticket.id) return toast(t("answered"));
    // It was closed: what follows it is another ticket.
    toast(t("sent", { number }));
    await navigate(`/my/${id}`);
  };
  return (
    <div className="mx-auto flex max-w-180 flex-col gap-4">
      <div>
        <Link to="/my" className="mb-2 inline-flex items-center gap-1 text-soft hover:text-link">
          <ArrowLeft size={16} aria-hidden />
          {t("back")}
        </Link>
        <h1 className="m-0 text-xl font-semibold break-words">{ticket.subject}</h1>
        <p className="tabular m-0 text-xs text-soft">{t("number", { number: ticket.number })}</p>
      </div>
      <Standing ticket={ticket} own={ticket.requester?.id === me.person.id} merged={portal.data?.merged ?? null} />
      {portal.data && <Steps ticket={ticket} steps={portal.data.steps} />}
      {portal.isError && !portal.data && (
        <ErrorState message={portal.error.message} onRetry={() => void portal.refetch()} />
      )}
      {portal.data?.rating && (
        <Rate key={JSON.stringify(portal.data.rating.given)} ticket={ticket.id} rating={portal.data.rating} />
      )}
      {messages.isPending ? (
        <Skeleton lines={4} />
      ) : messages.isError ? (
        <ErrorState message={messages.error.message} onRetry={() => void messages.refetch()} />
      ) : (
        <Conversation ticket={ticket} messages={messages.data} mine={me.person.id} />
      )}
      {ticket.may.reply && (
        <form
          noValidate
          {...handlers}
          className={clsx(
            "flex flex-col gap-2 rounded-lg border border-separator bg-panel p-4",
            over && "outline-2 outline-dashed outline-link",
          )}
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          <TextArea
            label={t("answer")}
            rows={4}
            placeholder={t("answerPlaceholder")}
            value={draft.text}
            onChange={draft.set}
            error={error}
            hint={draft.at !== null ? t("draft") : undefined}
          />
          <Attachments uploads={files} />
          <Button type="submit" variant="primary" icon={Send} busy={busy} className="self-end">
            {t("answerSend")}
          </Button>
        </form>
      )}
    </div>
  );
}
