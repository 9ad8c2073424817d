import { type LiveEvent, liveEventSchema } from "../../../api/contract/live.ts";
import type { TestServer, Visitor } from "../../server.ts";

/** Reads a person's stream until `enough`; everything heard is kept. */
export async function listen(server: TestServer, person: Visitor, after?: string) {
  const end = new AbortController();
  const response = await fetch(`${server.address}/api/live${after ? `?after=${after}` : ""}`, {
    headers: { ...person.headers },
    signal: end.signal,
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) throw new Error("No stream.");
  const heard: LiveEvent[] = [];
  let text = "";
  let id = "";
  /** False: the stream has ended. */
  const more = async (): Promise<boolean> => {
    const { value, done } = await reader.read();
    if (done) return false;
    text += value;
    const parts = text.split("\n\n");
    text = parts.pop() ?? "";
    for (const part of parts) {
      id = /^id: (.*)$/m.exec(part)?.[1] ?? id;
      const data = /^event: change\ndata: (.*)$/m.exec(part)?.[1];
      if (data !== undefined) heard.push(liveEventSchema.parse(JSON.parse(data)));
    }
    return true;
  };
  const until = async (enough: (heard: readonly LiveEvent[]) => boolean): Promise<readonly LiveEvent[]> => {
    while (!enough(heard)) if (!(await more())) throw new Error("The stream ended.");
    return heard;
  };
  /** Joined: what happens from now on is heard. */
  while (id === "") if (!(await more())) throw new Error("The stream ended.");
  return {
    type: response.headers.get("content-type"),
    status: response.status,
    until,
    ended: async () => {
      while (await more());
    },
    last: () => id,
    end: () => end.abort(),
  };
}

/** The stream has told that this ticket changed. */
export const has = (wanted: string) => (heard: readonly LiveEvent[]) =>
  heard.some(({ tickets }) => tickets.some(({ id }) => id === wanted));
