import { existsSync } from "node:fs";
import type { Kysely } from "kysely";
import { systemClock } from "../clock.ts";
import { ConfigError, filesPlace, readConfig } from "../config.ts";
import { openStore } from "../db/connect.ts";
import type { Tables } from "../db/tables.ts";
import type { FileStore } from "../files/file-store.ts";
import { openFiles } from "../files/open.ts";
import { receive } from "../files/receive.ts";
import { type Command, complain, out } from "./command.ts";

/** So many rows are read at a time. */
const AT_ONCE = 500;

/** Brings what the desk has attached from one storage to another; what is there already stays, so it can be run again. */
export const copyFiles: Command = {
  summary: {
    en: "Copy attached files and mails as they came to another folder or bucket; then set FILROUGE_FILES to it and run this once more",
    fr: "Copier les fichiers joints et les e-mails tels qu’ils sont venus vers un autre dossier ou bucket ; puis y mettre FILROUGE_FILES et relancer ceci",
  },
  usage: "FROM TO  (each a folder, or s3://bucket/folder?endpoint=…&region=…)",
  run: async (args) => {
    const [from, to, ...more] = args;
    if (from === undefined || to === undefined || more.length > 0) {
      complain("copy-files takes two places: where the files are, and where they go.");
      return 2;
    }
    const config = readConfig(process.env);
    const { bucket, folder } = filesPlace(from, process.env, config.files.folder);
    // A name that is mistyped would else be a folder from now on, with nothing in it.
    if (!bucket && !existsSync(folder)) throw new ConfigError(`There is no folder ${folder} to copy from.`);
    const open = (text: string): Promise<FileStore> =>
      openFiles(filesPlace(text, process.env, config.files.folder), (line) => {
        throw new ConfigError(line);
      });
    const [source, target] = [await open(from), await open(to)];
    const store = await openStore({ database: config.database, role: "tool" });
    try {
      const counts = await copyAll(store.db, source, target);
      await target.sweep(systemClock.now() - 86_400_000);
      out(
        `${counts.copied} copied, ${counts.there} there already, ${counts.missing} missing, ${counts.wrong} damaged.`,
      );
      return counts.missing + counts.wrong === 0 ? 0 : 1;
    } finally {
      await store.close();
    }
  },
};

type Came = "copied" | "there" | "missing" | "wrong";

/** Small pictures are drawn anew where they are looked at; mails as they came are kept beside the files. */
async function copyAll(db: Kysely<Tables>, source: FileStore, target: FileStore): Promise<Record<Came, number>> {
  const counts = { copied: 0, there: 0, missing: 0, wrong: 0 };
  for (const read of [attachments, mails]) {
    for (let after: string | null = ""; after !== null; ) {
      const rows: readonly Kept[] = await read(db, after);
      for (const { key, size } of rows) {
        const came = await copyOne(source, target, key, size);
        counts[came] += 1;
        if (came === "missing" || came === "wrong")
          complain(`${key} ${came === "missing" ? "is not there" : "is damaged"}`);
      }
      after = rows.length < AT_ONCE ? null : (rows.at(-1)?.key ?? null);
    }
  }
  return counts;
}

/** Bytes by the name under which they are kept, which says their hash. */
interface Kept {
  readonly key: string;
  readonly size: number;
}

const attachments = (db: Kysely<Tables>, after: string): Promise<readonly Kept[]> =>
  db
    .selectFrom("attachment")
    .select(["sha256 as key", "size"])
    .distinct()
    .where("sha256", ">", after)
    .orderBy("sha256")
    .limit(AT_ONCE)
    .execute();

const mails = (db: Kysely<Tables>, after: string): Promise<readonly Kept[]> =>
  db
    .selectFrom("mail_in")
    .select(["raw as key", "size"])
    .distinct()
    .where("raw", ">", after)
    .orderBy("raw")
    .limit(AT_ONCE)
    .execute();

/** A file is what its name says, or it is not copied. */
async function copyOne(source: FileStore, target: FileStore, key: string, size: number): Promise<Came> {
  const known = await target.read(key);
  known?.stream.destroy();
  if (known?.size === size) return "there";
  const found = await source.read(key);
  if (!found) return "missing";
  const arrived = await receive(found.stream, target.arriving, size);
  if (!key.startsWith(arrived.sha256)) return "wrong";
  await target.put(key, arrived.path);
  return "copied";
}
