import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, useSyncExternalStore } from "react";
import { RearmBar } from "../clocks/rearm-bar.tsx";
import { ProblemError } from "../data/client.ts";
import { useConnectionLost } from "../data/live-connection.ts";
import { useWords } from "../i18n/i18n.ts";
import { shell } from "../i18n/shell.ts";

function subscribe(listener: () => void): () => void {
  window.addEventListener("online", listener);
  window.addEventListener("offline", listener);
  return () => {
    window.removeEventListener("online", listener);
    window.removeEventListener("offline", listener);
  };
}

/** What concerns the whole page: no connection, signed out meanwhile, new limits on their way. Work stays open under it. */
export function StatusBars() {
  const t = useWords(shell);
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  const [signedOut, setSignedOut] = useState(false);
  const lost = useConnectionLost();
  const client = useQueryClient();
  useEffect(
    () =>
      client.getQueryCache().subscribe((event) => {
        if (event.type !== "updated") return;
        const { error, status } = event.query.state;
        if (status === "error" && error instanceof ProblemError && error.status === 401) setSignedOut(true);
        else if (event.action.type === "success") setSignedOut(false);
      }),
    [client],
  );
  if (online && !signedOut && !lost) return <RearmBar />;
  return (
    <p role="status" className="m-0 border-b border-separator bg-warning-fill px-3 py-1.5 text-warning">
      {signedOut ? t("signedOut") : online ? t("lost") : t("offline")}
    </p>
  );
}
