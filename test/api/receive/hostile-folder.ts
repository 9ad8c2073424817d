import { readdir, readFile } from "node:fs/promises";
import { chanceFrom } from "../../faults/chance.ts";
import { type End, type Hostile, hostileMails, type Known, WRITTEN } from "./hostile-mails.ts";

/** Hostile mails of our own making as files, and beside them how each must end. `node test/api/receive/hostile-folder.ts` writes them anew. */
export const FOLDER = new URL("../../fixtures/hostile-mails/", import.meta.url);
export const COUNT = 300;

/** How one file must end, and what its envelope said. */
export interface Expected {
  readonly file: string;
  readonly sender: string;
  readonly recipient: string;
  readonly end: End;
}

const fileOf = (name: string): string =>
  `${name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .padStart(2, "0")}.eml`;

/** What the folder holds when it is as the generator makes it. */
export const made = (): readonly (Hostile & { readonly file: string })[] =>
  hostileMails(COUNT, chanceFrom(20_261_123), WRITTEN).map((mail) => ({
    ...mail,
    file: fileOf(mail.name.replace(/^\d+/, (at) => at.padStart(3, "0"))),
  }));

/** The files as somebody sends them who knows of this conversation. */
export async function writtenMails(known: Known): Promise<readonly Hostile[]> {
  const list = JSON.parse(await readFile(new URL("expected.json", FOLDER), "utf8")) as readonly Expected[];
  const put = (text: string): string =>
    text
      .replaceAll(WRITTEN.replyTo, known.replyTo)
      .replaceAll(
        WRITTEN.replyTo.replace(".a", ".b"),
        known.replyTo.replace(/\.([a-z2-7])/, (_, one) => `.${one === "a" ? "b" : "a"}`),
      )
      .replaceAll(WRITTEN.messageId, known.messageId)
      .replaceAll(`#${WRITTEN.number}]`, `#${known.number}]`)
      .replaceAll(WRITTEN.reader, known.reader);
  return Promise.all(
    list.map(async ({ file, sender, recipient, end }) => {
      const raw = Buffer.from(put((await readFile(new URL(file, FOLDER))).toString("latin1")), "latin1");
      return { name: file, raw, sender: put(sender), recipient: put(recipient), end };
    }),
  );
}

/** Names of the mails that lie there. */
export const filesThere = async (): Promise<readonly string[]> =>
  (await readdir(FOLDER)).filter((name) => name.endsWith(".eml")).sort();

if (import.meta.main) {
  const { mkdir, rm, writeFile } = await import("node:fs/promises");
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
  for (const { file, raw } of made()) await writeFile(new URL(file, FOLDER), raw);
  const list = made().map(({ file, sender, recipient, end }): Expected => ({ file, sender, recipient, end }));
  await writeFile(new URL("expected.json", FOLDER), `${JSON.stringify(list, null, 2)}\n`);
}
