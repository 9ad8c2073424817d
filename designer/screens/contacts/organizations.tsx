import { Building2, Pencil, Plus, SearchX } from "lucide-react";
import { useState } from "react";
import { Link, useSearchParams } from "react-router";
import type { OrganizationView } from "../../../api/contract/organizations.ts";
import type { Sentence } from "../../../blueprints/text.ts";
import { may, useMe } from "../../data/session.ts";
import { contacts } from "../../i18n/contacts.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { colon } from "../../i18n/typeset.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState, ErrorState } from "../../ui/empty-state.tsx";
import { TextField } from "../../ui/field.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Table, Td, Th } from "../../ui/table.tsx";
import { toast } from "../../ui/toast.tsx";
import { useAskedText } from "../../ui/use-asked-text.ts";
import { OrganizationDialog } from "./organization-dialog.tsx";
import { useContactsChanged, useOrganizations } from "./use-contacts.ts";

/** Companies and bodies that contacts belong to, with what conditions read of them. */
export default function Organizations() {
  const t = useWords(contacts);
  const manages = may(useMe(), "contacts");
  const changed = useContactsChanged();
  const [params, setParams] = useSearchParams();
  const asked = params.get("q") ?? "";
  const { text, setText } = useAskedText(asked, (wanted) =>
    setParams(wanted === "" ? {} : { q: wanted }, { replace: true }),
  );
  /** The one that is being written; `new`: one that is not there yet. */
  const [writing, setWriting] = useState<OrganizationView | "new" | null>(null);
  const list = useOrganizations(asked);
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHead title={t("org.title")} intro={t("org.intro")}>
        {manages && (
          <Button variant="primary" icon={Plus} onClick={() => setWriting("new")}>
            {t("org.fresh")}
          </Button>
        )}
      </PageHead>
      <search className="mb-3 block">
        <TextField label={t("org.find")} type="search" className="max-w-80" value={text} onChange={setText} />
      </search>
      {list.isPending && <Skeleton lines={6} />}
      {list.isError && !list.data && <ErrorState message={list.error.message} onRetry={() => void list.refetch()} />}
      {list.isSuccess && items.length === 0 && asked === "" && (
        <EmptyState icon={Building2} title={t("org.empty")}>
          {t("org.emptyText")}
        </EmptyState>
      )}
      {list.isSuccess && items.length === 0 && asked !== "" && <EmptyState icon={SearchX} title={t("org.none")} />}
      {items.length > 0 && (
        <Table stacks label={t("org.table")}>
          <thead>
            <tr>
              <Th>{t("name")}</Th>
              <Th>{t("org.contacts")}</Th>
              <Th>{t("org.attributes")}</Th>
              {manages && (
                <Th>
                  <span className="sr-only">{t("edit")}</span>
                </Th>
              )}
            </tr>
          </thead>
          <tbody>
            {items.map((one) => (
              <Row key={one.id} organization={one} onEdit={manages ? () => setWriting(one) : null} />
            ))}
          </tbody>
        </Table>
      )}
      {list.hasNextPage && (
        <Button className="mt-3" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("more")}
        </Button>
      )}
      {writing && (
        <OrganizationDialog
          {...(writing !== "new" && { organization: writing })}
          onClose={() => setWriting(null)}
          onDone={({ name }) => {
            setWriting(null);
            toast(t("form.saved", { name }), { tone: "good" });
            void changed();
          }}
        />
      )}
    </>
  );
}

/** What every desk knows of an organization; its own attributes are called by their keys. */
const ATTRIBUTES: { readonly [key: string]: Sentence } = {
  plan: { en: "Plan", fr: "Formule" },
  vip: { en: "VIP", fr: "VIP" },
};

function Row({
  organization,
  onEdit,
}: {
  readonly organization: OrganizationView;
  readonly onEdit: (() => void) | null;
}) {
  const t = useWords(contacts);
  const language = useLanguage();
  const { id, name, attributes, contacts: count } = organization;
  return (
    <tr>
      <Td className="min-w-48 font-medium break-words">{name}</Td>
      <Td className="tabular">
        <Link
          to={`/contacts?organization=${encodeURIComponent(id)}`}
          aria-label={t("org.show", { name })}
          className="text-link hover:underline"
        >
          {count}
        </Link>
      </Td>
      <Td>
        {Object.entries(attributes).map(([key, value]) => (
          <span key={key} className="me-3 inline-block">
            <span className="text-soft">
              {ATTRIBUTES[key]?.[language] ?? key}
              {colon(language)}
            </span>{" "}
            {value === true ? t("org.yes") : value === false ? t("org.no") : String(value)}
          </span>
        ))}
      </Td>
      {onEdit && (
        <Td className="text-end">
          <IconButton label={t("org.edit", { name })} icon={Pencil} onClick={onEdit} />
        </Td>
      )}
    </tr>
  );
}
