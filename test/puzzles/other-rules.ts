import { ANA, BRUNO, DAY, LEA } from "./desk.ts";
import { assignment, at, blueprint, field, type Puzzle, routing, tag, timeRule } from "./puzzle.ts";
import { rest, table } from "./table.ts";

/** Why did a row of the routing table not take it? */
export const rowPuzzles: readonly Puzzle[] = [
  {
    title: "A12: a row above took it first",
    seed: 101,
    story: async (desk) => {
      await desk.publish(table);
      await desk.opens({ subject: "Remboursement de mai" }, LEA);
    },
    ask: (desk) => desk.not("routing:main/rows/refunds"),
    en: "Row 2 “Refund words” was not evaluated: row 1 “Important customers” above had taken the ticket: Organization is VIP is yes (was yes).",
    fr: "La ligne 2 « Mots de remboursement » n’a pas été évaluée : la ligne 1 « Important customers », au-dessus, avait pris le ticket : Organisation VIP est oui (était oui).",
  },
  {
    title: "its own condition did not hold",
    seed: 102,
    story: async (desk) => {
      await desk.publish(table);
      await desk.opens({ subject: "Invoice of May" });
    },
    ask: (desk) => desk.not("routing:main/rows/refunds"),
    en: "Row 2 “Refund words” did not take it, because this did not hold: Subject contains one of refund, remboursement (was Invoice of May).",
    fr: "La ligne 2 « Mots de remboursement » ne l’a pas pris, car ceci n’était pas vrai : Objet contient un des mots refund, remboursement (était Invoice of May).",
  },
  {
    title: "whoever opened the ticket had chosen the group",
    seed: 103,
    story: async (desk) => {
      await desk.publish(table);
      await desk.opens({ subject: "Refund", group: "group:helpdesk" }, ANA);
    },
    ask: (desk) => desk.not("routing:main/rows/refunds"),
    en: "Row 2 “Refund words” was not evaluated: whoever opened the ticket had already said whose it is.",
  },
  {
    title: "the event came later than the routing",
    seed: 104,
    story: async (desk) => {
      await desk.publish(table);
      await desk.opens();
      await desk.changes(ANA, { subject: "Refund" });
    },
    ask: async (desk) => desk.not("routing:main/rows/refunds", await desk.entry("fieldSet")),
    en: "Row 2 “Refund words” was not evaluated: the table is asked when a ticket arrives, and this was later.",
  },
  {
    title: "the row was added to the table a day later",
    seed: 105,
    story: async (desk) => {
      await desk.publish(routing([rest]));
      await desk.opens({ subject: "Refund" });
      await desk.pass(DAY);
      await desk.publish(table);
    },
    ask: (desk) => desk.not("routing:main/rows/refunds"),
    en: "There was no row “refunds” in version 1 of the routing table, which was in force then.",
  },
];

const remind = timeRule("remind", "Remind the owner", {
  since: { status: "pending" },
  reaches: "P3D",
  when: { notEmpty: [at("assignee")] },
  do: [tag("reminded")],
});

