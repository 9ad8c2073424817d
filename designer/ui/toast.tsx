import clsx from "clsx";
import { CircleAlert, CircleCheck, Info, X } from "lucide-react";
import { useSyncExternalStore } from "react";
import { useWords } from "../i18n/i18n.ts";
import { ui } from "../i18n/ui.ts";
import { Button } from "./button.tsx";
import { IconButton } from "./icon-button.tsx";
import { announce } from "./live-region.tsx";

export interface ToastOptions {
  readonly tone?: "good" | "error" | "info";
  readonly action?: { readonly label: string; readonly onPress: () => void };
  /** Takes the place of the one before about the same thing. */
  readonly about?: string;
  /** How long it stays, ms; one with an action stays 30 s. */
  readonly forMs?: number;
}
interface Shown extends ToastOptions {
  readonly id: number;
  readonly text: string;
}

let shown: readonly Shown[] = [];
let next = 1;
const listeners = new Set<() => void>();
const tell = () => {
  for (const listener of listeners) listener();
};
const dismiss = (id: number): void => {
  shown = shown.filter((toast) => toast.id !== id);
  tell();
};

/** Shows a short message at the bottom and reads it out. */
export function toast(text: string, options: ToastOptions = {}): void {
  const id = next++;
  const others = options.about === undefined ? shown : shown.filter(({ about }) => about !== options.about);
  shown = [...others.slice(-2), { id, text, ...options }];
  tell();
  announce(text, options.tone === "error" ? "assertive" : "polite");
  setTimeout(() => dismiss(id), options.forMs ?? (options.action ? 30_000 : 6_000));
}

const ICON = { good: CircleCheck, error: CircleAlert, info: Info };
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export function Toasts() {
  const t = useWords(ui);
  const toasts = useSyncExternalStore(subscribe, () => shown);
  if (toasts.length === 0) return null;
  return (
    <section
      aria-label={t("notifications")}
      className="pointer-events-none fixed inset-x-2 top-14 z-50 flex flex-col items-center gap-2"
    >
      {toasts.map((item) => {
        const Icon = ICON[item.tone ?? "good"];
        return (
          <div
            key={item.id}
            className="popup pointer-events-auto flex max-w-full animate-[appear_120ms_ease-out] items-center gap-2 py-1 ps-3 pe-1"
          >
            <Icon
              size={18}
              aria-hidden
              className={clsx(
                "shrink-0",
                item.tone === "error" ? "text-error" : item.tone === "info" ? "text-info" : "text-good",
              )}
            />
            <span className="min-w-0 py-1">{item.text}</span>
            {item.action && (
              <Button
                variant="link"
                className="ms-2"
                onClick={() => {
                  item.action?.onPress();
                  dismiss(item.id);
                }}
              >
                {item.action.label}
              </Button>
            )}
            <IconButton label={t("dismiss")} icon={X} onClick={() => dismiss(item.id)} />
          </div>
        );
      })}
    </section>
  );
}
