import { PencilLine, UsersRound } from "lucide-react";
import { useState } from "react";
import type { TeamGroup } from "../../../api/contract/team.ts";
import { useWords } from "../../i18n/i18n.ts";
import { team as words } from "../../i18n/team.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Table, Td, Th } from "../../ui/table.tsx";
import { toast } from "../../ui/toast.tsx";
import { GroupDialog } from "./group-dialog.tsx";
import type { Team } from "./team.tsx";

/** Every group with its department and members. */
export function GroupsTable({ team }: { readonly team: Team }) {
  const t = useWords(words);
  const [edited, setEdited] = useState<TeamGroup | null>(null);
  if (team.groups.length === 0)
    return (
      <EmptyState icon={UsersRound} title={t("noGroups")}>
        {t("noGroupsText")}
      </EmptyState>
    );
  return (
    <>
      <Table label={t("groups")}>
        <thead>
          <tr>
            {(["name", "department", "members"] as const).map((column) => (
              <Th key={column}>{t(`column.${column}`)}</Th>
            ))}
            <Th>
              <span className="sr-only">{t("actionsTitle")}</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {team.groups.map((group) => (
            <tr key={group.id}>
              <Td className="font-medium">{group.name}</Td>
              <Td>{team.departments.find(({ id }) => id === group.department)?.name ?? "–"}</Td>
              <Td>{group.members.map(({ name }) => name).join(", ") || "–"}</Td>
              <Td className="text-end">
                <Button
                  size="s"
                  icon={PencilLine}
                  aria-label={t("group.edit", { name: group.name })}
                  onClick={() => setEdited(group)}
                >
                  {t("edit")}
                </Button>
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
      {edited && (
        <GroupDialog
          group={edited}
          people={team.people}
          departments={team.departments}
          onClose={() => setEdited(null)}
          onDone={({ name }) => {
            toast(t("person.saved", { name }), { tone: "good" });
            setEdited(null);
          }}
        />
      )}
    </>
  );
}
