import type { TeamRole } from "../../../api/contract/team.ts";
import { useSay, useWords } from "../../i18n/i18n.ts";
import { roles } from "../../i18n/roles.ts";

/** How a role is called: a shipped one in our words, one's own in the desk's. */
export function useRoleName(): (role: Pick<TeamRole, "name" | "basedOn">) => string {
  const t = useWords(roles);
  const say = useSay();
  return ({ name, basedOn }) => (name === null ? t(`role:${basedOn}`) : say(name));
}
