import clsx from "clsx";
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import { useWords } from "../../i18n/i18n.ts";
import { templates } from "../../i18n/templates.ts";
import type { ControlProps } from "../../ui/field.tsx";
import { announce } from "../../ui/live-region.tsx";
import { inserted, matching, type Placeholder, type Typed, typedAt } from "./placeholders.ts";

type Box = HTMLInputElement | HTMLTextAreaElement;

export interface PlaceholderInputProps {
  readonly control: ControlProps;
  readonly value: string;
  readonly offered: readonly Placeholder[];
  readonly onChange: (text: string) => void;
  readonly long?: boolean;
  readonly disabled: boolean;
  readonly lang: string;
  readonly pointer: string;
  /** Gives whoever holds it a way to put a placeholder where the caret is. */
  readonly insert: { current: ((path: string) => void) | null };
}

/** A text in which two braces bring up what may stand between them. Arrows choose, Enter or Tab take, Escape puts it away. */
export function PlaceholderInput(props: PlaceholderInputProps) {
  const { control, value, offered, onChange, long, disabled, lang, pointer, insert } = props;
  const t = useWords(templates);
  const list = useId();
  const box = useRef<Box>(null);
  const caret = useRef<number | null>(null);
  const [typed, setTyped] = useState<Typed | null>(null);
  const [at, setAt] = useState(0);
  const found = typed ? matching(offered, typed.name) : [];
  const open = found.length > 0;
  const chosen = Math.min(at, found.length - 1);

  // The caret goes behind what was put in, once that stands there.
  useLayoutEffect(() => {
    if (caret.current === null || !box.current) return;
    box.current.focus();
    box.current.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  });
  // The list may reach below what is in sight.
  useEffect(() => {
    if (open) document.getElementById(`${list}-${chosen}`)?.scrollIntoView({ block: "nearest" });
  }, [open, list, chosen]);
  const put = (path: string, span: { readonly from: number; readonly to: number }) => {
    const next = inserted(value, path, span);
    caret.current = next.caret;
    setTyped(null);
    onChange(next.text);
  };
  insert.current = (path) => {
    const end = value.length;
    put(path, { from: box.current?.selectionStart ?? end, to: box.current?.selectionEnd ?? end });
  };
  const look = (element: Box) => {
    const next = typedAt(element.value, element.selectionStart ?? 0);
    if (next && next.name !== typed?.name) announce(t("offered", { count: matching(offered, next.name).length }));
    setTyped(next);
    setAt(0);
  };
  const take = (placeholder: Placeholder | undefined) => {
    if (placeholder && typed)
      put(placeholder.path, { from: typed.from, to: box.current?.selectionStart ?? typed.from });
  };
  const press = (event: KeyboardEvent) => {
    if (!open) return;
    if (event.key === "ArrowDown") setAt((chosen + 1) % found.length);
    else if (event.key === "ArrowUp") setAt((chosen + found.length - 1) % found.length);
    else if (event.key === "Enter" || event.key === "Tab") take(found[chosen]);
    else if (event.key === "Escape") setTyped(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const shared = {
    ...control,
    "data-pointer": pointer,
    "aria-autocomplete": "list",
    "aria-controls": open ? list : undefined,
    "aria-activedescendant": open ? `${list}-${chosen}` : undefined,
    lang,
    value,
    disabled,
    maxLength: 2000,
    onKeyDown: press,
    onBlur: () => setTyped(null),
    onSelect: (event: { readonly currentTarget: Box }) => {
      if (typed) look(event.currentTarget);
    },
    onChange: (event: { readonly target: Box }) => {
      onChange(event.target.value);
      look(event.target);
    },
  } as const;
  return (
    <div className="relative">
      {long ? (
        <textarea
          {...shared}
          ref={box as React.RefObject<HTMLTextAreaElement | null> /* one box, of the kind that is drawn */}
          rows={8}
          className="control resize-y"
          style={{ fieldSizing: "content", minHeight: "10rem" }}
        />
      ) : (
        <input
          {...shared}
          ref={box as React.RefObject<HTMLInputElement | null> /* one box, of the kind that is drawn */}
          className="control"
        />
      )}
      {open && (
        <div
          id={list}
          role="listbox"
          aria-label={t("offered.label")}
          className="popup absolute top-full z-40 mt-1 max-h-64 w-full min-w-48 overflow-y-auto p-1"
        >
          {found.map((placeholder, index) => (
            <div
              key={placeholder.path}
              id={`${list}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === chosen}
              onPointerMove={() => setAt(index)}
              // Before the box loses the focus and the list with it.
              onPointerDown={(event) => {
                event.preventDefault();
                take(placeholder);
              }}
              className={clsx("item", index === chosen && "bg-raised shadow-[inset_2px_0_0_var(--link)]")}
            >
              <span className="min-w-0 flex-1 truncate">{placeholder.label}</span>
              <code className="text-xs text-soft">{placeholder.path}</code>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
