import { StorageAway } from "./file-store.ts";

/** A service that has not begun to answer after so long will not; a large file over a slow line takes longer to send. */
const ANSWER_MS = 20_000;
const SENDING_MS = 300_000;

/**
 * Waits so long for an answer to begin, and for its bytes as long as they come. The operator has chosen the service, as the mail
 * server: it may stand in our own network. Where it sends us elsewhere it says so, and we do not go.
 */
export const patientFetch: typeof fetch = async (input, init) => {
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), init?.method === "PUT" ? SENDING_MS : ANSWER_MS);
  try {
    return await fetch(input, { ...init, redirect: "manual", signal: giveUp.signal });
  } finally {
    clearTimeout(timer);
  }
};

/** Errors are wrapped, one in the other: what the service said is in one of them. */
function* chainOf(error: unknown): Generator<object> {
  let one = error;
  for (let depth = 0; depth < 5 && typeof one === "object" && one !== null; depth += 1) {
    yield one;
    one = "cause" in one ? one.cause : null;
  }
}

/** What went wrong with the storage, told by place and code alone: its own words may repeat the key that we sent. */
export function awayFrom(place: string, error: unknown): StorageAway {
  for (const one of chainOf(error))
    if ("status" in one && typeof one.status === "number") {
      const code = "code" in one && typeof one.code === "string" ? ` ${one.code}` : "";
      return new StorageAway(`The storage at ${place} refuses: ${one.status}${code}.`, one.status);
    }
  for (const one of chainOf(error))
    if ("code" in one && typeof one.code === "string")
      return new StorageAway(`The storage at ${place} does not answer: ${one.code}.`, null);
  const late = error instanceof Error && error.name === "AbortError";
  return new StorageAway(`The storage at ${place} ${late ? "does not answer in time" : "cannot be read"}.`, null);
}
