/** How far the server's clock is ahead of this computer's, ms. */
let ahead = 0;

/** Below this both clocks count as the same: an answer says its time in whole seconds, and is on its way for a while. */
const SAME_MS = 3000;

/** Learns from the `Date` of an answer: due times are the server's, whatever clock this computer has. */
export function learnServerTime(date: string | null): void {
  const at = Date.parse(date ?? "");
  if (Number.isNaN(at)) return;
  const off = at + 500 - Date.now();
  ahead = Math.abs(off) < SAME_MS ? 0 : off;
}

/** The present instant by the server's clock, epoch ms. */
export const serverNow = (): number => Date.now() + ahead;
