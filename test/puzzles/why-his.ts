import { ANA, BRUNO, HOUR, LEA, REMI } from "./desk.ts";
import { assignment, at, type Puzzle, routing } from "./puzzle.ts";
import { row, table } from "./table.ts";

/** Why is it his? */
export const hisPuzzles: readonly Puzzle[] = [
  {
    title: "a row sent it to a group, and the least loaded was chosen",
    seed: 401,
    story: async (desk) => {
      await desk.publish(table);
      await desk.publish(assignment({}));
      await desk.other({ assignee: BRUNO.id });
      await desk.opens({ subject: "Refund of May" });
    },
    ask: (desk) => desk.his(),
    en: "Ana has it: row 2 “Refund words” sent it to Finance, because Subject contains one of refund, remboursement (was Refund of May); least loaded of Finance, Ana 0 and Bruno 1.",
    fr: "Ana l’a : la ligne 2 « Mots de remboursement » l’a envoyé à Finance, car Objet contient un des mots refund, remboursement (était Refund of May) ; le moins de charge dans Finance, Ana 0 et Bruno 1.",
  },
  {
    title: "a row sent it to a group where one is away",
    seed: 402,
    story: async (desk) => {
      await desk.publish(table);
      await desk.publish(assignment({}));
      await desk.away(ANA.id);
      await desk.opens({}, LEA);
    },
    ask: (desk) => desk.his(),
    en: "Bruno has it: row 1 “Important customers” sent it to Finance, because Organization is VIP is yes (was yes); least loaded of Finance, Ana 0 (is away) and Bruno 0.",
  },
  {
    title: "only the last row took it, and its group assigns by hand",
    seed: 403,
    story: async (desk) => {
      await desk.publish(table);
      await desk.opens();
    },
    ask: (desk) => desk.his(),
    en: "Nobody has it: row 3 “Everything else” sent it to Help desk, because it takes what no row above took; nobody of the group has taken it.",
    fr: "Personne ne l’a : la ligne 3 « Everything else » l’a envoyé à Help desk, car elle prend ce qu’aucune ligne au-dessus n’a pris ; personne du groupe ne l’a pris.",
  },
  {
    title: "somebody took it himself, whatever had routed it before",
    seed: 404,
    story: async (desk) => {
      await desk.publish(table);
      await desk.publish(assignment({}));
      await desk.opens({ subject: "Refund" });
      await desk.pass(HOUR);
      await desk.changes(BRUNO, { assignee: BRUNO.id });
    },
    ask: (desk) => desk.his(),
    en: "Bruno has it: Bruno took it on 23 Nov 2026, 11:00.",
    fr: "Bruno l’a : Bruno l’a pris le 23 nov. 2026 à 11:00.",
  },
  {
    title: "a colleague gave it to him",
    seed: 405,
    story: async (desk) => {
      await desk.opens();
      await desk.changes(ANA, { assignee: BRUNO.id });
    },
    ask: (desk) => desk.his(),
    en: "Bruno has it: Ana gave it on 23 Nov 2026, 10:00.",
  },
  {
    title: "a trigger gave it, for a value",
    seed: 406,
    story: async (desk) => {
      await desk.publish({
        kind: "trigger",
        schemaVersion: 1,
        key: "urgent-to-bruno",
        name: "What is urgent is Bruno’s",
        on: ["changed"],
        when: { is: [at("priority"), "urgent"] },
        do: [{ do: "assign", to: "agent:bruno" }],
      });
      await desk.opens({ assignee: ANA.id });
      await desk.changes(ANA, { priority: "urgent" });
    },
    ask: (desk) => desk.his(),
    en: "Bruno has it: the trigger “What is urgent is Bruno’s” gave it on 23 Nov 2026, 10:00, because Priority is urgent (was urgent).",
    fr: "Bruno l’a : le déclencheur « What is urgent is Bruno’s » l’a donné le 23 nov. 2026 à 10:00, car Priorité est urgente (était urgente).",
  },
  {
    title: "whoever opened it had said whose it is",
    seed: 407,
    story: (desk) => desk.opens({ assignee: ANA.id }, ANA),
    ask: (desk) => desk.his(),
    en: "Ana has it: the ticket was opened so by Ana.",
  },
  {
    title: "nobody, for the whole group was full",
    seed: 408,
    story: async (desk) => {
      await desk.publish(routing([row("all", "All", { group: "group:finance" })]));
      await desk.publish(assignment({ capacity: { perAgent: 1 } }));
      for (const owner of [ANA, BRUNO]) await desk.other({ assignee: owner.id, group: "group:finance" });
      await desk.opens({}, REMI);
    },
    ask: (desk) => desk.his(),
    en: "Nobody has it: row 1 “All” sent it to Finance, because it takes what no row above took; nobody of Finance could be chosen, Ana 1 (has 1 of 1) and Bruno 1 (has 1 of 1).",
  },
  {
    title: "a trigger gave it to another group, for a value",
    seed: 409,
    story: async (desk) => {
      await desk.publish({
        ...{ kind: "trigger", schemaVersion: 1, key: "big", name: "Big amounts" },
        ...{ on: ["changed"], when: { is: [at("priority"), "urgent"] } },
        do: [{ do: "assign", to: "group:helpdesk" }],
      });
      await desk.opens({ assignee: ANA.id, group: "group:finance" });
      await desk.changes(ANA, { priority: "urgent" });
    },
    ask: (desk) => desk.his(),
    en: "Nobody has it: the trigger “Big amounts” gave it to Help desk on 23 Nov 2026, 10:00, because Priority is urgent (was urgent).",
    fr: "Personne ne l’a : le déclencheur « Big amounts » l’a donné à Help desk le 23 nov. 2026 à 10:00, car Priorité est urgente (était urgente).",
  },
  {
    title: "a colleague gave it to another group",
    seed: 410,
    story: async (desk) => {
      await desk.opens({ assignee: ANA.id, group: "group:finance" });
      await desk.changes(ANA, { assignee: null, group: "group:helpdesk" });
    },
    ask: (desk) => desk.his(),
    en: "Nobody has it: Ana gave it to Help desk on 23 Nov 2026, 10:00.",
    fr: "Personne ne l’a : Ana l’a donné à Help desk le 23 nov. 2026 à 10:00.",
  },
  {
    title: "a colleague put it back, and no group has it",
    seed: 411,
    story: async (desk) => {
      await desk.opens({ assignee: ANA.id });
      await desk.changes(ANA, { assignee: null });
    },
    ask: (desk) => desk.his(),
    en: "Nobody has it: Ana took it away on 23 Nov 2026, 10:00.",
    fr: "Personne ne l’a : Ana l’a retiré le 23 nov. 2026 à 10:00.",
  },
];
