import { useWords } from "../../i18n/i18n.ts";
import { team as words } from "../../i18n/team.ts";
import { UsedIn } from "../../replacing/used-in.tsx";
import { Dialog } from "../../ui/dialog.tsx";

/** What becomes different when a group, a department or a colleague is no more: every document that names it, and another in its place. */
export function NamedDialog({
  kind,
  one: { id, name },
  onClose,
}: {
  readonly kind: "agent" | "group" | "department";
  readonly one: { readonly id: string; readonly name: string };
  readonly onClose: () => void;
}) {
  const t = useWords(words);
  return (
    <Dialog open title={t("used.title", { name })} subtitle={t("used.hint")} onClose={onClose}>
      <UsedIn kind={kind} of={id.slice(id.indexOf(":") + 1)} name={name} replaceable={kind} />
    </Dialog>
  );
}
