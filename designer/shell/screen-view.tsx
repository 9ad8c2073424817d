import clsx from "clsx";
import { LockKeyhole } from "lucide-react";
import { Suspense } from "react";
import { Link, Navigate, useLocation } from "react-router";
import { useMe } from "../data/session.ts";
import { useWords } from "../i18n/i18n.ts";
import { shell } from "../i18n/shell.ts";
import type { Screen } from "../screen.ts";
import { homeOf } from "../screens.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { PartBoundary } from "../ui/part-boundary.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { AreaBar } from "./area-bar.tsx";
import { usePageTitle } from "./page-title.ts";
import { forgetPart, useScreenPart } from "./screen-part.ts";

/** The screen exists, but not for this person: whom to ask, and a way on. */
function NotForYou() {
  const t = useWords(shell);
  return (
    <EmptyState
      icon={LockKeyhole}
      title={t("notForYou")}
      action={
        <Link to="/" className="text-link">
          {t("notForYou.home")}
        </Link>
      }
    >
      {t("notForYou.text")}
    </EmptyState>
  );
}

/** Draws a screen of the list: loads its code, names the page, keeps out who may not see it. */
export function ScreenView({ screen }: { readonly screen: Screen }) {
  const me = useMe();
  const t = useWords(shell);
  const { pathname } = useLocation();
  usePageTitle(t(screen.title));
  if (pathname === "/") return <Navigate to={homeOf(me)} replace />;
  if (!screen.seenBy(me)) return <NotForYou />;
  return (
    <>
      {screen.area && <AreaBar area={screen.area} />}
      <PartBoundary key={pathname} onRetry={() => forgetPart(screen)}>
        <Suspense fallback={<Waiting />}>
          <Part screen={screen} />
        </Suspense>
      </PartBoundary>
    </>
  );
}

const Waiting = () => <Skeleton lines={8} className="p-6" />;

function Part({ screen }: { readonly screen: Screen }) {
  const View = useScreenPart(screen);
  if (!View) return <Waiting />;
  return (
    <div className={clsx(screen.bare ? "flex min-h-0 flex-1 flex-col" : "mx-auto w-full max-w-240 p-4 sm:p-6")}>
      <View />
    </div>
  );
}
