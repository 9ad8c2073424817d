import { judge, type Surroundings } from "./judge.ts";

/** A document to check; without surroundings, among those that came last. */
export interface Asked {
  readonly number: number;
  readonly document: unknown;
  readonly surroundings?: Surroundings;
}

let among: Surroundings = { directory: null, around: null };

self.onmessage = ({ data: { number, document, surroundings } }: MessageEvent<Asked>) => {
  among = surroundings ?? among;
  judge({ number, document, ...among }).then(
    (verdict) => self.postMessage(verdict),
    (error: unknown) => {
      // Outside the promise, so that the page sees that the checks have stopped.
      setTimeout(() => {
        throw error;
      });
    },
  );
};
