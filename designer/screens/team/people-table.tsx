import { useState } from "react";
import type { Member } from "../../../api/contract/team.ts";
import { useWords } from "../../i18n/i18n.ts";
import { team as words } from "../../i18n/team.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { Table, Td, Th } from "../../ui/table.tsx";
import { useRoleName } from "../roles/use-role-name.ts";
import type { Team } from "./everybody.ts";
import { MemberActions } from "./member-actions.tsx";

/** Everybody who works here; who has left is shown when asked for. */
export function PeopleTable({ team }: { readonly team: Team }) {
  const t = useWords(words);
  const [wanted, setWanted] = useState("");
  const [gone, setGone] = useState(false);
  const folded = wanted.trim().toLowerCase();
  const found = team.people.filter(
    ({ active, name, email }) => (active || gone) && [name, email].some((word) => word.toLowerCase().includes(folded)),
  );
  const left = team.people.filter(({ active }) => !active).length;
  return (
    <>
      <div className="mb-3 flex flex-wrap items-end gap-3">
        <TextField label={t("find")} type="search" className="w-80 max-w-full" value={wanted} onChange={setWanted} />
        {left > 0 && !gone && <Button onClick={() => setGone(true)}>{t("showGone", { count: left })}</Button>}
      </div>
      {found.length === 0 ? (
        <p className="text-soft">{t("none")}</p>
      ) : (
        <Table stacks label={t("people")}>
          <thead>
            <tr>
              {(["name", "role", "groups", "sees", "state"] as const).map((column) => (
                <Th key={column}>{t(`column.${column}`)}</Th>
              ))}
              <Th>
                <span className="sr-only">{t("actionsTitle")}</span>
              </Th>
            </tr>
          </thead>
          <tbody>
            {found.map((one) => (
              <Row key={one.id} one={one} team={team} />
            ))}
          </tbody>
        </Table>
      )}
    </>
  );
}

function Row({ one, team }: { readonly one: Member; readonly team: Team }) {
  const t = useWords(words);
  const roleName = useRoleName();
  const nameOf = (all: Team["roles"], id: string): string => {
    const role = all.find((one) => one.id === id);
    return role ? roleName(role) : id;
  };
  const names = (ids: readonly string[], from: readonly { readonly id: string; readonly name: string }[]): string =>
    from
      .filter(({ id }) => ids.includes(id))
      .map(({ name }) => name)
      .join(", ") || "–";
  return (
    <tr>
      <Td className="min-w-52">
        <span className="flex items-start gap-2">
          <Avatar name={one.name} />
          <span className="min-w-0">
            <span className="block font-medium">{one.name}</span>
            <span className="block break-words text-soft text-xs">{one.email}</span>
          </span>
        </span>
      </Td>
      <Td>{nameOf(team.roles, one.role)}</Td>
      <Td>{names(one.groups, team.groups)}</Td>
      <Td>{names(one.departments, team.departments)}</Td>
      <Td>
        {!one.active ? (
          <Badge tone="paused">{t("state.gone")}</Badge>
        ) : one.enrolled ? (
          <span>{t("state.in")}</span>
        ) : (
          <Badge tone="warning">{t("state.invited")}</Badge>
        )}
      </Td>
      <Td className="text-end">
        <MemberActions one={one} team={team} />
      </Td>
    </tr>
  );
}
