import { judge, type Question } from "./judge.ts";

self.onmessage = ({ data }: MessageEvent<Question>) => {
  judge(data).then(
    (verdict) => self.postMessage(verdict),
    (error: unknown) => {
      // Outside the promise, so that the page sees that the checks have stopped.
      setTimeout(() => {
        throw error;
      });
    },
  );
};
