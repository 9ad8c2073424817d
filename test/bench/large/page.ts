import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { openBrowser } from "../../browser.ts";
import { scale } from "../bench.ts";
import type { LargeDesk } from "./desk.ts";
import { p95, timed } from "./p95.ts";
import { dice } from "./words.ts";

const BUILT = fileURLToPath(new URL("../../../designer/dist/index.html", import.meta.url));
const TICKETS = 300;
/** A browser's connections to one server. */
const CONNECTIONS = 6;
/** The last questions are asked when the first answers are drawn. */
const DRAWN_MS = 5_000;

/** What the page asks of the server for one ticket, as a real browser asks it; the ticket's id stands as `:id`. */
async function questionsOf({ address }: LargeDesk, id: string): Promise<readonly string[]> {
  if (!existsSync(BUILT)) throw new Error("The interface is not built: npm run bench builds it.");
  const { person, close } = await openBrowser();
  try {
    const page = await (await person()).newPage();
    const signedIn = await page.request.post(`${address}/api/sign-in`, {
      data: { email: "ada@filrouge.example", password: "filrouge" },
      headers: { origin: address },
    });
    if (!signedIn.ok()) throw new Error(`Nobody could sign in: ${signedIn.status()}.`);
    const asked = new Set<string>();
    page.on("request", (request) => {
      const [, path] = request.url().split(`${address}/api`);
      if (request.method() === "GET" && path?.includes(id)) asked.add(path.replaceAll(id, ":id"));
    });
    await page.goto(`${address}/tickets/${id}`);
    await page.locator("[data-region=details]").waitFor({ timeout: 60_000 });
    await page.waitForTimeout(DRAWN_MS);
    if (asked.size < 5) throw new Error(`The page asked only ${[...asked].join()}.`);
    return [...asked];
  } finally {
    await close();
  }
}

/** From the first question to the last answer of a ticket's whole page, p95 over tickets here and there, in ms. */
export async function ticketPage(desk: LargeDesk): Promise<number> {
  const clients = await Promise.all(Array.from({ length: CONNECTIONS }, () => desk.visit("ada")));
  const roll = dice(17);
  const read = async (number: number) =>
    (JSON.parse((await clients[0]?.get(`/tickets/${number}`)) ?? "") as { readonly id: string }).id;
  const ids: string[] = [];
  while (ids.length < TICKETS) ids.push(await read(desk.first + Math.floor(roll() * scale.tickets)));
  const questions = await questionsOf(desk, (await read(desk.first)) ?? "");
  return p95(
    await timed(TICKETS, async (at) => {
      const waiting = questions.map((path) => path.replaceAll(":id", ids[at] ?? ""));
      const work = async (client: (typeof clients)[number]) => {
        for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) await client.get(path);
      };
      await Promise.all(clients.map(work));
    }),
  );
}
