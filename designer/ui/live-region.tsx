import { useSyncExternalStore } from "react";

type Tone = "polite" | "assertive";
let said: { readonly [tone in Tone]: string } = { polite: "", assertive: "" };
const listeners = new Set<() => void>();

/** Says something to screen readers: `polite` waits its turn, `assertive` interrupts. */
export function announce(text: string, tone: Tone = "polite"): void {
  // A space more makes a repeated sentence a new one, so that it is read again.
  said = { ...said, [tone]: said[tone] === text ? `${text}\u00a0` : text };
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Once in the whole application. */
export function LiveRegion() {
  const now = useSyncExternalStore(subscribe, () => said);
  return (
    <>
      <div role="status" aria-live="polite" className="sr-only">
        {now.polite}
      </div>
      <div role="alert" aria-live="assertive" className="sr-only">
        {now.assertive}
      </div>
    </>
  );
}