/** Why has a rule of time not acted? */
export const timePuzzles: readonly Puzzle[] = [
  {
    title: "it is not due before the third day",
    seed: 201,
    story: async (desk) => {
      await desk.publish(remind);
      await desk.opens({ assignee: ANA.id });
      await desk.changes(ANA, { status: "pending" });
      await desk.pass(DAY);
    },
    ask: (desk) => desk.not("time-rule:remind"),
    en: "The time rule “Remind the owner” is not due before 26 Nov 2026, 10:00: it acts 3 days after the status pending (23 Nov 2026, 10:00).",
    fr: "La règle de temps « Remind the owner » n’est pas due avant le 26 nov. 2026 à 10:00 : elle agit 3 jours après le statut en attente (23 nov. 2026 à 10:00).",
  },
  {
    title: "it counts from a status in which the ticket is not",
    seed: 202,
    story: async (desk) => {
      await desk.publish(remind);
      await desk.opens({ assignee: ANA.id });
      await desk.pass(5 * DAY);
    },
    ask: (desk) => desk.not("time-rule:remind"),
    en: "The time rule “Remind the owner” does not count: it counts from the status pending, and the ticket is open.",
    fr: "La règle de temps « Remind the owner » ne compte pas : elle compte depuis le statut en attente, et le ticket est ouvert.",
  },
  {
    title: "it was due, and its condition did not hold",
    seed: 203,
    story: async (desk) => {
      await desk.publish(remind);
      await desk.opens({ assignee: ANA.id });
      await desk.changes(ANA, { status: "pending" });
      await desk.changes(ANA, { assignee: null });
      await desk.pass(4 * DAY);
    },
    ask: (desk) => desk.not("time-rule:remind"),
    en: "The time rule “Remind the owner” was due and did not act, because this did not hold: Assignee is not empty (was empty).",
  },
  {
    title: "it has acted, once since the ticket waits",
    seed: 204,
    story: async (desk) => {
      await desk.publish(remind);
      await desk.opens({ assignee: ANA.id });
      await desk.changes(ANA, { status: "pending" });
      await desk.pass(6 * DAY);
    },
    ask: (desk) => desk.not("time-rule:remind"),
    en: "The time rule “Remind the owner” does not act again: it acted on 26 Nov 2026, 10:00, and acts once after the status pending.",
    fr: "La règle de temps « Remind the owner » n’agit pas de nouveau : elle a agi le 26 nov. 2026 à 10:00, et n’agit qu’une fois après le statut en attente.",
  },
  {
    title: "it counts from a date that nobody has filled in",
    seed: 205,
    story: async (desk) => {
      await desk.publish(field({ key: "expectedOn", name: { en: "Expected on", fr: "Attendu le" }, type: "date" }));
      await desk.publish(
        timeRule("expected", "Ask for what is expected", {
          since: { field: "expectedOn" },
          reaches: "PT1H",
          do: [tag("late")],
        }),
      );
      await desk.opens();
      await desk.pass(DAY);
    },
    ask: (desk) => desk.not("time-rule:expected"),
    en: "The time rule “Ask for what is expected” does not count: it counts from the date in “Expected on”, and that is empty.",
  },
  {
    title: "it counts from a state of a process in which the ticket is elsewhere",
    seed: 206,
    story: async (desk) => {
      await desk.publish(
        blueprint({
          key: "claims",
          name: "Claims",
          entry: { into: { new: "reading" } },
          states: [
            { id: "reading", name: "Being read", status: "open" },
            { id: "asked", name: "Asked the bank", status: "hold" },
          ],
          transitions: [
            { id: "ask", name: "Ask", from: ["reading"], to: "asked" },
            { id: "back", name: "Back", from: ["asked"], to: "reading" },
          ],
        }),
      );
      await desk.publish(
        timeRule("bank", "Ask the bank again", { since: { state: "asked" }, reaches: "P1D", do: [tag("asked-again")] }),
      );
      await desk.opens();
      await desk.pass(2 * DAY);
    },
    ask: (desk) => desk.not("time-rule:bank"),
    en: "The time rule “Ask the bank again” does not count: it counts from the state Asked the bank, and the ticket is in Being read.",
  },
];

/** Why did a group's assignment choose nobody, or somebody else? */
export const assignmentPuzzles: readonly Puzzle[] = [
  {
    title: "everybody of the group has as many as they may",
    seed: 301,
    story: async (desk) => {
      await desk.publish(assignment({ capacity: { perAgent: 1 } }));
      for (const owner of [ANA, BRUNO]) await desk.other({ assignee: owner.id, group: "group:finance" });
      await desk.opens({ group: "group:finance" });
    },
    ask: (desk) => desk.not("assignment:finance"),
    en: "The assignment rule “Finance shares” found nobody: Ana 1 (has 1 of 1) and Bruno 1 (has 1 of 1).",
    fr: "La règle d’attribution « Finance shares » n’a trouvé personne : Ana 1 (en a 1 sur 1) et Bruno 1 (en a 1 sur 1).",
  },
  {
    title: "the ticket is with another group",
    seed: 302,
    story: async (desk) => {
      await desk.publish(assignment({}));
      await desk.opens({ group: "group:helpdesk" });
    },
    ask: (desk) => desk.not("assignment:finance"),
    en: "The assignment rule “Finance shares” was not asked: it serves Finance, and the ticket is with Help desk.",
  },
  {
    title: "the ticket was somebody’s already",
    seed: 303,
    story: async (desk) => {
      await desk.publish(assignment({}));
      await desk.opens({ group: "group:finance", assignee: BRUNO.id });
    },
    ask: (desk) => desk.not("assignment:finance"),
    en: "The assignment rule “Finance shares” was not asked: the ticket is Bruno’s already.",
  },
];
