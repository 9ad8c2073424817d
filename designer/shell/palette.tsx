import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { Search, Ticket } from "lucide-react";
import { useDeferredValue, useId, useRef, useState } from "react";
import { bodyOf, client } from "../data/client.ts";
import { keys } from "../data/queries.ts";
import { isAgent, useMe } from "../data/session.ts";
import { useWords } from "../i18n/i18n.ts";
import { shell } from "../i18n/shell.ts";
import { screens } from "../screens.ts";
import { Dialog } from "../ui/dialog.tsx";

/** Jump to a screen or a ticket by typing. Focus stays in the box; arrows move the choice. */
export default function Palette({
  onClose,
  onGo,
}: {
  readonly onClose: () => void;
  readonly onGo: (path: string) => void;
}) {
  const t = useWords(shell);
  const me = useMe();
  const list = useId();
  const box = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const wanted = useDeferredValue(text.trim());
  const found = useQuery({
    queryKey: keys.list({ palette: wanted }),
    enabled: wanted.length > 0,
    queryFn: async () => bodyOf(await client.tickets.list({ query: { text: wanted, view: "all", limit: 8 } })).items,
  });
  const places = screens
    .filter((screen) => screen.listed !== "none" && screen.seenBy(me))
    .map((screen) => ({ path: screen.path, label: t(screen.title), icon: screen.icon, number: "" }))
    .filter((place) => place.label.toLowerCase().includes(text.trim().toLowerCase()));
  const tickets = (wanted ? (found.data ?? []) : []).map((ticket) => ({
    path: `${isAgent(me) ? "/tickets" : "/my"}/${ticket.id}`,
    label: ticket.subject,
    icon: Ticket,
    number: `#${ticket.number}`,
  }));
  const all = [...places, ...tickets];
  const chosen = Math.min(at, all.length - 1);
  const go = (path: string | undefined) => {
    if (!path) return;
    onClose();
    onGo(path);
  };
  return (
    <Dialog open initialFocus={box} onClose={onClose} title={t("palette.title")}>
      <div className="relative">
        <Search size={16} aria-hidden className="absolute top-2.5 left-3 text-soft" />
        <input
          ref={box}
          role="combobox"
          aria-label={t("palette.hint")}
          aria-expanded
          aria-controls={list}
          aria-activedescendant={all[chosen] ? `${list}-${chosen}` : undefined}
          placeholder={t("palette.hint")}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
          onKeyDown={(event) => {
            if (event.key === "ArrowDown") setAt(Math.min(chosen + 1, all.length - 1));
            else if (event.key === "ArrowUp") setAt(Math.max(chosen - 1, 0));
            else if (event.key === "Enter") go(all[chosen]?.path);
            else return;
            event.preventDefault();
          }}
          className="control ps-9"
        />
      </div>
      <div id={list} role="listbox" aria-label={t("palette.title")} className="mt-2 min-h-40">
        {all.map((entry, index) => (
          <div
            key={`${entry.path}${entry.number}`}
            id={`${list}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            onPointerMove={() => setAt(index)}
            onClick={() => go(entry.path)}
            onKeyDown={() => undefined}
            className={clsx("item", index === chosen && "bg-raised shadow-[inset_2px_0_0_var(--link)]")}
          >
            <entry.icon size={16} aria-hidden className="shrink-0 text-soft" />
            {entry.number && <span className="tabular text-soft">{entry.number}</span>}
            <span className="truncate">{entry.label}</span>
          </div>
        ))}
      </div>
      {all.length === 0 && !found.isFetching && <p className="m-0 text-soft">{t("palette.none", { text })}</p>}
    </Dialog>
  );
}
