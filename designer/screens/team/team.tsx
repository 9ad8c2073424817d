import { Plus } from "lucide-react";
import { useState } from "react";
import type { Invitation, Member } from "../../../api/contract/team.ts";
import { useWords } from "../../i18n/i18n.ts";
import { team as words } from "../../i18n/team.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorState } from "../../ui/empty-state.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { toast } from "../../ui/toast.tsx";
import { DepartmentDialog } from "./department-dialog.tsx";
import { DepartmentsTable } from "./departments-table.tsx";
import { GroupDialog } from "./group-dialog.tsx";
import { GroupsTable } from "./groups-table.tsx";
import { LinkDialog } from "./link-dialog.tsx";
import { PeopleTable } from "./people-table.tsx";
import { PersonDialog } from "./person-dialog.tsx";
import { useTeam } from "./use-team.ts";

const PARTS = ["people", "groups", "departments"] as const;
type Part = (typeof PARTS)[number];
const ADDS = { people: "add.person", groups: "add.group", departments: "add.department" } as const;
const TABLES = { people: PeopleTable, groups: GroupsTable, departments: DepartmentsTable };

/** Who works here, in which groups and departments, and what each may do. */
export default function TeamPage() {
  const t = useWords(words);
  const list = useTeam();
  const [part, setPart] = useState<Part>("people");
  const [adding, setAdding] = useState<Part | null>(null);
  const [invited, setInvited] = useState<{ readonly person: Member; readonly invitation: Invitation } | null>(null);
  const close = () => setAdding(null);
  const saved = ({ name }: { readonly name: string }) => {
    toast(t("person.saved", { name }), { tone: "good" });
    close();
  };
  const team = list.data;
  return (
    <>
      <PageHead title={t("title")} intro={t("intro")}>
        {team && (
          <Button variant="primary" icon={Plus} onClick={() => setAdding(part)}>
            {t(ADDS[part])}
          </Button>
        )}
      </PageHead>
      {list.isPending && <Skeleton lines={6} />}
      {list.isError && <ErrorState message={list.error.message} onRetry={() => void list.refetch()} />}
      {team && (
        <Tabs
          label={t("tabs")}
          value={part}
          onChange={setPart}
          tabs={PARTS.map((id) => {
            const Part = TABLES[id];
            return {
              id,
              label: t(id),
              content: (
                <div className="pt-4">
                  <Part team={team} />
                </div>
              ),
            };
          })}
        />
      )}
      {team && adding === "people" && (
        <PersonDialog
          groups={team.groups}
          departments={team.departments}
          roles={team.roles}
          onClose={close}
          onDone={(person, invitation) => {
            close();
            if (invitation) setInvited({ person, invitation });
          }}
        />
      )}
      {team && adding === "groups" && (
        <GroupDialog people={team.people} departments={team.departments} onClose={close} onDone={saved} />
      )}
      {adding === "departments" && <DepartmentDialog onClose={close} onDone={saved} />}
      {invited && <LinkDialog {...invited} onClose={() => setInvited(null)} />}
    </>
  );
}
