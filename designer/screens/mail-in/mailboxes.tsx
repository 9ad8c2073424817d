import { AtSign } from "lucide-react";
import { useDirectory } from "../../data/session.ts";
import { DefinitionList } from "../../definition/definition-list.tsx";
import { useWords } from "../../i18n/i18n.ts";
import { mailIn } from "../../i18n/mail-in.ts";
import { useRuleList } from "../../rules/use-rule-list.ts";
import { isMailboxLike, plainMailbox } from "./plain-mailbox.ts";

/** The addresses that requesters write to. */
export default function MailboxesScreen() {
  const t = useWords(mailIn);
  const { documents } = useRuleList("mailbox", isMailboxLike);
  const departments = useDirectory().data?.departments ?? [];
  return (
    <DefinitionList
      kind="mailbox"
      path="/mailboxes"
      icon={AtSign}
      words={{
        title: t("address.title"),
        intro: t("address.intro"),
        fresh: t("address.fresh"),
        none: t("address.none"),
      }}
      draft={plainMailbox}
      columns={[
        { title: t("address.address"), cell: ({ key }) => documents.get(key)?.address || "…" },
        {
          title: t("address.department"),
          cell: ({ key }) => departments.find(({ id }) => id === documents.get(key)?.department)?.name ?? "…",
        },
      ]}
    />
  );
}
