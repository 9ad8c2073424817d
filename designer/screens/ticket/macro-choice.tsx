import { useQuery } from "@tanstack/react-query";
import { ChevronRight } from "lucide-react";
import { type RefObject, useRef, useState } from "react";
import { bodyOf, client } from "../../data/client.ts";
import { keys } from "../../data/queries.ts";
import { useSay, useWords } from "../../i18n/i18n.ts";
import { macros } from "../../i18n/macros.ts";
import { EmptyState, ErrorState } from "../../ui/empty-state.tsx";
import { TextField } from "../../ui/field.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";

export interface ChosenMacro {
  readonly key: string;
  readonly name: string;
}

interface Offered extends ChosenMacro {
  /** Empty: under none. */
  readonly section: string;
}

/** The macros that this ticket is offered. */
export function OfferedMacros({
  ticket,
  ...rest
}: Omit<MacroChoiceProps, "offered" | "failed"> & { readonly ticket: string }) {
  const say = useSay();
  const read = useQuery({
    queryKey: [...keys.ticket(ticket), "macros"],
    queryFn: async () => bodyOf(await client.rules.macros({ params: { id: ticket } })).items,
  });
  const offered = read.data?.map(({ key, name, section }) => ({
    key,
    name: say(name),
    section: section === null ? "" : say(section),
  }));
  return <MacroChoice {...rest} offered={offered} {...(read.isError && { failed: () => void read.refetch() })} />;
}

interface MacroChoiceProps {
  /** Undefined: they are still being read. */
  readonly offered: readonly Offered[] | undefined;
  /** They could not be read; it tries again. */
  readonly failed?: () => void;
  readonly first: RefObject<HTMLInputElement | null>;
  readonly onChoose: (macro: ChosenMacro) => void;
}

/** Macros under their sections; typing narrows them, arrows move, Enter shows one. */
export function MacroChoice({ offered, failed, first, onChoose }: MacroChoiceProps) {
  const t = useWords(macros);
  const list = useRef<HTMLDivElement>(null);
  const [find, setFind] = useState("");
  if (failed && !offered) return <ErrorState message={t("menu.failed")} onRetry={failed} />;
  if (offered?.length === 0) return <EmptyState title={t("menu.none")} />;
  const shown = (offered ?? []).filter(({ name, section }) =>
    `${section} ${name}`.toLocaleLowerCase().includes(find.trim().toLocaleLowerCase()),
  );
  const sections = [...new Set(shown.map(({ section }) => section))].toSorted(
    (a, b) => Number(a !== "") - Number(b !== ""),
  );
  const buttons = () => [...(list.current?.querySelectorAll("button") ?? [])];
  const move = (event: React.KeyboardEvent) => {
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const all = buttons();
    const at = all.findIndex((one) => one.matches(":focus"));
    if (at === 0 && by === -1) first.current?.focus();
    else all[Math.min(all.length - 1, at + by)]?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows between controls that Tab reaches too
    <div className="flex flex-col gap-3" onKeyDown={move}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const topmost = shown.find(({ section }) => section === sections[0]);
          if (topmost) onChoose(topmost);
        }}
      >
        <TextField
          ref={first}
          label={t("menu.find")}
          hideLabel
          placeholder={t("menu.find")}
          value={find}
          onChange={setFind}
        />
      </form>
      {!offered && <Skeleton lines={4} />}
      {offered && shown.length === 0 && (
        <p role="status" className="m-0 text-soft">
          {t("menu.noMatch")}
        </p>
      )}
      <div ref={list} className="flex flex-col gap-3">
        {sections.map((section) => (
          <section key={section} aria-label={section === "" ? t("menu") : section}>
            {section !== "" && <h3 className="m-0 mb-1 font-semibold text-soft text-xs">{section}</h3>}
            <ul className="m-0 flex list-none flex-col p-0">
              {shown
                .filter((macro) => macro.section === section)
                .map((macro) => (
                  <li key={macro.key}>
                    <button
                      type="button"
                      className="flex min-h-9 w-full items-center gap-2 rounded-md px-2.5 text-start hover:bg-raised focus-visible:bg-raised"
                      onClick={() => onChoose(macro)}
                    >
                      <span className="min-w-0 flex-1">{macro.name}</span>
                      <ChevronRight size={16} aria-hidden className="shrink-0 text-soft" />
                    </button>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  );
}
