import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { bodyOf, client } from "../data/client.ts";
import { keys } from "../data/queries.ts";
import { isAdmin, useMe } from "../data/session.ts";
import { reasonOf } from "../document/draft.ts";
import { useWords } from "../i18n/i18n.ts";
import { publishing } from "../i18n/publishing.ts";
import { Checkbox } from "../ui/checkbox.tsx";
import { toast } from "../ui/toast.tsx";

/** Where a second person is needed: everybody sees it, admins say it. */
export function PublishSettings() {
  const t = useWords(publishing);
  const me = useMe();
  const queries = useQueryClient();
  const { data } = useQuery({
    queryKey: [...keys.definitions, "publishing", "settings"],
    queryFn: async () => bodyOf(await client.publishing.settings()),
  });
  // What is being sent shows at once.
  const [wanted, setWanted] = useState<{ readonly id: string; readonly secondPerson: boolean } | null>(null);
  if (!data) return null;
  const set = async (id: string, secondPerson: boolean) => {
    setWanted({ id, secondPerson });
    try {
      bodyOf(await client.publishing.set({ params: { id }, body: { secondPerson } }));
      toast(t("settings.saved"), { tone: "good" });
    } catch (error) {
      toast(reasonOf(error), { tone: "error" });
    }
    await queries.invalidateQueries({ queryKey: keys.definitions });
    setWanted(null);
  };
  const ticked = (id: string, now: boolean) => (wanted?.id === id ? wanted.secondPerson : now);
  const disabled = !isAdmin(me);
  return (
    <fieldset className="m-0 mb-6 flex flex-col gap-1.5 rounded-lg border border-separator bg-panel p-4">
      <legend className="float-left m-0 mb-1 w-full p-0 font-semibold">{t("settings")}</legend>
      <Checkbox
        label={t("settings.desk")}
        checked={ticked("desk", data.desk)}
        disabled={disabled}
        onChange={(on) => void set("desk", on)}
      />
      {data.departments.map(({ id, name, secondPerson }) => (
        <Checkbox
          key={id}
          label={t("settings.department", { name })}
          checked={data.desk || ticked(id, secondPerson)}
          disabled={disabled || data.desk}
          onChange={(on) => void set(id, on)}
        />
      ))}
    </fieldset>
  );
}
