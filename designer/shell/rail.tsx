import clsx from "clsx";
import { type LucideIcon, PanelLeftClose, PanelLeftOpen } from "lucide-react";
import { Link, useLocation } from "react-router";
import { useMe } from "../data/session.ts";
import { useWords } from "../i18n/i18n.ts";
import { shell } from "../i18n/shell.ts";
import { AREAS, type Screen } from "../screen.ts";
import { homeOf, screens } from "../screens.ts";
import { Tooltip } from "../ui/tooltip.tsx";
import { useCurrentInSight } from "../ui/use-current-in-sight.ts";
import { Mark } from "./mark.tsx";
import { useRailWidth } from "./rail-width.ts";

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
  const [wide, setWide] = useRailWidth();
  const bar = useCurrentInSight<HTMLElement>("[aria-current]", current);
  return (
    <nav
      ref={bar}
      data-region="navigation"
      aria-label={t("navigation")}
      className={clsx(
        "flex shrink-0 overflow-x-auto border-t border-separator bg-panel sm:flex-col sm:justify-start sm:gap-1 sm:overflow-x-hidden sm:overflow-y-auto sm:border-t-0 sm:border-e sm:py-2",
        wide ? "sm:w-52" : "sm:w-14",
      )}
    >
      <Link
        to={homeOf(me)}
        aria-label="Filrouge"
        className={clsx("mb-2 hidden rounded-lg sm:block", wide ? "mx-3 self-start" : "mx-auto")}
      >
        <Mark size={32} />
      </Link>
      {entries.map(({ to, title, icon: Icon, paths: own }) => {
        const active = own.includes(current);
        const link = (
          <Link
            key={title}
            to={to}
            aria-current={active ? (pathname === to ? "page" : "true") : undefined}
            className={clsx(
              "flex min-h-11 min-w-min flex-1 flex-col items-center justify-center gap-0.5 rounded-md px-0.5 py-1.5 text-center text-xs no-underline max-sm:whitespace-nowrap sm:mx-1 sm:min-w-11 sm:flex-none",
              wide && "sm:flex-row sm:justify-start sm:gap-3 sm:px-3 sm:text-start sm:text-sm",
              active ? "bg-raised font-medium text-link" : "text-soft hover:bg-raised hover:text-ink",
            )}
          >
            <Icon size={20} aria-hidden className="shrink-0" />
            <span className={clsx("min-w-15", !wide && "sm:sr-only")}>{t(title)}</span>
          </Link>
        );
        return wide ? (
          link
        ) : (
          <Tooltip key={title} text={t(title)} side="right">
            {link}
          </Tooltip>
        );
      })}
      <RailButton wide={wide} label={t(wide ? "rail.narrow" : "rail.wide")} onPress={() => setWide(!wide)} />
    </nav>
  );
}

/** At the foot of the rail; a bar at the bottom shows names in any case. */
function RailButton({
  wide,
  label,
  onPress,
}: {
  readonly wide: boolean;
  readonly label: string;
  readonly onPress: () => void;
}) {
  const Icon = wide ? PanelLeftClose : PanelLeftOpen;
  const button = (
    <button
      type="button"
      aria-expanded={wide}
      aria-label={label}
      onClick={onPress}
      className={clsx(
        "mx-1 mt-auto hidden min-h-11 shrink-0 cursor-pointer items-center gap-3 rounded-md text-soft hover:bg-raised hover:text-ink sm:flex",
        wide ? "justify-start px-3 text-sm" : "justify-center",
      )}
    >
      <Icon size={20} aria-hidden className="shrink-0" />
      {wide && <span>{label}</span>}
    </button>
  );
  return wide ? (
    button
  ) : (
    <Tooltip text={label} side="right">
      {button}
    </Tooltip>
  );
}
