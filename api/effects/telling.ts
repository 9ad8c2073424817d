import type { Outside } from "./executor.ts";
import { logMail } from "./mail-log.ts";
import type { Letter } from "./smtp.ts";

const HIDDEN = /\/welcome\?token=\S+/g;

/**
 * Sends letters that belong to no ticket. In the mail log a link that gives access is left out: more people read it than may have
 * that. Whoever asks need not wait; what fails is told to whoever runs the server.
 */
export const createTelling =
  ({ store, clock, mailer }: Pick<Outside, "store" | "clock" | "mailer">, log: (line: string) => void) =>
  async (letter: Letter): Promise<void> => {
    try {
      const sent = mailer && (await mailer.send(letter));
      if (sent && !sent.ok) return log(`A mail to ${letter.to.join(", ")} could not be sent: ${sent.detail}`);
      const text = letter.text.replaceAll(HIDDEN, "/welcome?token=…");
      const { id, ticket, to, subject } = letter;
      await logMail(store.db, { id, ticket, to, subject, text, at: clock.now(), via: sent ? "smtp" : "log" });
    } catch (error) {
      log(`A mail to ${letter.to.join(", ")} could not be sent: ${error instanceof Error ? error.message : error}`);
    }
  };
