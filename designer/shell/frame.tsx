import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { Outlet, useLocation, useNavigate } from "react-router";
import { isAgent, useMe } from "../data/session.ts";
import { useWords } from "../i18n/i18n.ts";
import { shell } from "../i18n/shell.ts";
import { PlayBar } from "../screens/queue/play-bar.tsx";
import { useShortcut } from "../ui/use-shortcut.ts";
import { Rail } from "./rail.tsx";
import { useRegionCycle } from "./regions.ts";
import { StatusBars } from "./status-bars.tsx";
import { TopBar } from "./top-bar.tsx";

const Banners = lazy(() => import("../problems/banners.tsx"));
const Palette = lazy(() => import("./palette.tsx"));
const Help = lazy(() => import("./help.tsx"));
const CallDialog = lazy(() => import("../calls/call-dialog.tsx"));

/** Rail, top bar, content. The page itself does not scroll: each region does. */
export function Frame() {
  const t = useWords(shell);
  const me = useMe();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  const [open, setOpen] = useState<"palette" | "help" | "call" | null>(null);
  useRegionCycle();
  useShortcut("Ctrl+k", () => setOpen("palette"), { inText: true });
  useShortcut("?", () => setOpen("help"));
  // The designer has another use for it.
  useShortcut("c", () => setOpen("call"), { enabled: isAgent(me) && !pathname.startsWith("/blueprints/") });
  // The list of tickets and the results have a box of their own for it.
  useShortcut("/", () => setOpen("palette"), { enabled: pathname !== "/tickets" && pathname !== "/search" });
  // Whoever follows a link by keyboard goes on in the new content, not at a button that is gone.
  // biome-ignore lint/correctness/useExhaustiveDependencies: acts on each change of the address
  useEffect(() => {
    if (first.current) first.current = false;
    else if (document.activeElement === document.body) main.current?.focus({ preventScroll: true });
  }, [pathname]);
  return (
    <div className="flex h-dvh flex-col overflow-hidden">
      {/* biome-ignore lint/a11y/useValidAnchor: a skip link; focus is set by hand because the address stays */}
      <a
        href="#content"
        className="sr-only rounded-md bg-primary px-3 py-2 text-on-primary focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-50"
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        {t("skip")}
      </a>
      <div className="flex min-h-0 flex-1 flex-col-reverse sm:flex-row">
        <Rail />
        <div className="flex min-h-0 min-w-0 flex-1 flex-col">
          <TopBar onSearch={() => setOpen("palette")} onHelp={() => setOpen("help")} />
          <StatusBars />
          {!isAgent(me) && (
            <Suspense fallback={null}>
              <Banners />
            </Suspense>
          )}
          <main
            ref={main}
            id="content"
            tabIndex={-1}
            data-region="content"
            aria-label={t("content")}
            className="flex min-h-0 flex-1 flex-col overflow-y-auto outline-none"
          >
            <PlayBar />
            <Outlet />
          </main>
        </div>
      </div>
      <Suspense>
        {open === "palette" && <Palette onClose={() => setOpen(null)} onGo={(path) => void navigate(path)} />}
        {open === "call" && <CallDialog onClose={() => setOpen(null)} />}
        {open === "help" && <Help onClose={() => setOpen(null)} />}
      </Suspense>
    </div>
  );
}
