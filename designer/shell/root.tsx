import { lazy, Suspense, useRef } from "react";
import { useLocation } from "react-router";
import type { SessionView } from "../../api/contract/session.ts";
import { useLiveUpdates } from "../data/live.ts";
import { MeProvider, useSession } from "../data/session.ts";
import { hasUnsent } from "../data/unsent.ts";
import { ErrorState } from "../ui/empty-state.tsx";
import { LiveRegion } from "../ui/live-region.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Toasts } from "../ui/toast.tsx";
import { Frame } from "./frame.tsx";
import { useUpdatedNotice } from "./updated-notice.ts";

const SignIn = lazy(() => import("../screens/sign-in/sign-in.tsx"));
const SignInAgain = lazy(() => import("./sign-in-again.tsx"));
const Welcome = lazy(() => import("../screens/sign-in/welcome.tsx"));
const Forgotten = lazy(() => import("../screens/sign-in/forgotten.tsx"));

/** Who are you? Then the frame with the screen; the address stays what it was through signing in. */
export function Root() {
  const session = useSession();
  const { pathname } = useLocation();
  const was = useRef<SessionView | null>(null);
  if (session.data) was.current = session.data;
  // A session that ended over unsaved work: the page stays as it is, and is signed in to over it.
  const me = session.data ?? (hasUnsent() ? was.current : null);
  useLiveUpdates(session.data?.person.id ?? null);
  useUpdatedNotice();
  return (
    <>
      {pathname === "/welcome" ? (
        <Suspense fallback={<Skeleton lines={6} className="p-8" />}>
          <Welcome />
        </Suspense>
      ) : session.isPending ? (
        <Skeleton lines={6} className="p-8" />
      ) : session.isError ? (
        <main>
          <ErrorState message={session.error.message} onRetry={() => void session.refetch()} />
        </main>
      ) : me ? (
        <MeProvider value={me}>
          <Frame />
          {!session.data && (
            <Suspense>
              <SignInAgain me={me} />
            </Suspense>
          )}
        </MeProvider>
      ) : (
        <Suspense fallback={<Skeleton lines={6} className="p-8" />}>
          {pathname === "/forgotten" ? <Forgotten /> : <SignIn />}
        </Suspense>
      )}
      <Toasts />
      <LiveRegion />
    </>
  );
}
