import clsx from "clsx";
import { useEffect, useState } from "react";
import { useWords } from "../i18n/i18n.ts";
import { ui } from "../i18n/ui.ts";

/** Grey lines in the place of what comes: after 150 ms, with a word for screen readers, and an excuse after 8 s. */
export function Skeleton({
  lines = 3,
  label,
  className,
}: {
  readonly lines?: number;
  readonly label?: string;
  readonly className?: string;
}) {
  const t = useWords(ui);
  const [age, setAge] = useState<"fresh" | "shown" | "long">("fresh");
  useEffect(() => {
    const shown = setTimeout(() => setAge("shown"), 150);
    const long = setTimeout(() => setAge("long"), 8000);
    return () => {
      clearTimeout(shown);
      clearTimeout(long);
    };
  }, []);
  if (age === "fresh") return <div aria-busy className={className} />;
  return (
    <div aria-busy className={clsx("flex flex-col gap-3", className)}>
      <span className="sr-only">{label ?? t("loading")}</span>
      {Array.from({ length: lines }, (_, line) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines never change places
          key={line}
          aria-hidden
          className="h-4 animate-pulse rounded bg-raised"
          style={{ width: `${90 - ((line * 23) % 50)}%` }}
        />
      ))}
      {age === "long" && <p className="m-0 text-soft">{t("loadingLong")}</p>}
    </div>
  );
}
