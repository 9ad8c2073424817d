import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { UserPlus, UserRound } from "lucide-react";
import { type RefObject, useState } from "react";
import type { Caller } from "../../api/contract/calls.ts";
import { bodyOf, client } from "../data/client.ts";
import { calls } from "../i18n/calls.ts";
import { useWords } from "../i18n/i18n.ts";
import { useSettled } from "../screens/search/use-settled.ts";
import { Field } from "../ui/field.tsx";
import { usePickList } from "../ui/use-pick-list.ts";

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
  const [text, setText] = useState("");
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
  // The last line is somebody new, of what was typed.
  const pick = usePickList<Caller | null>(settled ? [...found, null] : [], (caller) =>
    caller ? onChoose(caller) : onNew(typed),
  );
  return (
    <div>
      <Field label={t("who")} hint={t("whoHint")} error={error} required>
        {(control) => (
          <input
            {...control}
            ref={box}
            type="text"
            {...pick.box}
            maxLength={200}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              pick.restart();
            }}
            onKeyDown={(event) => {
              if (!event.ctrlKey && !event.metaKey) pick.onKey(event);
            }}
            className="control"
          />
        )}
      </Field>
      <div id={pick.list} role="listbox" aria-label={t("found")} aria-busy={typed !== "" && !settled} className="mt-1">
        {found.map((caller, index) => (
          <div key={caller.id} {...pick.option(index)}>
            <UserRound size={16} aria-hidden className="shrink-0 text-soft" />
            <span className="min-w-0 flex-1">
              <span className="block truncate">{caller.name}</span>
              <span className="block truncate text-soft text-xs">{known(caller)}</span>
            </span>
            {caller.open.length > 0 && (
              <span className="shrink-0 text-soft text-xs">{t("openTickets", { count: caller.open.length })}</span>
            )}
          </div>
        ))}
        {settled && (
          <div {...pick.option(found.length)}>
            <UserPlus size={16} aria-hidden className="shrink-0 text-soft" />
            <span className="min-w-0 truncate">
              {isPhone(typed) ? t("newPhone", { phone: typed }) : t("new", { name: typed })}
            </span>
          </div>
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
