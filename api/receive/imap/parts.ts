import type { ImapFlow } from "imapflow";
import { ImapTrouble } from "./faults.ts";
import type { FolderMail } from "./keep.ts";

/** So much is fetched before it is written down: little enough to be held, and to be fetched anew after a fault. */
const MOST_MAILS = 100;
const MOST_BYTES = 8 * 1_048_576;
/** So many are asked for their sizes at once. */
const SIZED = 500;

/** A mail that is still to be fetched. */
interface Listed {
  readonly uid: number;
  readonly size: number;
  readonly at: number;
}

/** What lies in the open folder beyond a number, smallest first. */
export async function numbersAfter(client: ImapFlow, uid: number): Promise<readonly number[]> {
  const found = await client.search({ uid: `${uid + 1}:*` }, { uid: true });
  if (!found) throw new ImapTrouble("serverRefused", "The server did not say what lies in the folder.");
  // "n:*" names the last mail even if that one is before n.
  return found.filter((one) => one > uid).toSorted((a, b) => a - b);
}

/** Parts of what is listed, each small enough to be fetched in one go. Those from before `since` are left out. */
export async function* partsOf(
  client: ImapFlow,
  numbers: readonly number[],
  since: number,
): AsyncGenerator<{ readonly last: number; readonly wanted: readonly Listed[] }> {
  for (let from = 0; from < numbers.length; from += SIZED) {
    const asked = numbers.slice(from, from + SIZED);
    const listed: Listed[] = [];
    for await (const { uid, size = 0, internalDate } of client.fetch(
      // Nothing lies between them that is not asked for: they are all there is.
      `${asked[0]}:${asked.at(-1)}`,
      { uid: true, size: true, internalDate: true },
      { uid: true },
    ))
      listed.push({ uid, size, at: instantOf(internalDate) });
    listed.sort((a, b) => a.uid - b.uid);
    let part: Listed[] = [];
    let bytes = 0;
    for (const one of listed) {
      if (part.length > 0 && (part.length >= MOST_MAILS || bytes + one.size > MOST_BYTES)) {
        yield { last: part.at(-1)?.uid ?? 0, wanted: part.filter(({ at }) => at >= since) };
        part = [];
        bytes = 0;
      }
      part.push(one);
      bytes += one.size;
    }
    yield { last: asked.at(-1) ?? 0, wanted: part.filter(({ at }) => at >= since) };
  }
}

/** The mails themselves; of those above `mostBytes` the head alone. One that has gone meanwhile is left out. */
export async function fetchMails(
  client: ImapFlow,
  wanted: readonly Listed[],
  mostBytes: number,
): Promise<readonly FolderMail[]> {
  const small = wanted.filter(({ size }) => size <= mostBytes).map(({ uid }) => uid);
  const large = wanted.filter(({ size }) => size > mostBytes);
  const mails: FolderMail[] = [];
  if (small.length > 0)
    for await (const { uid, source } of client.fetch(rangeOf(small), { uid: true, source: true }, { uid: true })) {
      if (!source) throw new ImapTrouble("serverRefused", `The server did not hand out mail ${uid}.`);
      mails.push({ uid, bytes: source, size: source.length, tooLarge: false });
    }
  for (const { uid, size } of large)
    for await (const { headers } of client.fetch(String(uid), { uid: true, headers: true }, { uid: true })) {
      if (headers) mails.push({ uid, bytes: headers.subarray(0, 65_536), size, tooLarge: true });
    }
  const gone = wanted.filter(({ uid }) => !mails.some((mail) => mail.uid === uid));
  if (gone.length > 0) {
    const still = await client.search({ uid: rangeOf(gone.map(({ uid }) => uid)) }, { uid: true });
    if (!still || still.length > 0)
      throw new ImapTrouble("serverRefused", `The server did not hand out mail ${still ? still[0] : gone[0]?.uid}.`);
  }
  return mails;
}

/** Numbers in their order, shortly: `4:9,12`. A server need not read lines of any length. */
export function rangeOf(numbers: readonly number[]): string {
  const runs: { from: number; to: number }[] = [];
  for (const one of numbers) {
    const last = runs.at(-1);
    if (last && last.to === one - 1) last.to = one;
    else runs.push({ from: one, to: one });
  }
  return runs.map(({ from, to }) => (from === to ? String(from) : `${from}:${to}`)).join(",");
}

/** A server that does not say when a mail came has it come now: it is not left out. */
const instantOf = (date: Date | string | undefined): number => {
  const at = date === undefined ? Number.NaN : new Date(date).getTime();
  return Number.isNaN(at) ? Number.POSITIVE_INFINITY : at;
};
