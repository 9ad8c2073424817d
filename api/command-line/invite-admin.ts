import { invitationToken } from "../auth/invitation.ts";
import { openSessions } from "../auth/sessions.ts";
import { systemClock } from "../clock.ts";
import { readConfig } from "../config.ts";
import { openStore } from "../db/connect.ts";
import { readPersonByEmail } from "../people/people.ts";
import { addPerson, changePlace } from "../people/team.ts";
import { type Command, complain, out } from "./command.ts";

const ADMIN = "role:admin";

/** Opens the door of a desk that has nobody in it yet, or whose admins have lost their key. */
export const inviteAdmin: Command = {
  summary: {
    en: "Make somebody an admin, and print the link by which he sets his password",
    fr: "Faire de quelqu’un un admin, et afficher le lien par lequel il choisit son mot de passe",
  },
  usage: "EMAIL [NAME]",
  run: async (args) => {
    const [email, ...words] = args;
    if (email === undefined || !/^[^\s@<>,;]+@[^\s@<>,;]+$/.test(email)) {
      complain("invite-admin takes an e-mail address, and after it a name for whoever is new here.");
      return 2;
    }
    const config = readConfig(process.env);
    const clock = systemClock;
    const store = await openStore({ database: config.database, role: "tool" });
    try {
      const address = config.publicAddress ?? `http://localhost:${config.port}`;
      const { accounts } = await openSessions({ store, config, clock, address });
      const known = await readPersonByEmail(store.db, email);
      const admin = known
        ? await changePlace(
            store.db,
            { person: known.key, by: "system", at: clock.now() },
            { role: ADMIN, active: true },
          )
        : await addPerson(store.db, "system", {
            ...{ name: words.join(" ") || email.replace(/@.*/, ""), email, role: ADMIN },
            ...{ groups: [], departments: [], language: "en" },
          });
      if (!admin || "fault" in admin) throw new Error(`${email} could not be made an admin.`);
      const { token } = invitationToken(config.secret, admin.key, await accounts.stamp(admin.key), clock.now());
      out(`${address}/welcome?token=${encodeURIComponent(token)}`);
      return 0;
    } finally {
      await store.close();
    }
  },
};
