import { afterEach, describe, expect, test } from "vitest";
import { readMailLog } from "../../../api/effects/mail-log.ts";
import { newId } from "../../../api/ids.ts";
import { createDoor } from "../../../api/tickets/door.ts";
import { accepted, eventOf, put, REMI } from "../../small-desk.ts";
import { DATABASES } from "../../stores.ts";
import { effectsDesk, NOON } from "./effects-desk.ts";

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

describe.each(DATABASES)("B42: mails in several languages, on %s", (name) => {
  async function desk() {
    const made = await effectsDesk(name);
    ends.push(made.remove);
    await put(made.store, "template", "received", {
      ...{ kind: "template", schemaVersion: 1, key: "received", name: "Received" },
      subject: { en: "We have it", fr: "Bien reçu" },
      text: { en: "We have your request.", fr: "Nous avons votre demande.", ja: "お問い合わせを受け付けました。" },
    });
    const door = createDoor(made);
    const inLanguage = async (language: string) => {
      const id = newId();
      const event = eventOf(id, REMI, NOON, {
        type: "ticketSubmitted",
        draft: { number: 0, subject: "Hello", channel: "web", requester: REMI.id, language },
      });
      return (await accepted(door, { event })).ticket.id;
    };
    const told = async (ticket: string, to: readonly string[]) => {
      await made.plant(ticket, { type: "notify", to, template: "received", text: null, values: {} });
      await made.worker.drain();
      const { items } = await readMailLog(made.store.db, { limit: 100 });
      return items
        .filter((mail) => mail.ticket === ticket)
        .map(({ to, subject, text }) => ({ to, subject, text }))
        .sort((a, b) => (a.to.join() < b.to.join() ? -1 : 1));
    };
    return { inLanguage, told };
  }

  test("B42: the customer is written to in the language of the ticket, colleagues each in their own", async () => {
    const { inLanguage, told } = await desk();
    // Rémi reads French; this ticket is in English, and so is what he gets of it.
    expect(await told(await inLanguage("en"), ["requester:remi"])).toMatchObject([
      { to: ["remi@client.example"], subject: "We have it", text: "We have your request." },
    ]);
    expect(await told(await inLanguage("fr"), ["requester:remi", "agent:ana"])).toMatchObject([
      { to: ["ana@filrouge.example"], text: "We have your request." },
      { to: ["remi@client.example"], subject: "Bien reçu", text: "Nous avons votre demande." },
    ]);
  });

  test("B42: a language that the product does not speak is written where the text has it, and falls back where it has not", async () => {
    const { inLanguage, told } = await desk();
    expect(await told(await inLanguage("ja"), ["requester:remi", "copy@client.example"])).toMatchObject([
      {
        to: ["remi@client.example", "copy@client.example"],
        subject: "We have it",
        text: "お問い合わせを受け付けました。",
      },
    ]);
    expect(await told(await inLanguage("de"), ["requester:remi"])).toMatchObject([{ text: "We have your request." }]);
  });
});
