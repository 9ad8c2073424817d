import { keepPreviousData, useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { UserPlus, UserRound } from "lucide-react";
import { type RefObject, useId, useState } from "react";
import type { Caller } from "../../api/contract/calls.ts";
import { bodyOf, client } from "../data/client.ts";
import { calls } from "../i18n/calls.ts";
import { useWords } from "../i18n/i18n.ts";
import { useSettled } from "../screens/search/use-settled.ts";
import { Field } from "../ui/field.tsx";

const SETTLED_MS = 120;
const PHONE = /^\+?[\d\s().\-/]{4,}$/;

/** Something that can only be a phone number, as people write one. */
export const isPhone = (text: string): boolean => PHONE.test(text.trim());

interface CallerBoxProps {
  readonly box: RefObject<HTMLInputElement | null>;
  readonly error: string | undefined;
  readonly onChoose: (caller: Caller) => void;
  readonly onNew: (typed: string) => void;
}

/** Typing looks callers up; arrows move, Enter takes one, or makes a new one of what was typed. */
export function CallerBox({ box, error, onChoose, onNew }: CallerBoxProps) {
  const t = useWords(calls);
  const list = useId();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const typed = text.trim();
  const asked = useSettled(typed, SETTLED_MS);
  const read = useQuery({
    queryKey: ["callers", asked],
    enabled: asked !== "",
    placeholderData: keepPreviousData,
    queryFn: async () => bodyOf(await client.calls.callers({ query: { text: asked } })).items,
  });
  // What was found for other words is nobody that Enter may take.
  const settled = typed !== "" && asked === typed && !read.isPlaceholderData && !read.isPending;
  const found = settled ? (read.data ?? []) : [];
  const rows = typed === "" ? 0 : found.length + 1;
  const current = Math.min(at, rows - 1);
  const take = (index: number) => {
    const caller = found[index];
    if (caller) onChoose(caller);
    else if (settled) onNew(typed);
  };
  return (
    <div>
      <Field label={t("who")} hint={t("whoHint")} error={error} required>
        {(control) => (
          <input
            {...control}
            ref={box}
            type="text"
            role="combobox"
            aria-expanded={rows > 0}
            aria-controls={list}
            aria-activedescendant={rows > 0 ? `${list}-${current}` : undefined}
            autoComplete="off"
            spellCheck={false}
            maxLength={200}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              setAt(0);
            }}
            onKeyDown={(event) => {
              if (event.key === "ArrowDown") setAt(Math.min(current + 1, rows - 1));
              else if (event.key === "ArrowUp") setAt(Math.max(current - 1, 0));
              else if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) take(current);
              else return;
              event.preventDefault();
            }}
            className="control"
          />
        )}
      </Field>
      <div id={list} role="listbox" aria-label={t("found")} aria-busy={typed !== "" && !settled} className="mt-1">
        {found.map((caller, index) => (
          <Option key={caller.id} id={`${list}-${index}`} chosen={index === current} onTake={() => take(index)}>
            <UserRound size={16} aria-hidden className="shrink-0 text-soft" />
            <span className="min-w-0 flex-1">
              <span className="block truncate">{caller.name}</span>
              <span className="block truncate text-soft text-xs">{known(caller)}</span>
            </span>
            {caller.open.length > 0 && (
              <span className="shrink-0 text-soft text-xs">{t("openTickets", { count: caller.open.length })}</span>
            )}
          </Option>
        ))}
        {settled && (
          <Option id={`${list}-${found.length}`} chosen={current === found.length} onTake={() => take(found.length)}>
            <UserPlus size={16} aria-hidden className="shrink-0 text-soft" />
            <span className="min-w-0 truncate">
              {isPhone(typed) ? t("newPhone", { phone: typed }) : t("new", { name: typed })}
            </span>
          </Option>
        )}
      </div>
      {read.isError && (
        <p role="alert" className="m-0 text-error text-xs">
          {t("failed")}
        </p>
      )}
    </div>
  );
}

export const known = ({ organizationName, phones, emails, customerNumber }: Caller): string =>
  [organizationName, phones[0], emails[0], customerNumber].filter(Boolean).join(" · ");

interface OptionProps {
  readonly id: string;
  readonly chosen: boolean;
  readonly onTake: () => void;
  readonly children: React.ReactNode;
}
function Option({ id, chosen, onTake, children }: OptionProps) {
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      // The box keeps the focus.
      onPointerDown={(event) => event.preventDefault()}
      onClick={onTake}
      onKeyDown={() => undefined}
      className={clsx("item", chosen && "bg-raised shadow-[inset_2px_0_0_var(--link)]")}
    >
      {children}
    </div>
  );
}
