import { KeyRound } from "lucide-react";
import { BASES, type Base, effectiveRights, SHIPPED } from "../../../blueprints/role.ts";
import { DefinitionList } from "../../definition/definition-list.tsx";
import { useWords } from "../../i18n/i18n.ts";
import { roles } from "../../i18n/roles.ts";
import { useRuleList } from "../../rules/use-rule-list.ts";
import { Table, Td, Th } from "../../ui/table.tsx";
import { useTeam } from "../team/use-team.ts";
import { isRoleLike, plainRole } from "./plain-role.ts";

/** The desk's own roles, and the shipped ones below, which stay as they are. */
export default function RolesScreen() {
  const t = useWords(roles);
  const { documents } = useRuleList("role", isRoleLike);
  const team = useTeam();
  const people = (id: string) => team.data?.roles.find((role) => role.id === id)?.people ?? "…";
  const rights = (count: number) => (count === 0 ? t("rights.none") : t("rights.some", { count }));
  return (
    <>
      <DefinitionList
        kind="role"
        path="/roles"
        icon={KeyRound}
        words={{ title: t("title"), intro: t("intro"), fresh: t("fresh"), none: t("none") }}
        draft={plainRole}
        columns={[
          {
            title: t("column.basedOn"),
            cell: ({ key }) => {
              const role = documents.get(key);
              return role ? t(`role:${role.basedOn}`) : "…";
            },
          },
          { title: t("column.rights"), cell: ({ key }) => rights(documents.get(key)?.rights.length ?? 0) },
          {
            title: t("column.sees"),
            cell: ({ key }) => {
              const role = documents.get(key);
              return role ? t(`sees.${role.sees}`) : "…";
            },
          },
          {
            title: t("column.people"),
            cell: ({ key, published }) => (published === null ? "–" : people(`role:${key}`)),
          },
        ]}
      />
      <h2 className="mt-8 mb-3 font-semibold text-base">{t("shipped")}</h2>
      <Table stacks label={t("shipped")}>
        <thead>
          <tr>
            {(["role", "rights", "sees", "people"] as const).map((column) => (
              <Th key={column}>{t(`column.${column}`)}</Th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <Td>
              <Named of="requester" />
            </Td>
            <Td>{rights(0)}</Td>
            <Td>{t("sees.own")}</Td>
            <Td>–</Td>
          </tr>
          {BASES.map((base) => (
            <tr key={base}>
              <Td>
                <Named of={base} />
              </Td>
              <Td>
                <ul className="m-0 list-none p-0 text-soft">
                  {base === "admin" ? (
                    <li>{t("rights.all")}</li>
                  ) : (
                    rightsOf(base).map((right) => <li key={right}>{t(`right.${right}`)}</li>)
                  )}
                  {rightsOf(base).length === 0 && <li>{t("rights.none")}</li>}
                </ul>
              </Td>
              <Td>{t(`sees.${SHIPPED[base].sees}`)}</Td>
              <Td className="tabular-nums">{people(`role:${base}`)}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}

/** With what comes with a role by itself. */
const rightsOf = (base: Base) => effectiveRights([`role:${base}`], SHIPPED[base].rights);

function Named({ of: role }: { readonly of: "requester" | (typeof BASES)[number] }) {
  const t = useWords(roles);
  return (
    <>
      <span className="block font-medium">{t(`role:${role}`)}</span>
      <span className="block text-soft text-xs">{t(`role:${role}.text`)}</span>
    </>
  );
}
