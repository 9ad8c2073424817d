import { Ellipsis, History, KeyRound, ListTree, LogOut, PencilLine, Undo2 } from "lucide-react";
import { useState } from "react";
import type { Invitation, Member } from "../../../api/contract/team.ts";
import { client } from "../../data/client.ts";
import { useMe } from "../../data/session.ts";
import { useWords } from "../../i18n/i18n.ts";
import { team as words } from "../../i18n/team.ts";
import { UsedIn } from "../../replacing/used-in.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Menu } from "../../ui/menu.tsx";
import { toast } from "../../ui/toast.tsx";
import { Foresight } from "../people/foresight.tsx";
import { HistoryDialog } from "../people/history-dialog.tsx";
import type { Team } from "./everybody.ts";
import { LinkDialog } from "./link-dialog.tsx";
import { NamedDialog } from "./named-dialog.tsx";
import { PersonDialog } from "./person-dialog.tsx";
import { useTeamChanged } from "./use-team.ts";

/** What an admin may do about a colleague. */
export function MemberActions({ one, team }: { readonly one: Member; readonly team: Team }) {
  const t = useWords(words);
  const me = useMe();
  const changed = useTeamChanged();
  const [open, setOpen] = useState<"edit" | "leave" | "history" | "used" | null>(null);
  const [invitation, setInvitation] = useState<Invitation | null>(null);
  const { id, name, active } = one;
  const params = { id };
  const close = () => setOpen(null);
  const invite = async () => {
    const answer = await client.team.invite({ params });
    if (answer.ok) setInvitation(answer.body);
    else toast(answer.problem.detail, { tone: "error" });
  };
  const be = async (now: boolean): Promise<string | null> => {
    const answer = await client.team.changePerson({ params, body: { active: now } });
    if (!answer.ok) return answer.problem.errors[0]?.message ?? answer.problem.detail;
    toast(t(now ? "back.done" : "leave.done", { name }), { tone: "good" });
    await changed();
    close();
    return null;
  };
  const back = async () => {
    const reason = await be(true);
    if (reason !== null) toast(reason, { tone: "error" });
  };
  return (
    <>
      <Menu
        align="end"
        trigger={<IconButton icon={Ellipsis} label={t("actions", { name })} />}
        items={[
          { id: "edit", label: t("edit"), icon: PencilLine, onSelect: () => setOpen("edit") },
          ...(active ? [{ id: "invite", label: t("invite"), icon: KeyRound, onSelect: () => void invite() }] : []),
          { id: "history", label: t("history"), icon: History, onSelect: () => setOpen("history") },
          { id: "used", label: t("used"), icon: ListTree, onSelect: () => setOpen("used") },
          ...(id === me.person.id
            ? []
            : active
              ? [{ id: "leave", label: t("leave"), icon: LogOut, separated: true, onSelect: () => setOpen("leave") }]
              : [{ id: "back", label: t("leave.back"), icon: Undo2, separated: true, onSelect: () => void back() }]),
        ]}
      />
      {open === "edit" && (
        <PersonDialog
          person={one}
          groups={team.groups}
          departments={team.departments}
          roles={team.roles}
          onClose={close}
          onDone={(saved) => {
            toast(t("person.saved", { name: saved.name }), { tone: "good" });
            close();
          }}
        />
      )}
      {open === "used" && <NamedDialog kind="agent" one={one} onClose={close} />}
      {open === "history" && <HistoryDialog person={one} onClose={close} />}
      {open === "leave" && (
        <Confirm
          danger
          title={t("leave.title", { name })}
          text={t("leave.text", { name })}
          act={t("leave.do", { name })}
          onAct={() => be(false)}
          onClose={close}
        >
          <Foresight person={one} until={null} />
          <div className="mt-3">
            <UsedIn kind="agent" of={id.slice(id.indexOf(":") + 1)} name={name} replaceable="agent" />
          </div>
        </Confirm>
      )}
      {invitation && <LinkDialog person={one} invitation={invitation} onClose={() => setInvitation(null)} />}
    </>
  );
}
