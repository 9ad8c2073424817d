import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate } from "react-router";
import type { Assignment } from "../../../blueprints/assignment.ts";
import { freeKey, keyFrom } from "../../../blueprints/key.ts";
import { client } from "../../data/client.ts";
import { keys } from "../../data/queries.ts";
import { may, useDirectory, useMe } from "../../data/session.ts";
import { asBody, reasonOf } from "../../document/draft.ts";
import { assignment } from "../../i18n/assignment.ts";
import { useWords } from "../../i18n/i18n.ts";
import { Button } from "../../ui/button.tsx";
import { toast } from "../../ui/toast.tsx";
import { plainAssignment } from "./plain-assignment.ts";

/** Groups that no rule names, and a way to give them one. */
export function ByHandGroups({ rules }: { readonly rules: readonly Assignment[] }) {
  const t = useWords(assignment);
  const me = useMe();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [busy, setBusy] = useState<string | null>(null);
  const groups = (useDirectory().data?.groups ?? []).filter(({ id }) => !rules.some(({ group }) => group === id));
  const make = async (group: { readonly id: string; readonly name: string }) => {
    setBusy(group.id);
    const key = freeKey(
      rules.map((it) => it.key),
      keyFrom(group.name),
    );
    const answer = await client.definitions
      .create({ body: asBody(plainAssignment(key, group.name, group.id)) })
      .catch(reasonOf);
    setBusy(null);
    if (typeof answer === "string") return toast(answer, { tone: "error" });
    if (!answer.ok) return toast(answer.problem.detail || answer.problem.title, { tone: "error" });
    void queries.invalidateQueries({ queryKey: keys.definitions });
    void navigate(`/assignment/${key}`);
  };
  return (
    <section aria-labelledby="by-hand" className="mt-6 flex flex-col gap-2">
      <h2 id="by-hand" className="m-0 font-semibold text-base">
        {t("byHand.title")}
      </h2>
      <p className="m-0 text-soft">{groups.length > 0 ? t("byHand.hint") : t("byHand.none")}</p>
      <ul aria-labelledby="by-hand" className="m-0 flex list-none flex-col gap-1 p-0">
        {groups.map((group) => (
          <li key={group.id} className="flex items-center gap-3 rounded-lg border border-separator bg-panel px-3 py-2">
            <span className="min-w-0 flex-1">{group.name}</span>
            {may(me, "design") && (
              <Button
                size="s"
                busy={busy === group.id}
                aria-label={t("byHand.chooseFor", { group: group.name })}
                onClick={() => void make(group)}
              >
                {t("byHand.choose")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
