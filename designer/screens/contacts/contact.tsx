import { useQuery } from "@tanstack/react-query";
import { GitMerge, Pencil } from "lucide-react";
import { useState } from "react";
import { Link, useParams } from "react-router";
import type { ContactView } from "../../../api/contract/contacts.ts";
import { bodyOf, client, ProblemError } from "../../data/client.ts";
import { keys } from "../../data/queries.ts";
import { may, useMe } from "../../data/session.ts";
import { useNow } from "../../data/use-now.ts";
import { contacts } from "../../i18n/contacts.ts";
import { desk } from "../../i18n/desk.ts";
import { useLanguage, useSay, useWords } from "../../i18n/i18n.ts";
import { relative } from "../../i18n/time.ts";
import { usePageTitle } from "../../shell/page-title.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { StateChip } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState, ErrorState } from "../../ui/empty-state.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { toast } from "../../ui/toast.tsx";
import { ContactDialog } from "./contact-dialog.tsx";
import { MergeDialog } from "./merge-dialog.tsx";
import { Merges } from "./merges.tsx";
import { useContact, useContactsChanged } from "./use-contacts.ts";

const TICKETS = 50;

/** One contact: what is known of them, their tickets, who may be the same person, and what was merged. */
export default function ContactPage() {
  const t = useWords(contacts);
  const { id = "" } = useParams();
  const contact = useContact(id);
  if (contact.data) return <Shown key={contact.data.id} contact={contact.data} />;
  if (contact.isPending) return <Skeleton lines={8} />;
  if (contact.error instanceof ProblemError && contact.error.status === 404)
    return (
      <EmptyState title={t("missing")} action={<Link to="/contacts">{t("back")}</Link>}>
        {t("missing.text")}
      </EmptyState>
    );
  return <ErrorState message={contact.error.message} onRetry={() => void contact.refetch()} />;
}

function Shown({ contact }: { readonly contact: ContactView }) {
  const t = useWords(contacts);
  const say = useSay();
  const changed = useContactsChanged();
  const manages = may(useMe(), "contacts");
  const [editing, setEditing] = useState(false);
  /** Who is merged into this one; null: nobody is being. */
  const [merging, setMerging] = useState<readonly string[] | null>(null);
  const { name, duplicates } = contact;
  usePageTitle(name);
  return (
    <>
      <Link to="/contacts" className="text-link hover:underline">
        {t("back")}
      </Link>
      <div className="mt-2 mb-4 flex flex-wrap items-center gap-3">
        <Avatar name={name} />
        <div className="min-w-60 flex-1">
          <h1 className="m-0 text-xl font-semibold break-words">{name}</h1>
          <p className="m-0 text-soft">{t(contact.verified ? "verified.yes" : "verified.no")}</p>
        </div>
        {manages && (
          <>
            <Button icon={GitMerge} onClick={() => setMerging([])}>
              {t("merge")}
            </Button>
            <Button variant="primary" icon={Pencil} onClick={() => setEditing(true)}>
              {t("edit")}
            </Button>
          </>
        )}
      </div>
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,22rem)_minmax(0,1fr)]">
        <div className="flex flex-col gap-4">
          <Known contact={contact} />
          {duplicates.length > 0 && (
            <section aria-labelledby="duplicates" className="rounded-lg border border-separator bg-panel px-4 py-3">
              <h2 id="duplicates" className="m-0 mb-2 text-base font-semibold">
                {t("duplicates.title")}
              </h2>
              <ul className="m-0 flex list-none flex-col gap-2 p-0">
                {duplicates.map(({ contact: other, reason }) => (
                  <li key={other.id} className="flex flex-wrap items-center gap-2">
                    <span className="min-w-40 flex-1">
                      <Link to={`/contacts/${other.id}`} className="font-medium text-link hover:underline">
                        {other.name}
                      </Link>
                      <span className="block text-xs text-soft">{say(reason)}</span>
                    </span>
                    {manages && (
                      <Button
                        size="s"
                        aria-label={t("duplicates.merge", { name: other.name })}
                        onClick={() => setMerging([other.id])}
                      >
                        {t("merge")}
                      </Button>
                    )}
                  </li>
                ))}
              </ul>
            </section>
          )}
          {contact.merges.length > 0 && <Merges contact={contact} />}
        </div>
        <Tickets contact={contact} />
      </div>
      {editing && (
        <ContactDialog
          contact={contact}
          onClose={() => setEditing(false)}
          onDone={({ name: called }) => {
            setEditing(false);
            toast(t("form.saved", { name: called }), { tone: "good" });
            void changed();
          }}
        />
      )}
      {merging && <MergeDialog contact={contact} chosen={merging} onClose={() => setMerging(null)} />}
    </>
  );
}

function Known({ contact }: { readonly contact: ContactView }) {
  const t = useWords(contacts);
  const lines: readonly (readonly [string, readonly string[]])[] = [
    [t("emails"), contact.emails],
    [t("phones"), contact.phones],
    [t("organization"), contact.organization === null ? [] : [contact.organizationName ?? contact.organization]],
    [t("customerNumber"), contact.customerNumber === null ? [] : [contact.customerNumber]],
    [t("kind"), [t(`kind.${contact.kind}`)]],
    [t("language"), [t(contact.language.startsWith("fr") ? "language.fr" : "language.en")]],
  ];
  return (
    <dl className="m-0 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-2 rounded-lg border border-separator bg-panel px-4 py-3">
      {lines.map(([label, values]) => (
        <div key={label} className="contents">
          <dt className="text-soft">{label}</dt>
          <dd className="m-0">
            {values.length === 0
              ? t("nothing")
              : values.map((value) => (
                  <span key={value} className="block break-words">
                    {value}
                  </span>
                ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Tickets({ contact }: { readonly contact: ContactView }) {
  const t = useWords(contacts);
  const d = useWords(desk);
  const say = useSay();
  const language = useLanguage();
  const now = useNow();
  const moved = contact.merges.map(({ tickets, undone }) => `${tickets}${undone}`).join();
  const list = useQuery({
    queryKey: keys.list({ requester: contact.id, moved }),
    queryFn: async () =>
      bodyOf(await client.tickets.list({ query: { view: "all", requester: contact.id, limit: TICKETS } })).items,
  });
  return (
    <section aria-labelledby="tickets" className="rounded-lg border border-separator bg-panel px-4 py-3">
      <h2 id="tickets" className="m-0 mb-2 text-base font-semibold">
        {t("tickets.title")}
      </h2>
      {list.isPending && <Skeleton lines={4} />}
      {list.isError && !list.data && <ErrorState message={list.error.message} onRetry={() => void list.refetch()} />}
      {list.data?.length === 0 && <p className="m-0 text-soft">{t("tickets.none")}</p>}
      <ul className="m-0 flex list-none flex-col p-0">
        {list.data?.map(({ id, number, subject, status, place, updatedAt }) => (
          <li
            key={id}
            className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-separator py-2 last:border-b-0"
          >
            <span className="min-w-48 flex-1">
              <Link to={`/tickets/${id}`} className="text-link hover:underline">
                {subject}
              </Link>
              <span className="tabular block text-xs text-soft">
                {t("ticket.line", { number, when: relative(updatedAt, language, now) })}
              </span>
            </span>
            <StateChip
              status={status}
              outcome={place?.state.final}
              name={place ? say(place.state.name) : d(`status.${status}`)}
            />
          </li>
        ))}
      </ul>
      {list.data?.length === TICKETS && <p className="mt-2 mb-0 text-soft">{t("tickets.all", { count: TICKETS })}</p>}
    </section>
  );
}
