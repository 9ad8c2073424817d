import { Undo2 } from "lucide-react";
import { useState } from "react";
import type { ContactView, MergeView } from "../../../api/contract/contacts.ts";
import { may, useMe } from "../../data/session.ts";
import { useNow } from "../../data/use-now.ts";
import { contacts } from "../../i18n/contacts.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { dateTime, relative } from "../../i18n/time.ts";
import { Badge } from "../../ui/badge.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { toast } from "../../ui/toast.tsx";
import { takeBack } from "./undo-merge.ts";
import { useContactsChanged } from "./use-contacts.ts";

const namesIn = ({ others }: MergeView): string => others.map(({ name }) => name).join(", ");

/** What became part of this contact, and the way back. */
export function Merges({ contact }: { readonly contact: ContactView }) {
  const t = useWords(contacts);
  const language = useLanguage();
  const now = useNow();
  const changed = useContactsChanged();
  const manages = may(useMe(), "contacts");
  const [undoing, setUndoing] = useState<MergeView | null>(null);
  return (
    <section aria-labelledby="merges" className="rounded-lg border border-separator bg-panel px-4 py-3">
      <h2 id="merges" className="m-0 mb-2 text-base font-semibold">
        {t("merges.title")}
      </h2>
      <ul className="m-0 flex list-none flex-col gap-2 p-0">
        {contact.merges.map((merge) => (
          <li key={merge.id} className="flex flex-wrap items-center gap-2">
            <span className="min-w-40 flex-1" title={dateTime(merge.at, language)}>
              {t("merges.line", { names: namesIn(merge), by: merge.by.name, when: relative(merge.at, language, now) })}
              <span className="block text-xs text-soft">
                {merge.settled ? t("merge.tickets", { count: merge.tickets }) : t("merges.moving")}
              </span>
            </span>
            {merge.undone ? (
              <Badge tone="paused">{t("merges.undone")}</Badge>
            ) : (
              manages && <IconButton label={t("merges.undo")} icon={Undo2} onClick={() => setUndoing(merge)} />
            )}
          </li>
        ))}
      </ul>
      {undoing && (
        <Confirm
          title={t("merges.undoTitle", { names: namesIn(undoing) })}
          text={t("merges.undoText")}
          act={t("merges.undo")}
          onClose={() => setUndoing(null)}
          onAct={async () => {
            const refused = await takeBack(undoing.id, changed);
            if (refused !== null) return refused;
            setUndoing(null);
            toast(t("merges.undoDone"), { tone: "good" });
            return null;
          }}
        />
      )}
    </section>
  );
}
