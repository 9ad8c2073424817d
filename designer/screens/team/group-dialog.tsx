import { useState } from "react";
import type { Member, TeamDepartment, TeamGroup } from "../../../api/contract/team.ts";
import { client } from "../../data/client.ts";
import { useDirectory } from "../../data/session.ts";
import { useSay, useWords } from "../../i18n/i18n.ts";
import { team as words } from "../../i18n/team.ts";
import { MultiCombobox } from "../../ui/combobox.tsx";
import { Select } from "../../ui/select.tsx";
import { NamedForm } from "./named-form.tsx";

/** A group's name, department, working hours and members. */
export function GroupDialog({
  group,
  people,
  departments,
  onDone,
  onClose,
}: {
  /** Absent: a new one. */
  readonly group?: TeamGroup;
  readonly people: readonly Member[];
  readonly departments: readonly TeamDepartment[];
  readonly onDone: (group: TeamGroup) => void;
  readonly onClose: () => void;
}) {
  const t = useWords(words);
  const say = useSay();
  const calendars = useDirectory().data?.calendars ?? [];
  const [name, setName] = useState(group?.name ?? "");
  const [department, setDepartment] = useState(group?.department ?? "");
  const [calendar, setCalendar] = useState(group?.calendar ?? "");
  const [members, setMembers] = useState<readonly string[]>(group?.members.map(({ id }) => id) ?? []);
  const body = {
    ...{ name: name.trim(), department: department || null, calendar: calendar || null },
    members: [...members],
  };
  return (
    <NamedForm
      title={group ? t("group.edit", { name: group.name }) : t("group.new")}
      name={name}
      known={group !== undefined}
      onName={setName}
      onClose={onClose}
      send={() =>
        group
          ? client.team.changeGroup({ params: { id: group.id }, body })
          : client.team.addGroup({ body, idempotencyKey: crypto.randomUUID() })
      }
      onDone={onDone}
    >
      {(refused) => (
        <>
          <MultiCombobox
            label={t("group.members")}
            options={people.filter(({ active }) => active).map(({ id: value, name: label }) => ({ value, label }))}
            value={members}
            error={refused("/members")}
            onChange={setMembers}
          />
          <Select
            label={t("group.department")}
            empty={t("group.noDepartment")}
            value={department}
            options={departments.map(({ id: value, name: label }) => ({ value, label }))}
            error={refused("/department")}
            onChange={setDepartment}
          />
          <Select
            label={t("group.calendar")}
            empty={t("group.noCalendar")}
            value={calendar}
            options={calendars.map(({ key: value, name: label }) => ({ value, label: say(label) }))}
            error={refused("/calendar")}
            onChange={setCalendar}
          />
        </>
      )}
    </NamedForm>
  );
}
