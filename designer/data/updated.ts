/** This page's own script, by the name that it had when the page was opened: another build has another. */
const ownScript = (): string | null => document.querySelector("script[type=module][src]")?.getAttribute("src") ?? null;

/** True when the server hands out another page than this one by now: scripts that this one would still load may be gone. */
export async function wasUpdated(): Promise<boolean> {
  const script = ownScript();
  if (script === null) return false;
  const answer = await fetch("/", { headers: { accept: "text/html" }, cache: "no-cache" }).catch(() => null);
  return answer?.ok === true && !(await answer.text()).includes(script);
}

/** Calls `say` once when a script could not be loaded because the desk was updated meanwhile. Gives back how to stop. */
export function whenUpdated(say: () => void): () => void {
  const failed = () => void wasUpdated().then((updated) => updated && say());
  addEventListener("vite:preloadError", failed);
  return () => removeEventListener("vite:preloadError", failed);
}
