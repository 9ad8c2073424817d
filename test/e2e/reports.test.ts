import { afterAll, beforeAll, expect, test } from "vitest";
import { publishDocument } from "../publish.ts";
import { good } from "../server.ts";
import { startVisit, type Visit } from "./visit.ts";

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

let visit: Visit;
beforeAll(async () => {
  visit = await startVisit();
});
afterAll(() => visit.close());

test("A20: a manager reads the report by group, opens what a figure counts, and asks for the weekly mail", async () => {
  const marc = await visit.server.signIn("marc");
  const page = await visit.person("marc");
  await page.goto("/reports");
  await page.getByRole("combobox", { name: "Compare by" }).selectOption({ label: "group" });
  const table = page.getByRole("region", { name: "By group" });
  await table.waitFor();
  const figure = table
    .getByRole("row")
    .filter({ has: page.getByRole("cell", { name: "Finance", exact: true }) })
    .getByRole("link", { name: /^Unsolved: open the list/ });
  const count = Number(await figure.textContent());
  const listed = good(await marc.client.figures.tickets({ query: { figure: "open", group: "group:finance" } }));
  expect(count).toBe(listed.count);
  await figure.click();
  await page.getByText(new RegExp(`Unsolved, as of now · ${count} tickets?$`)).waitFor();
  const rows = page.getByRole("region", { name: "Tickets that were counted" }).getByRole("row");
  await expect.poll(() => rows.count()).toBe(count + 1);
  await page.getByRole("link", { name: "Back to the report" }).click();

  const weekly = page.getByRole("switch", { name: /^Mail me a summary of the week/ });
  await weekly.focus();
  await page.keyboard.press("Space");
  await page.getByText("Saved.").first().waitFor();
  expect(await weekly.getAttribute("aria-checked")).toBe("true");
  expect(good(await marc.client.figures.weekly()).wanted).toBe(true);
});

test("B38: a team lead finds his people on the board, the tickets behind a number, and hands out what is due before a shift ends", async () => {
  const ada = await visit.server.signIn("ada");
  const bruno = await visit.server.signIn("bruno");
  // Their shift ends in a week, whenever this is run.
  const free = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
  const week = Object.fromEntries(DAYS.map((day) => [day, [["00:00", "24:00"]]]));
  await publishDocument(ada, {
    kind: "calendar",
    key: "a-week",
    timeZone: "UTC",
    week,
    holidays: [{ date: free, name: "Free" }],
  });
  for (const id of ["agent:ana", "agent:bruno"])
    good(await ada.client.people.change({ params: { id }, body: { shift: "a-week" } }));
  const body = {
    subject: "Urgent refund",
    requester: "requester:remi",
    priority: "urgent",
    assignee: "agent:ana",
  } as const;
  const { number } = good(await bruno.client.tickets.create({ body })).ticket;
  const board = good(await bruno.client.board.read());
  const ana = board.people.find(({ person }) => person.id === "agent:ana");
  const page = await visit.person("bruno");
  await page.goto("/board");
  const row = page.getByRole("region", { name: "People and their load" }).getByRole("row", { name: /^A\s*Ana|^Ana/ });
  const open = row.getByRole("link", { name: /^New or open: open the list/ });
  await open.waitFor();
  expect(Number(await open.textContent())).toBe(ana?.load.active);
  await open.click();
  await page.getByText(/New or open, as of now/).waitFor();
  await page.getByRole("link", { name: "Back to the board" }).click();
  const due = page.getByRole("region", { name: "Due before shifts end" });
  const owner = due.getByRole("combobox", { name: `Owner of #${number}` });
  await owner.selectOption({ label: "Bruno" });
  await page.getByText(`#${number} is Bruno’s now.`).first().waitFor();
  const read = async () => good(await bruno.client.tickets.read({ params: { id: String(number) } })).assignee?.name;
  expect(await read()).toBe("Bruno");
  await owner.selectOption({ label: "Nobody" });
  await page.getByText(`#${number} is taken back`).first().waitFor();
  expect(await read()).toBeUndefined();
});
