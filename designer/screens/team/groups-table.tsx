import { UsersRound } from "lucide-react";
import { useWords } from "../../i18n/i18n.ts";
import { team as words } from "../../i18n/team.ts";
import type { Team } from "./everybody.ts";
import { GroupDialog } from "./group-dialog.tsx";
import { NamedTable } from "./named-table.tsx";

/** Every group with its department and members. */
export function GroupsTable({ team }: { readonly team: Team }) {
  const t = useWords(words);
  const { departments, people } = team;
  return (
    <NamedTable
      label={t("groups")}
      kind="group"
      items={team.groups}
      columns={[
        {
          title: t("column.department"),
          cell: ({ department }) => departments.find(({ id }) => id === department)?.name ?? "–",
        },
        { title: t("column.members"), cell: ({ members }) => members.map(({ name }) => name).join(", ") || "–" },
      ]}
      empty={{ icon: UsersRound, title: t("noGroups"), text: t("noGroupsText") }}
      edit={(name) => t("group.edit", { name })}
      dialog={({ one, ...rest }) => <GroupDialog group={one} {...{ people, departments }} {...rest} />}
    />
  );
}
