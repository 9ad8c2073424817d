import { ANA, BRUNO, DAY, HOUR, LEA, MINUTE, REMI } from "./desk.ts";
import { at, blueprint, type Puzzle, policy, trigger } from "./puzzle.ts";

const standard = policy({
  when: { oneOf: [at("priority"), ["high", "urgent"]] },
  targets: [{ metric: "firstReply", within: "PT4H", time: "working" }],
});

/** Why is it late? */
export const latePuzzles: readonly Puzzle[] = [
  {
    title: "nobody replied within the working hours that its priority was promised",
    seed: 501,
    story: async (desk) => {
      await desk.publish(standard);
      await desk.opens({ priority: "high" });
      await desk.pass(6 * HOUR);
    },
    ask: (desk) => desk.late(),
    en: "“First reply” is late by 2 hours: it was due on 23 Nov 2026, 14:00, 4 working hours after 23 Nov 2026, 10:00; the policy “Standard” says so, because Priority is one of high or urgent (was high).",
    fr: "« Première réponse » est en retard de 2 heures : c’était dû le 23 nov. 2026 à 14:00, 4 heures ouvrées après le 23 nov. 2026 à 10:00 ; la politique « Standard » le veut, car Priorité est l’un de haute ou urgente (était haute).",
  },
  {
    title: "a note is no reply",
    seed: 502,
    story: async (desk) => {
      await desk.publish(standard);
      await desk.opens({ priority: "urgent" });
      await desk.says(ANA, "I look at it.", { public: false });
      await desk.pass(5 * HOUR);
    },
    ask: (desk) => desk.late(),
    en: "“First reply” is late by 1 hour: it was due on 23 Nov 2026, 14:00, 4 working hours after 23 Nov 2026, 10:00; the policy “Standard” says so, because Priority is one of high or urgent (was urgent).",
  },
  {
    title: "it was answered too late",
    seed: 503,
    story: async (desk) => {
      await desk.publish(standard);
      await desk.opens({ priority: "high" });
      await desk.pass(5 * HOUR);
      await desk.says(ANA, "Here it is.");
      await desk.pass(DAY);
    },
    ask: (desk) => desk.late(),
    en: "“First reply” was 1 hour late: it was due on 23 Nov 2026, 14:00, 4 working hours after 23 Nov 2026, 10:00; the policy “Standard” says so, because Priority is one of high or urgent (was high).",
  },
  {
    title: "it is not late: nights do not count",
    seed: 504,
    story: async (desk) => {
      await desk.publish(policy({ targets: [{ metric: "firstReply", within: "P2D", time: "working" }] }));
      await desk.opens();
      await desk.pass(DAY);
    },
    ask: (desk) => desk.late(),
    en: "Nothing is late: “First reply” is due on 25 Nov 2026, 10:00, 2 working days after 23 Nov 2026, 10:00; the policy “Standard” says so.",
    fr: "Rien n’est en retard : « Première réponse » est dû le 25 nov. 2026 à 10:00, 2 jours ouvrés après le 23 nov. 2026 à 10:00 ; la politique « Standard » le veut.",
  },
  {
    title: "it waits for the requester, and stands still",
    seed: 505,
    story: async (desk) => {
      await desk.publish(policy({ targets: [{ metric: "requesterWait", within: "PT8H", time: "calendar" }] }));
      await desk.opens({ assignee: ANA.id });
      await desk.pass(HOUR);
      await desk.changes(ANA, { status: "pending" });
      await desk.pass(2 * DAY);
    },
    ask: (desk) => desk.late(),
    en: "Nothing is late: “Requester's wait” stands still while the ticket is pending, with 1 hour of its 8 hours used; the policy “Standard” says so.",
  },
  {
    title: "nothing is promised: no policy takes it",
    seed: 506,
    story: async (desk) => {
      await desk.publish(standard);
      await desk.opens({ priority: "low" });
      await desk.pass(9 * DAY);
    },
    ask: (desk) => desk.late(),
    en: "Nothing is late: no policy takes this ticket; of “Standard” this does not hold: Priority is one of high or urgent (was low).",
    fr: "Rien n’est en retard : aucune politique ne prend ce ticket ; pour « Standard », ceci n’est pas vrai : Priorité est l’un de haute ou urgente (était basse).",
  },
  {
    title: "it stayed too long in a state of its process",
    seed: 507,
    story: async (desk) => {
      await desk.publish(
        blueprint({
          key: "claims",
          name: "Claims",
          entry: { into: { new: "reading" } },
          states: [
            { id: "reading", name: "Being read", status: "open", limit: { within: "PT2H", time: "calendar" } },
            { id: "done", name: "Done", status: "closed", final: "resolved" },
          ],
          transitions: [{ id: "finish", name: "Finish", from: ["reading"], to: "done" }],
        }),
      );
      await desk.opens();
      await desk.pass(3 * HOUR);
    },
    ask: (desk) => desk.late(),
    en: "“Stay in Being read” is late by 1 hour: it was due on 23 Nov 2026, 12:00, 2 hours after 23 Nov 2026, 10:00; the blueprint “Claims” says so.",
  },
];

