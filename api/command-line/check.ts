import { readConfig } from "../config.ts";
import { openStore } from "../db/connect.ts";
import { checkStore } from "../tickets/check.ts";
import { openIncidents } from "../worker/incidents.ts";
import { type Command, complain, out } from "./command.ts";

/** Holds the books against each other; it changes nothing and may run beside the server. */
export const check: Command = {
  summary: {
    en: "Hold the database's books against each other: tickets, journal, inbox, outbox, messages",
    fr: "Comparer les livres de la base : tickets, journal, entrées, sorties, messages",
  },
  usage: "",
  run: async (args) => {
    if (args.length > 0) {
      complain("check takes no arguments.");
      return 2;
    }
    const store = await openStore({ database: readConfig(process.env).database, role: "tool" });
    const { tickets, events, faults } = await checkStore(store.db);
    const incidents = await openIncidents(store.db);
    await store.close();
    for (const fault of faults) complain(fault);
    for (const { key, detail, times } of incidents) out(`${key}, ${times} times: ${detail}`);
    out(`${tickets} tickets, ${events} events, ${incidents.length} open incidents, ${faults.length} faults`);
    return faults.length === 0 ? 0 : 1;
  },
};
