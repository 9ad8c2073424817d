import clsx from "clsx";
import { Search } from "lucide-react";
import { type RefObject, useId, useState } from "react";
import { isAgent, useDirectory, useMe } from "../../data/session.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { search } from "../../i18n/search.ts";
import { completionsOf } from "./completion.ts";

/** The box of the results' page: operators and their values are offered under it; none is taken unless somebody goes to it. */
export function SearchBox({
  text,
  box,
  onChange,
  onSend,
}: {
  readonly text: string;
  readonly box: RefObject<HTMLInputElement | null>;
  readonly onChange: (text: string) => void;
  readonly onSend: () => void;
}) {
  const t = useWords(search);
  const language = useLanguage();
  const agent = isAgent(useMe());
  const { data: directory } = useDirectory();
  const list = useId();
  const [at, setAt] = useState(-1);
  const [shown, setShown] = useState(false);
  const offered = shown ? completionsOf(text, { directory, agent, language }) : [];
  const chosen = Math.min(at, offered.length - 1);
  const take = (whole: string) => {
    setAt(-1);
    onChange(whole);
    box.current?.focus();
  };
  return (
    <div className="relative">
      <Search size={16} aria-hidden className="absolute top-1/2 left-3 -translate-y-1/2 text-soft" />
      <input
        ref={box}
        type="text"
        enterKeyHint="search"
        role="combobox"
        aria-label={t("box")}
        aria-expanded={offered.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={offered[chosen] ? `${list}-${chosen}` : undefined}
        autoComplete="off"
        spellCheck={false}
        maxLength={1000}
        placeholder={t("box.hint")}
        value={text}
        onBlur={() => setShown(false)}
        onChange={(event) => {
          setShown(true);
          setAt(-1);
          onChange(event.target.value);
        }}
        onKeyDown={(event) => {
          const option = offered[chosen];
          if (event.key === "ArrowDown" && offered.length > 0) setAt((chosen + 1) % offered.length);
          else if (event.key === "ArrowUp" && offered.length > 0) setAt(chosen <= 0 ? -1 : chosen - 1);
          else if (event.key === "Enter" && option) take(option.whole);
          else if (event.key === "Enter") {
            setShown(false);
            onSend();
          } else if (event.key === "Escape" && offered.length > 0) setShown(false);
          else return;
          event.preventDefault();
        }}
        className="control ps-9"
      />
      <div
        id={list}
        role="listbox"
        aria-label={t("offered")}
        hidden={offered.length === 0}
        className="popup absolute inset-x-0 top-full z-20 mt-1 p-1"
      >
        {offered.map((one, index) => (
          <div
            key={one.label}
            id={`${list}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            // Before the box loses the focus, and with it the list.
            onPointerDown={(event) => {
              event.preventDefault();
              take(one.whole);
            }}
            onPointerMove={() => setAt(index)}
            className={clsx("item", index === chosen && "bg-raised shadow-[inset_2px_0_0_var(--link)]")}
          >
            <span className="font-mono text-xs">{one.label}</span>
            <span className="truncate text-soft">{one.hint}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
