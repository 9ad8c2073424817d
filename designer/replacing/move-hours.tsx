import { useState } from "react";
import { client } from "../data/client.ts";
import { keys, queries } from "../data/queries.ts";
import { isAdmin, useMe } from "../data/session.ts";
import { useUses } from "../export/uses-panel.tsx";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { replacing as words } from "../i18n/replacing.ts";
import { Button } from "../ui/button.tsx";

interface Working {
  readonly id: string;
  readonly name: string;
}

/** Groups work by a calendar and people have shifts in one: they follow at one press, each with its result, and go back as one. */
export function MoveHours({
  from,
  by,
  called,
}: {
  readonly from: string;
  readonly by: string;
  readonly called: string;
}) {
  const t = useWords(words);
  const admin = isAdmin(useMe());
  const language = useLanguage();
  const uses = useUses("calendar", from);
  const [moved, setMoved] = useState<readonly Working[]>([]);
  const [refused, setRefused] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const people = uses.data?.people ?? [];
  const list = (all: readonly Working[]) => new Intl.ListFormat(language).format(all.map(({ name }) => name));
  const give = async (all: readonly Working[], calendar: string) => {
    setBusy(true);
    const done: Working[] = [];
    const not: string[] = [];
    for (const one of all) {
      const params = { id: one.id };
      const answer = one.id.startsWith("group:")
        ? await client.team.changeGroup({ params, body: { calendar } })
        : await client.people.change({ params, body: { shift: calendar } });
      if (answer.ok) done.push(one);
      else not.push(t("refused", { name: one.name, reason: answer.problem.detail }));
    }
    setRefused(not);
    setBusy(false);
    for (const key of [keys.definitions, keys.people, keys.directory, ["team"]])
      void queries.invalidateQueries({ queryKey: key });
    return done;
  };
  if (people.length + moved.length === 0) return null;
  return (
    <div className="flex flex-col items-start gap-2">
      {moved.length === 0 ? (
        <>
          <p className="m-0">{t("hours", { names: list(people) })}</p>
          {/* Who works when is for an admin to say. */}
          {admin && (
            <Button busy={busy} onClick={() => void give(people, by).then(setMoved)}>
              {t("hours.do", { by: called })}
            </Button>
          )}
        </>
      ) : (
        <>
          <p role="status" className="m-0">
            {t("hours.done", { names: list(moved), by: called })}
          </p>
          <Button busy={busy} onClick={() => void give(moved, from).then(() => setMoved([]))}>
            {t("undo")}
          </Button>
        </>
      )}
      {refused.length > 0 && (
        <p role="alert" className="m-0 text-error">
          {refused.join(" ")}
        </p>
      )}
    </div>
  );
}
