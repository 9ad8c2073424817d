import { once } from "node:events";
import { systemClock } from "../clock.ts";
import { readConfig } from "../config.ts";
import { openStore } from "../db/connect.ts";
import { CompiledDefinitions } from "../definitions/compiled.ts";
import { createOutside } from "../effects/outside.ts";
import { openFiles } from "../files/open.ts";
import { createDoor } from "../tickets/door.ts";
import { createWorker } from "../worker/worker.ts";
import { type Command, complain, out } from "./command.ts";

/** A worker beside the server: any number on PostgreSQL, one or more on the same machine on SQLite. */
export const work: Command = {
  summary: {
    en: "Wake tickets and deliver what leaves, apart from the server (start that with FILROUGE_WORKER=apart)",
    fr: "Réveiller les tickets et livrer ce qui sort, à part du serveur (lancé avec FILROUGE_WORKER=apart)",
  },
  usage: "",
  run: async (args) => {
    if (args.length > 0) {
      complain("work takes no arguments.");
      return 2;
    }
    const config = readConfig(process.env);
    const clock = systemClock;
    const store = await openStore({ database: config.database, role: "worker" });
    const door = createDoor({
      store,
      clock,
      onAccepted: () => {
        store.notices?.tell();
        worker.nudge();
      },
    });
    const files = await openFiles(config.files, complain);
    const outside = createOutside(config, store, clock, new CompiledDefinitions(), files);
    const worker = createWorker({
      outside,
      door,
      chance: Math.random,
      log: complain,
      files,
      keepMs: config.keepDays * 86_400_000,
      keepLogMs: config.keepLogDays * 86_400_000,
      keepSentMs: config.keepSentDays * 86_400_000,
    });
    worker.start();
    out(`Filrouge works, process ${process.pid}. Ctrl-C ends it when what is running has been settled.`);
    await Promise.race([once(process, "SIGTERM"), once(process, "SIGINT")]);
    await worker.stop();
    await door.settled();
    outside.mailer?.close();
    await store.close();
    return 0;
  },
};
