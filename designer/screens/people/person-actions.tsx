import { Ellipsis, History, PencilLine, Plane } from "lucide-react";
import { useState } from "react";
import type { WorkerView } from "../../../api/contract/people.ts";
import { bodyOf, client } from "../../data/client.ts";
import { isAdmin, useMe } from "../../data/session.ts";
import { reasonOf } from "../../document/draft.ts";
import { useWords } from "../../i18n/i18n.ts";
import { people } from "../../i18n/people.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { Menu } from "../../ui/menu.tsx";
import { toast } from "../../ui/toast.tsx";
import AbsenceDialog from "./absence-dialog.tsx";
import { EditPerson } from "./edit-person.tsx";
import { HistoryDialog } from "./history-dialog.tsx";
import { usePresenceWords } from "./presence-badge.tsx";

type Setting = Partial<WorkerView["presence"]>;

/** What may be done about somebody: the switch, an absence, and for admins how he works. */
export function PersonActions({
  one,
  known,
  onChanged,
}: {
  readonly one: WorkerView;
  readonly known: readonly string[];
  readonly onChanged: () => void;
}) {
  const t = useWords(people);
  const me = useMe();
  const words = usePresenceWords();
  const [open, setOpen] = useState<"edit" | "absence" | "history" | null>(null);
  const close = () => setOpen(null);
  const set = async (body: Setting): Promise<WorkerView | string> => {
    const answer = await client.people
      .presence({ params: { id: one.id }, body })
      .then(bodyOf)
      .catch(reasonOf);
    onChanged();
    return answer;
  };
  const setNow = async (body: Setting) => {
    const answer = await set(body);
    if (typeof answer === "string") toast(answer, { tone: "error" });
    else toast(t("presence.done", { name: one.name, now: words(answer) }), { tone: "good" });
  };
  const { availability, absentUntil } = one.presence;
  return (
    <>
      <Menu
        align="end"
        trigger={<IconButton icon={Ellipsis} label={t("actions", { name: one.name })} />}
        items={[
          ...(isAdmin(me)
            ? [{ id: "edit", label: t("edit"), icon: PencilLine, onSelect: () => setOpen("edit") } as const]
            : []),
          ...(["online", "away"] as const).map((to, index) => ({
            id: to,
            label: t(to),
            checked: to === availability,
            separated: index === 0 && isAdmin(me),
            onSelect: () => void setNow({ availability: to }),
          })),
          { id: "absent", label: t("absent"), icon: Plane, onSelect: () => setOpen("absence") },
          ...(absentUntil === null
            ? []
            : [{ id: "back", label: t("back"), onSelect: () => void setNow({ absentUntil: null }) }]),
          { id: "history", label: t("history"), icon: History, separated: true, onSelect: () => setOpen("history") },
        ]}
      />
      {open === "edit" && <EditPerson person={one} known={known} onSaved={onChanged} onClose={close} />}
      {open === "history" && <HistoryDialog person={one} onClose={close} />}
      {open === "absence" && (
        <AbsenceDialog
          person={one}
          onClose={close}
          onSet={async (absentUntil) => {
            const answer = await set({ absentUntil });
            return typeof answer === "string" ? answer : null;
          }}
        />
      )}
    </>
  );
}
