import type { Language } from "../../blueprints/text.ts";

export interface Progress {
  readonly show: (done: number, total: number) => void;
  readonly end: () => void;
}

interface Screen {
  readonly isTTY?: boolean;
  readonly write: (text: string) => unknown;
}

const WIDTH = 30;

/** A bar that is drawn over itself in a terminal; elsewhere a line every tenth. */
export function progressBar(screen: Screen, language: Language): Progress {
  let last = -1;
  let drawn = false;
  const of = { en: "of", fr: "sur" }[language];
  const events = { en: "events", fr: "événements" }[language];
  const number = (value: number): string => value.toLocaleString(language);
  return {
    show: (done, total) => {
      const share = total === 0 ? 1 : done / total;
      const percent = Math.floor(share * 100);
      if (
        percent === last ||
        (!screen.isTTY && percent % 10 !== 0 && Math.floor(percent / 10) === Math.floor(last / 10))
      )
        return;
      last = percent;
      const filled = Math.round(share * WIDTH);
      const bar = `[${"#".repeat(filled)}${"-".repeat(WIDTH - filled)}]`;
      const line = `${bar} ${String(percent).padStart(3)} %  ${number(done)} ${of} ${number(total)} ${events}`;
      screen.write(screen.isTTY ? `\r\u001b[K${line}` : `${line}\n`);
      drawn = true;
    },
    end: () => {
      if (drawn && screen.isTTY) screen.write("\n");
    },
  };
}
