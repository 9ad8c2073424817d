import clsx from "clsx";
import type { LucideIcon } from "lucide-react";
import { Link, useLocation } from "react-router";
import { useMe } from "../data/session.ts";
import { useWords } from "../i18n/i18n.ts";
import { shell } from "../i18n/shell.ts";
import { AREAS, type Screen } from "../screen.ts";
import { homeOf, screens } from "../screens.ts";
import { Tooltip } from "../ui/tooltip.tsx";
import { Mark } from "./mark.tsx";

/** A screen, or an area with the first of its screens that this person may see. */
interface Entry {
  readonly to: string;
  readonly title: Screen["title"] | `area.${keyof typeof AREAS}`;
  readonly icon: LucideIcon;
  readonly paths: readonly string[];
}

function entriesOf(shown: readonly Screen[]): readonly Entry[] {
  const entries: Entry[] = [];
  for (const { path, title, icon, area } of shown) {
    const known = area && entries.findIndex((entry) => entry.title === `area.${area}`);
    const entry = known === undefined ? undefined : entries[known];
    if (known !== undefined && entry) entries[known] = { ...entry, paths: [...entry.paths, path] };
    else if (area) entries.push({ to: path, title: `area.${area}`, icon: AREAS[area], paths: [path] });
    else entries.push({ to: path, title, icon, paths: [path] });
  }
  return entries;
}

const isAt = (pathname: string, path: string): boolean => pathname === path || pathname.startsWith(`${path}/`);

/** The left rail; a bar at the bottom on small screens. */
export function Rail() {
  const t = useWords(shell);
  const me = useMe();
  const { pathname } = useLocation();
  const seen = screens.filter((screen) => screen.seenBy(me) && screen.listed !== "none");
  // What is found by name only has no entry of its own, but belongs to its area.
  const entries = entriesOf(seen.filter((screen) => screen.listed === "menu" || screen.area !== undefined));
  const paths = entries.flatMap((entry) => entry.paths);
  // Of two that fit, such as /my and /my/new, it is the longer one.
  const current = paths.filter((path) => isAt(pathname, path)).sort((a, b) => b.length - a.length)[0] ?? "";
  return (
    <nav
      data-region="navigation"
      aria-label={t("navigation")}
      className="flex shrink-0 overflow-x-auto border-t border-separator bg-panel sm:w-14 sm:overflow-x-visible sm:flex-col sm:justify-start sm:gap-1 sm:border-t-0 sm:border-e sm:py-2"
    >
      <Link to={homeOf(me)} aria-label="Filrouge" className="mx-auto mb-2 hidden rounded-lg sm:block">
        <Mark size={32} />
      </Link>
      {entries.map(({ to, title, icon: Icon, paths: own }) => {
        const active = own.includes(current);
        return (
          <Tooltip key={title} text={t(title)} side="right">
            <Link
              to={to}
              aria-current={active ? (pathname === to ? "page" : "true") : undefined}
              className={clsx(
                "mx-1 flex min-h-11 min-w-min flex-1 flex-col items-center justify-center gap-0.5 rounded-md px-0.5 py-1.5 text-center text-xs no-underline sm:min-w-11 sm:flex-none",
                active ? "bg-raised font-medium text-link" : "text-soft hover:bg-raised hover:text-ink",
              )}
            >
              <Icon size={20} aria-hidden />
              <span className="min-w-15 sm:sr-only">{t(title)}</span>
            </Link>
          </Tooltip>
        );
      })}
    </nav>
  );
}
