import { ANA, BRUNO, HOUR, REMI } from "./desk.ts";
import { at, field, type Puzzle, tag, trigger } from "./puzzle.ts";

const urgent = { is: [at("priority"), "urgent"] };
const escalate = trigger("escalate", "Escalate what is urgent", {
  on: ["created"],
  when: urgent,
  do: [tag("escalated")],
});

/** Why did the trigger not fire? */
export const triggerPuzzles: readonly Puzzle[] = [
  {
    title: "the one value that it asks for is another",
    seed: 1,
    story: async (desk) => {
      await desk.publish(escalate);
      await desk.opens({ priority: "normal" });
    },
    ask: (desk) => desk.not("trigger:escalate"),
    en: "The trigger “Escalate what is urgent” did not act, because this did not hold: Priority is urgent (was normal).",
    fr: "Le déclencheur « Escalate what is urgent » n’a pas agi, car ceci n’était pas vrai : Priorité est urgente (était normale).",
  },
  {
    title: "of three things that it asks for, the second is the first that fails",
    seed: 2,
    story: async (desk) => {
      await desk.publish(
        trigger("vip", "Greet important customers", {
          on: ["created"],
          when: {
            allOf: [
              { is: [at("channel"), "web"] },
              { notEmpty: [at("department")] },
              { contains: [at("tags"), "vip"] },
            ],
          },
          do: [tag("greeted")],
        }),
      );
      await desk.opens();
    },
    ask: (desk) => desk.not("trigger:vip"),
    en: "The trigger “Greet important customers” did not act, because this did not hold: Department is not empty (was empty).",
  },
  {
    title: "one of two would have been enough, and neither held",
    seed: 3,
    story: async (desk) => {
      await desk.publish(
        trigger("either", "Mark what presses", {
          on: ["created"],
          when: { anyOf: [urgent, { contains: [at("tags"), "vip"] }] },
          do: [tag("pressing")],
        }),
      );
      await desk.opens({ priority: "low", tags: ["late"] });
    },
    ask: (desk) => desk.not("trigger:either"),
    en: "The trigger “Mark what presses” did not act, because this did not hold: Priority is urgent (was low) or Tags contains vip (was late).",
  },
  {
    title: "it asks that something is not so, and it is",
    seed: 4,
    story: async (desk) => {
      await desk.publish(
        trigger("quiet", "Remind unless quiet", {
          on: ["created"],
          when: { not: [{ contains: [at("tags"), "quiet"] }] },
          do: [tag("reminded")],
        }),
      );
      await desk.opens({ tags: ["quiet"] });
    },
    ask: (desk) => desk.not("trigger:quiet"),
    en: "The trigger “Remind unless quiet” did not act, because this did not hold: not (Tags contains quiet) (was quiet).",
  },
  {
    title: "it starts on something else",
    seed: 5,
    story: async (desk) => {
      await desk.publish(
        trigger("answered", "Thank for an answer", { on: ["requesterReplied"], do: [tag("thanked")] }),
      );
      await desk.opens();
      await desk.says(ANA, "Called him.", { public: false });
    },
    ask: (desk) => desk.not("trigger:answered"),
    en: "The trigger “Thank for an answer” did not act: it waits for a reply by the requester, and this was an internal note.",
    fr: "Le déclencheur « Thank for an answer » n’a pas agi : il attend une réponse du demandeur, et ceci était une note interne.",
  },
  {
    title: "a machine answered",
    seed: 6,
    story: async (desk) => {
      await desk.publish(
        trigger("answered", "Thank for an answer", { on: ["requesterReplied"], do: [tag("thanked")] }),
      );
      await desk.opens();
      await desk.says(REMI, "I am away.", { automatic: true });
    },
    ask: (desk) => desk.not("trigger:answered"),
    en: "The trigger “Thank for an answer” did not act: it waits for a reply by the requester, and this was a machine’s message, which starts nothing.",
  },
  {
    title: "it was not published yet",
    seed: 7,
    story: async (desk) => {
      await desk.opens({ priority: "urgent" });
      await desk.pass(2 * HOUR);
      await desk.publish(escalate);
    },
    ask: (desk) => desk.not("trigger:escalate"),
    en: "The trigger “Escalate what is urgent” did not act: it was not published yet; its first version came on 23 Nov 2026, 12:00.",
    fr: "Le déclencheur « Escalate what is urgent » n’a pas agi : rien n’en était encore publié ; la première version date du 23 nov. 2026 à 12:00.",
  },
  {
    title: "it is a draft that nobody has published",
    seed: 8,
    story: async (desk) => {
      await desk.draft(escalate);
      await desk.opens({ priority: "urgent" });
    },
    ask: (desk) => desk.not("trigger:escalate"),
    en: "The trigger “Escalate what is urgent” did not act: it is a draft, and has never been published.",
  },
  {
    title: "it was switched off an hour before",
    seed: 9,
    story: async (desk) => {
      await desk.publish(escalate);
      await desk.pass(HOUR);
      await desk.retire("trigger", "escalate");
      await desk.pass(HOUR);
      await desk.opens({ priority: "urgent" });
    },
    ask: (desk) => desk.not("trigger:escalate"),
    en: "The trigger “Escalate what is urgent” did not act: it was switched off then, since 23 Nov 2026, 11:00.",
    fr: "Le déclencheur « Escalate what is urgent » n’a pas agi : règle désactivée à ce moment, depuis le 23 nov. 2026 à 11:00.",
  },
  {
    title: "the version of then asked for more than the version of today",
    seed: 10,
    story: async (desk) => {
      await desk.publish(escalate);
      await desk.opens({ priority: "high" });
      await desk.pass(HOUR);
      await desk.publish({ ...escalate, when: { notEmpty: [at("priority")] } });
    },
    ask: (desk) => desk.not("trigger:escalate"),
    en: "The trigger “Escalate what is urgent” did not act, because this did not hold: Priority is urgent (was high).",
  },
  {
    title: "a trigger above it had changed the value before its turn",
    seed: 11,
    story: async (desk) => {
      await desk.publish(
        trigger("calm", "Calm down", {
          on: ["created"],
          when: { contains: [at("tags"), "spam"] },
          do: [{ do: "setField", field: "priority", value: "low" }],
        }),
      );
      await desk.publish(escalate);
      await desk.opens({ priority: "urgent", tags: ["spam"] });
    },
    ask: (desk) => desk.not("trigger:escalate"),
    en: "The trigger “Escalate what is urgent” did not act: the trigger “Calm down” had acted first, and then this did not hold any more: Priority is urgent (was low).",
    fr: "Le déclencheur « Escalate what is urgent » n’a pas agi : le déclencheur « Calm down » avait agi avant, et ceci n’était plus vrai : Priorité est urgente (était basse).",
  },
  {
    title: "the ticket was closed",
    seed: 12,
    story: async (desk) => {
      await desk.publish(trigger("changed", "Mark what changes", { on: ["changed"], do: [tag("changed")] }));
      await desk.opens({ assignee: ANA.id });
      await desk.changes(ANA, { status: "solved" });
      await desk.sends({ ...ANA, rights: ["close"] }, { type: "changeRequested", changes: { status: "closed" } });
      await desk.changes(ANA, { subject: "Later" });
    },
    ask: (desk) => desk.not("trigger:changed"),
    en: "The trigger “Mark what changes” did not act: the ticket was closed, and nothing starts on a closed ticket.",
  },
  {
    title: "it did act, and everything was already as it wants it",
    seed: 13,
    story: async (desk) => {
      await desk.publish(escalate);
      await desk.opens({ priority: "urgent", tags: ["escalated"] });
    },
    ask: (desk) => desk.not("trigger:escalate"),
    en: "The trigger “Escalate what is urgent” did act: Priority is urgent (was urgent); it changed nothing, for everything was already as it wants it.",
  },
  {
    title: "it did act, and its action was refused",
    seed: 14,
    story: async (desk) => {
      await desk.publish(
        trigger("answer", "Answer by itself", {
          on: ["created"],
          do: [{ do: "replyFromTemplate", template: "no-such" }],
        }),
      );
      await desk.opens();
    },
    ask: (desk) => desk.not("trigger:answer"),
    en: "The trigger “Answer by itself” did act, and was refused: There is no template no-such.",
  },
  {
    title: "it compares with the value before the event, and that has not changed",
    seed: 15,
    story: async (desk) => {
      await desk.publish(
        trigger("raised", "Tell of a new priority", {
          on: ["changed"],
          when: { changed: [at("priority")] },
          do: [tag("raised")],
        }),
      );
      await desk.opens({ priority: "urgent" });
      await desk.changes(BRUNO, { subject: "Second invoice" });
    },
    ask: (desk) => desk.not("trigger:raised"),
    en: "The trigger “Tell of a new priority” did not act, because this did not hold: Priority changed (was urgent).",
  },
  {
    title: "a field of its own, by its name and the name of its choice",
    seed: 16,
    story: async (desk) => {
      const option = (value: string, name: string) => ({ value, name });
      await desk.publish(
        field({
          key: "product",
          name: { en: "Product line", fr: "Gamme" },
          type: "choice",
          options: [option("b", "Books"), option("g", "Games")],
        }),
      );
      await desk.publish(
        trigger("books", "Send books to the shelf", {
          on: ["created"],
          when: { is: [at("fields.product"), "b"] },
          do: [tag("shelf")],
        }),
      );
      await desk.opens({ fields: { product: "g" } });
    },
    ask: (desk) => desk.not("trigger:books"),
    en: "The trigger “Send books to the shelf” did not act, because this did not hold: Product line is Books (was Games).",
    fr: "Le déclencheur « Send books to the shelf » n’a pas agi, car ceci n’était pas vrai : Gamme est Books (était Games).",
  },
  {
    title: "what the organization says is not known",
    seed: 17,
    story: async (desk) => {
      await desk.publish(
        trigger("vip", "Greet important customers", {
          on: ["created"],
          when: { is: [{ var: "organization.vip" }, true] },
          do: [tag("vip")],
        }),
      );
      await desk.opens();
    },
    ask: (desk) => desk.not("trigger:vip"),
    en: "The trigger “Greet important customers” did not act, because this did not hold: Organization is VIP is yes (was unknown).",
  },
];
