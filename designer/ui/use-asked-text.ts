import { useEffect, useEffectEvent, useState } from "react";

/** Somebody has stopped typing, ms. */
const SETTLED_MS = 250;

/**
 * What a box holds, and what was asked by it. The box follows what is asked elsewhere (the back button, "Clear"); its own words,
 * which come back a moment later, never take away what was typed since. `settles`: asked as soon as typing rests, not only
 * when it is sent.
 */
export function useAskedText(asked: string, ask: (wanted: string) => void, settles = true) {
  const [text, setText] = useState(asked);
  const [known, setKnown] = useState(asked);
  const [sent, setSent] = useState(asked);
  if (known !== asked) {
    setKnown(asked);
    if (asked !== sent) {
      setSent(asked);
      setText(asked);
    }
  }
  const send = (wanted: string) => {
    if (wanted === asked) return;
    setSent(wanted);
    ask(wanted);
  };
  const settled = useEffectEvent(() => send(text.trim()));
  useEffect(() => {
    if (!settles || text.trim() === asked) return;
    const later = setTimeout(settled, SETTLED_MS);
    return () => clearTimeout(later);
  }, [settles, text, asked]);
  return { text, setText, send };
}
