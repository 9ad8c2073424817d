import { mailLinks } from "../../contract/mail-links.ts";
import { fileOfToken } from "../../effects/file-link.ts";
import { messagesNaming, readFile } from "../../files/files.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { voidUntil } from "../../portal/links.ts";
import { sendFile } from "../files/download.ts";

/** A link that is forged, too old or taken back, or whose message names the file no more, is answered like one that never was. */
export const readMailFile = handles(mailLinks.file, async (desk, call) => {
  const { db } = desk.store;
  const link = fileOfToken(desk.config.secret, call.params.token, desk.clock.now());
  if (!link) throw refusal("linkOver");
  const naming = (await messagesNaming(db, link.file)).find(({ id }) => id === link.message);
  const voided = naming ? await voidUntil(db, naming.ticket) : null;
  const file = naming && (voided === null || link.at > voided) ? await readFile(db, link.file) : undefined;
  if (!file) throw refusal("linkOver");
  return sendFile(desk, file, call);
});
