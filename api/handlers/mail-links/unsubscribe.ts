import type { Language } from "../../../blueprints/text.ts";
import { mailLinks } from "../../contract/mail-links.ts";
import type { Desk } from "../../desk.ts";
import { isUnsubscribed, type Subscription, setUnsubscribed, subscriptionOf } from "../../effects/unsubscribe.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { wantsWeekly, wishWeekly } from "../../reports/weekly.ts";

const WORDS = {
  en: {
    weekly: "The weekly summary",
    ratings: "Requests to rate what we solved",
    on: "You get these mails.",
    off: "You get no more of these mails.",
    end: "Send me no more",
    again: "Send me these mails again",
  },
  fr: {
    weekly: "Le résumé de la semaine",
    ratings: "Les demandes d’évaluation",
    on: "Vous recevez ces e-mails.",
    off: "Vous ne recevez plus ces e-mails.",
    end: "Ne plus m’en envoyer",
    again: "M’en envoyer à nouveau",
  },
};

/** Opening a link ends nothing: scanners of mail open links too. */
export const readSubscription = handles(mailLinks.subscription, async (desk, { params, language }) => {
  const found = opened(desk, params.token);
  return { status: 200, verbatim: page(found, await wanted(desk, found), language) };
});

/** One press on the page, or of a mail program by itself (RFC 8058); `again` turns it on. Pressed twice, it stays as it is. */
export const changeSubscription = handles(mailLinks.unsubscribe, async (desk, { params, query, language, request }) => {
  request.resume();
  const found = opened(desk, params.token);
  const on = query.again !== undefined;
  await change(desk, found, on);
  return { status: 200, verbatim: page(found, await wanted(desk, found), language) };
});

function opened({ config }: Desk, token: string): Subscription {
  const found = subscriptionOf(config.secret, token);
  if (!found) throw refusal("linkOver");
  return found;
}

const wanted = async ({ store: { db } }: Desk, { kind, who }: Subscription): Promise<boolean> =>
  kind === "weekly" ? wantsWeekly(db, who) : !(await isUnsubscribed(db, kind, who));

async function change({ store, clock }: Desk, found: Subscription, on: boolean): Promise<void> {
  if (found.kind !== "weekly") return setUnsubscribed(store.db, found, on, clock.now());
  const person = found.who;
  const wish = await store.db.selectFrom("weekly_wish").select("zone").where("person", "=", person).executeTakeFirst();
  if (wish) await wishWeekly(store, { person, wanted: on, zone: wish.zone }, clock.now());
}

/** Our own answers tell the address of a page to ourselves alone; told to nobody, the button would seem to be another site's. */
function page({ kind }: Subscription, on: boolean, language: Language): string {
  const words = WORDS[language];
  return `<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="robots" content="noindex" />
    <title>${words[kind]}</title>
    <link rel="stylesheet" href="/api/link.css" />
  </head>
  <body>
    <main>
      <h1>${words[kind]}</h1>
      <p role="status">${words[on ? "on" : "off"]}</p>
      <form method="post" action="${on ? "?" : "?again=1"}">
        <div class="actions"><button type="submit">${words[on ? "end" : "again"]}</button></div>
      </form>
    </main>
  </body>
</html>
`;
}
