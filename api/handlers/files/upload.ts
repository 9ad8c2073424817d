import type { IncomingMessage } from "node:http";
import type { Attachment } from "../../../blueprints/message.ts";
import { files } from "../../contract/files.ts";
import type { Desk } from "../../desk.ts";
import { attachmentOf, hasTooMany, keepFile } from "../../files/files.ts";
import { type Arrived, DRAINED, receive, TooMuch } from "../../files/receive.ts";
import { handles } from "../../http/handler.ts";
import { Refusal, refusal } from "../../http/problems.ts";

/** A sender that says nothing for so long has gone. */
const SILENCE_MS = 30_000;
const MIB = 1_048_576;

const tooLarge = (most: number): Refusal =>
  new Refusal({
    status: 413,
    code: "fileTooLarge",
    title: { en: "Too large", fr: "Trop volumineux" },
    detail: {
      en: `A file may have at most ${most / MIB} MiB.`,
      fr: `Un fichier peut avoir au plus ${most / MIB} Mio.`,
    },
    headers: { connection: "close" },
  });

const isFull = (error: unknown): boolean =>
  typeof error === "object" &&
  error !== null &&
  "code" in error &&
  (error.code === "ENOSPC" || error.code === "EDQUOT");

/** The bytes of a request as a file on the disk; what is too much, or falls silent, is refused. */
export async function received(request: IncomingMessage, folder: string, most: number): Promise<Arrived> {
  const { socket } = request;
  const giveUp = () => request.destroy();
  socket.setTimeout(SILENCE_MS).on("timeout", giveUp);
  try {
    return await receive(request, folder, most);
  } catch (error) {
    if (error instanceof TooMuch) throw tooLarge(most);
    if (isFull(error)) throw refusal("storageFull", [], afterwards(request));
    throw error;
  } finally {
    socket.setTimeout(0).off("timeout", giveUp);
  }
}

/** Of what says its length before, the rest is read and thrown away, so that its sender hears the answer; of the other the connection ends. */
const afterwards = ({ headers }: IncomingMessage): { readonly [name: string]: string } =>
  headers["content-length"] === undefined ? { connection: "close" } : {};

/** A request's bytes as a file of the desk, brought by somebody who has not too many lying about. */
export async function takenIn(desk: Desk, by: string, name: string, request: IncomingMessage): Promise<Attachment> {
  const { fileBytes } = desk.config.files;
  if (Number(request.headers["content-length"] ?? 0) > fileBytes + DRAINED) throw tooLarge(fileBytes);
  const { db } = desk.store;
  if (await hasTooMany(db, by, desk.clock.now())) throw refusal("tooManyFiles", [], afterwards(request));
  const arrived = await received(request, desk.files.arriving, fileBytes);
  return attachmentOf(await keepFile(db, desk.files, arrived, { name, by, now: desk.clock.now() }));
}

export const uploadFile = handles(files.upload, async (desk, { principal, query, request }) => ({
  status: 201,
  body: await takenIn(desk, principal.id, query.name ?? "", request),
}));
