import { Contact, Plus, SearchX } from "lucide-react";
import { useState } from "react";
import { Link, useNavigate, useSearchParams } from "react-router";
import type { ContactSummary } from "../../../api/contract/contacts.ts";
import { contacts } from "../../i18n/contacts.ts";
import { useWords } from "../../i18n/i18n.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState, ErrorState } from "../../ui/empty-state.tsx";
import { TextField } from "../../ui/field.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Table, Td, Th } from "../../ui/table.tsx";
import { useAskedText } from "../../ui/use-asked-text.ts";
import { ContactDialog } from "./contact-dialog.tsx";
import { useContacts, useContactsChanged } from "./use-contacts.ts";

/** Everybody who writes to the desk: found by words, shown page after page. */
export default function ContactsPage() {
  const t = useWords(contacts);
  const navigate = useNavigate();
  const changed = useContactsChanged();
  const [params, setParams] = useSearchParams();
  const asked = params.get("q") ?? "";
  const organization = params.get("organization");
  const { text, setText } = useAskedText(asked, (wanted) =>
    setParams({ ...(wanted !== "" && { q: wanted }), ...(organization && { organization }) }, { replace: true }),
  );
  const [making, setMaking] = useState(false);
  const list = useContacts(asked, organization);
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const everybody = asked === "" && organization === null;
  const fresh = (
    <Button variant="primary" icon={Plus} onClick={() => setMaking(true)}>
      {t("fresh")}
    </Button>
  );
  return (
    <>
      <PageHead title={t("title")} intro={t("intro")}>
        {fresh}
      </PageHead>
      <search className="mb-3 flex flex-wrap items-end gap-3">
        <TextField label={t("find")} type="search" className="w-full max-w-100" value={text} onChange={setText} />
        {organization !== null && (
          <Button variant="link" onClick={() => setParams(asked === "" ? {} : { q: asked })}>
            {t("org.all")}
          </Button>
        )}
      </search>
      {list.isPending && <Skeleton lines={8} />}
      {list.isError && !list.data && <ErrorState message={list.error.message} onRetry={() => void list.refetch()} />}
      {list.isSuccess && items.length === 0 && everybody && (
        <EmptyState icon={Contact} title={t("empty")}>
          {t("empty.text")}
        </EmptyState>
      )}
      {list.isSuccess && items.length === 0 && !everybody && (
        <EmptyState icon={SearchX} title={t("none")}>
          {t("none.hint")}
        </EmptyState>
      )}
      {items.length > 0 && (
        <Table stacks className="[&_td]:align-middle" label={t("table")}>
          <thead>
            <tr>
              <Th>{t("name")}</Th>
              <Th>{t("emails")}</Th>
              <Th>{t("phones")}</Th>
              <Th>{t("organization")}</Th>
              <Th>{t("kind")}</Th>
            </tr>
          </thead>
          <tbody>
            {items.map((contact) => (
              <Row key={contact.id} contact={contact} />
            ))}
          </tbody>
        </Table>
      )}
      {list.hasNextPage && (
        <Button className="mt-3" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("more")}
        </Button>
      )}
      {making && (
        <ContactDialog
          onClose={() => setMaking(false)}
          onDone={(contact) => {
            setMaking(false);
            void changed();
            void navigate(`/contacts/${contact.id}`);
          }}
        />
      )}
    </>
  );
}

function Row({ contact }: { readonly contact: ContactSummary }) {
  const t = useWords(contacts);
  const { id, name, emails, phones, organization, organizationName, kind } = contact;
  return (
    <tr>
      <Td className="min-w-48">
        <span className="flex items-center gap-2">
          <Avatar name={name} />
          <Link to={`/contacts/${id}`} className="min-w-0 font-medium break-words text-link hover:underline">
            {name}
          </Link>
        </span>
      </Td>
      <Td className="min-w-52 break-words">{several(emails, t("nothing"))}</Td>
      <Td className="tabular whitespace-nowrap">{several(phones, t("nothing"))}</Td>
      <Td>
        {organization === null ? (
          t("nothing")
        ) : (
          <Link to={`/contacts?organization=${encodeURIComponent(organization)}`} className="text-link hover:underline">
            {organizationName ?? organization}
          </Link>
        )}
      </Td>
      <Td>{t(`kind.${kind}`)}</Td>
    </tr>
  );
}

/** The first of them, and how many more there are. */
const several = ([first, ...more]: readonly string[], nothing: string): string =>
  first === undefined ? nothing : more.length === 0 ? first : `${first} +${more.length}`;