const acknowledge = trigger("acknowledge", "Say that it has arrived", {
  on: ["created"],
  when: { noneOf: [{ var: "event.kind" }, ["agent", "import"]] },
  do: [{ do: "notify", to: ["requester"], template: "acknowledged" }],
});
const tellOwner = trigger("tell-owner", "Tell an agent that a ticket is his", {
  on: ["assigned"],
  when: { isNot: [at("assignee"), { var: "actor.id" }] },
  do: [{ do: "notify", to: ["owner"], text: "It is yours." }],
});

/** Why no mail? */
export const mailPuzzles: readonly Puzzle[] = [
  {
    title: "an agent opened it, and the acknowledgement is for others",
    seed: 601,
    story: async (desk) => {
      await desk.publish(acknowledge);
      await desk.opens({}, ANA);
    },
    ask: (desk) => desk.noMail("requester"),
    en: "Rémi got no mail. The trigger “Say that it has arrived” did not act, because this did not hold: Kind of who caused it is none of an agent or an import (was an agent).",
    fr: "Rémi n’a pas reçu de mail. Le déclencheur « Say that it has arrived » n’a pas agi, car ceci n’était pas vrai : Type de qui l’a causé n’est pas un agent ou un import (était un agent).",
  },
  {
    title: "an internal note is for the team alone",
    seed: 602,
    story: async (desk) => {
      await desk.opens();
      await desk.says(ANA, "He will pay.", { public: false });
    },
    ask: (desk) => desk.noMail("requester"),
    en: "Rémi got no mail: this was an internal note, which only the team reads.",
    fr: "Rémi n’a pas reçu de mail : ceci était une note interne, que seule l’équipe lit.",
  },
  {
    title: "the requester has no address",
    seed: 603,
    story: async (desk) => {
      await desk.publish(acknowledge);
      await desk.opens({}, LEA);
      await desk.deliver();
    },
    ask: (desk) => desk.noMail("requester"),
    en: "Léa got no mail: the trigger “Say that it has arrived” wrote one, and Léa has no address.",
  },
  {
    title: "no mail server is set",
    seed: 604,
    story: async (desk) => {
      await desk.publish(acknowledge);
      await desk.opens();
      await desk.pass(MINUTE);
    },
    ask: async (desk) => desk.noMail("requester", await desk.entry("ticketCreated")),
    en: "Rémi got no mail: the trigger “Say that it has arrived” wrote one on 23 Nov 2026, 10:00, but no mail server is set, and it lies in the mail log.",
    fr: "Rémi n’a pas reçu de mail : le déclencheur « Say that it has arrived » en a écrit un le 23 nov. 2026 à 10:00, mais aucun serveur de mail n’est réglé, et il est dans le journal des mails.",
  },
  {
    title: "an answer waits twenty seconds before it leaves",
    seed: 605,
    story: async (desk) => {
      await desk.opens();
      await desk.says(ANA, "Here it is.");
    },
    ask: (desk) => desk.noMail("requester"),
    en: "Rémi has no mail yet: the message leaves in 20 seconds.",
  },
  {
    title: "who took it himself is not told that it is his",
    seed: 606,
    story: async (desk) => {
      await desk.publish(tellOwner);
      await desk.opens();
      await desk.changes(BRUNO, { assignee: BRUNO.id });
    },
    ask: (desk) => desk.noMail("agent:bruno"),
    en: "Bruno got no mail. The trigger “Tell an agent that a ticket is his” did not act, because this did not hold: Assignee is not Who acts (was Bruno, Bruno).",
  },
  {
    title: "five alerts in ten minutes are the most: the sixth waits for a digest",
    seed: 607,
    story: async (desk) => {
      await desk.publish(tellOwner);
      await desk.opens({ assignee: ANA.id });
      for (let n = 0; n < 6; n++) {
        await desk.changes(ANA, { assignee: null });
        await desk.changes(ANA, { assignee: BRUNO.id });
        await desk.deliver();
      }
    },
    ask: (desk) => desk.noMail("agent:bruno"),
    en: "Bruno gets it in a digest on 23 Nov 2026, 10:10: Bruno had had five alerts within ten minutes, and the trigger “Tell an agent that a ticket is his” came on top.",
    fr: "Bruno le recevra dans un résumé le 23 nov. 2026 à 10:10 : Bruno avait reçu cinq alertes en dix minutes, et le déclencheur « Tell an agent that a ticket is his » en ajoutait une.",
  },
  {
    title: "no rule tells anybody of that",
    seed: 608,
    story: async (desk) => {
      await desk.publish(tellOwner);
      await desk.opens({ assignee: ANA.id });
      await desk.says(REMI, "Any news?");
    },
    ask: (desk) => desk.noMail("agent:ana"),
    en: "Ana got no mail: no rule in force tells Ana of a reply by the requester.",
  },
  {
    title: "the rule that would have told was switched off",
    seed: 609,
    story: async (desk) => {
      await desk.publish(acknowledge);
      await desk.retire("trigger", "acknowledge");
      await desk.pass(HOUR);
      await desk.opens();
    },
    ask: (desk) => desk.noMail("requester"),
    en: "Rémi got no mail. The trigger “Say that it has arrived” did not act: it was switched off then, since 23 Nov 2026, 10:00.",
  },
  {
    title: "three automatic mails an hour are the most that one address gets about a ticket",
    seed: 610,
    story: async (desk) => {
      await desk.publish(
        trigger("chatty", "Answer each word", {
          on: ["requesterReplied"],
          do: [{ do: "notify", to: ["requester"], template: "acknowledged" }],
        }),
      );
      await desk.opens();
      for (let n = 0; n < 4; n++) {
        await desk.says(REMI, `Word ${n}`);
        await desk.deliver();
      }
    },
    ask: async (desk) => desk.noMail("requester", (await desk.ticket()).facts - 1),
    en: "Rémi got no mail: the trigger “Answer each word” wrote one, and it was not sent. remi@client.example has had 3 automatic mails about this ticket within an hour.",
    fr: "Rémi n’a pas reçu de mail : le déclencheur « Answer each word » en a écrit un, et il n’est pas parti. remi@client.example a reçu 3 mails automatiques sur ce ticket en une heure.",
  },
  {
    title: "it was sent, and lies with the mail server",
    seed: 611,
    mailer: { send: async () => ({ ok: true, refused: [] }), close: () => {} },
    story: async (desk) => {
      await desk.publish(acknowledge);
      await desk.opens();
      await desk.pass(MINUTE);
    },
    ask: (desk) => desk.noMail("requester"),
    en: "Rémi did get a mail: the trigger “Say that it has arrived” wrote one, and it was sent to remi@client.example on 23 Nov 2026, 10:00.",
    fr: "Rémi a bien reçu un mail : le déclencheur « Say that it has arrived » en a écrit un, envoyé à remi@client.example le 23 nov. 2026 à 10:00.",
  },
  {
    title: "the mail server does not take it now, and it is tried again",
    seed: 612,
    mailer: { send: async () => ({ ok: false, final: false, detail: "421 too busy" }), close: () => {} },
    story: async (desk) => {
      await desk.publish(acknowledge);
      await desk.opens();
      await desk.deliver();
    },
    ask: (desk) => desk.noMail("requester"),
    en: "Rémi has no mail yet: the trigger “Say that it has arrived” wrote one, which was tried once and is tried again on 23 Nov 2026, 10:00. 421 too busy",
    fr: "Rémi n’a pas encore de mail : le déclencheur « Say that it has arrived » en a écrit un, qui a été tenté 1 fois, et le sera de nouveau le 23 nov. 2026 à 10:00. 421 too busy",
  },
  {
    title: "the ticket has no requester",
    seed: 613,
    story: async (desk) => {
      await desk.publish(acknowledge);
      await desk.opens({ requester: null });
    },
    ask: (desk) => desk.noMail("requester"),
    en: "Nobody got a mail as the requester: the ticket has none.",
    fr: "Personne n’a reçu de mail comme demandeur : le ticket n’en a pas.",
  },
];
