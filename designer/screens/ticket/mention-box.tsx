import clsx from "clsx";
import { User, Users } from "lucide-react";
import { type ComponentPropsWithRef, type RefObject, useId, useState } from "react";
import { beside } from "../../i18n/beside.ts";
import { useWords } from "../../i18n/i18n.ts";
import { fitting, type Mentionable, typedMention, useMentionable } from "./mentionable.ts";

interface MentionBoxProps extends Omit<ComponentPropsWithRef<"textarea">, "onChange" | "value" | "ref"> {
  readonly box: RefObject<HTMLTextAreaElement | null>;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

/** A text box that completes mentions: @ opens the list, arrows choose, Enter or Tab takes, Escape closes it. */
export function MentionBox({ box, value, onChange, onKeyDown, ...rest }: MentionBoxProps) {
  const t = useWords(beside);
  const id = useId();
  const all = useMentionable();
  const [caret, setCaret] = useState(0);
  const [at, setAt] = useState(0);
  const [closed, setClosed] = useState<number | null>(null);
  const typed = typedMention(value, caret);
  const shown = typed && typed.from !== closed ? fitting(all, typed.query) : [];
  const open = shown.length > 0;
  const current = Math.min(at, shown.length - 1);
  const follow = (element: HTMLTextAreaElement) => {
    setCaret(element.selectionStart === element.selectionEnd ? element.selectionStart : 0);
    setAt(0);
  };
  const take = ({ handle }: Mentionable) => {
    const text = box.current;
    if (!typed || !text) return;
    // In the box itself, which then says so as if it had been typed: caret and text change at once, before another key can come.
    text.focus();
    text.setRangeText(`@${handle} `, typed.from, text.value[caret] === " " ? caret + 1 : caret, "end");
    text.dispatchEvent(new InputEvent("input", { bubbles: true }));
  };
  const key = (event: React.KeyboardEvent<HTMLTextAreaElement>) => {
    if (!open || event.ctrlKey || event.metaKey || event.altKey) return onKeyDown?.(event);
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const chosen = shown[current];
    if (by !== 0) setAt((current + by + shown.length) % shown.length);
    else if ((event.key === "Enter" || event.key === "Tab") && !event.shiftKey && chosen) take(chosen);
    else if (event.key === "Escape") setClosed(typed?.from ?? null);
    else return onKeyDown?.(event);
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="relative">
      <textarea
        {...rest}
        ref={box}
        value={value}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        {...(open && { "aria-controls": `${id}-list`, "aria-activedescendant": `${id}-${current}` })}
        onChange={(event) => {
          onChange(event.target.value);
          follow(event.target);
          setClosed(null);
        }}
        onSelect={(event) => {
          const { selectionStart, selectionEnd } = event.currentTarget;
          if (selectionStart === selectionEnd && selectionStart !== caret) follow(event.currentTarget);
        }}
        onBlur={() => setCaret(0)}
        onKeyDown={key}
      />
      {open && (
        <div
          id={`${id}-list`}
          role="listbox"
          aria-label={t("mention.list")}
          className="popup absolute start-0 bottom-full z-30 mb-1 max-h-64 w-72 max-w-full overflow-y-auto p-1"
        >
          {shown.map((one, index) => {
            const Icon = one.group ? Users : User;
            return (
              // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the text; the text says which one is meant
              // biome-ignore lint/a11y/useKeyWithClickEvents: the text's own keys choose
              <div
                key={`${one.group}${one.handle}`}
                id={`${id}-${index}`}
                role="option"
                aria-selected={index === current}
                // The text keeps the focus, or the list would close before the click.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => take(one)}
                className={clsx("item flex items-center gap-2", index === current && "bg-raised")}
              >
                <Icon size={16} aria-hidden className="shrink-0 text-soft" />
                <span className="min-w-0 flex-1 truncate">{one.name}</span>
                <span className="text-soft text-xs">
                  @{one.handle}
                  {one.group && ` · ${t("mention.group")}`}
                </span>
              </div>
            );
          })}
        </div>
      )}
    </div>
  );
}
