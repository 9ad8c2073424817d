import { problems } from "../../contract/problems.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { readPerson } from "../../people/people.ts";
import { createProblem, listProblems, readProblem, saveProblem } from "../../problems/store.ts";
import { foundTicket } from "../tickets/visible.ts";
import { foundProblem, ledProblem, problemSummaries, problemView } from "./found.ts";

export const listAllProblems = handles(problems.list, async (desk) => {
  const items = await problemSummaries(desk, await listProblems(desk.store.db, false));
  return { status: 200, body: { items } };
});

export const openProblem = handles(problems.create, async (desk, { principal, body }) => {
  const content = { title: body.title, note: "", owner: principal.id, banner: { en: "", fr: "" } };
  const number = await createProblem(desk.store.db, content, desk.clock.now());
  const problem = await foundProblem(desk, number);
  return { status: 201, body: await problemView(desk, principal, problem), etag: problem.revision };
});

export const readOneProblem = handles(problems.read, async (desk, { principal, params }) => {
  const problem = await foundProblem(desk, params.number);
  return { status: 200, body: await problemView(desk, principal, problem), etag: problem.revision };
});

export const changeProblem = handles(problems.change, async (desk, { principal, params, body, ifMatch }) => {
  const { db } = desk.store;
  const known = await ledProblem(desk, principal, params.number);
  const { open, title = known.title, note = known.note, owner = known.owner, banner = known.banner } = body;
  if (owner !== known.owner && (await readPerson(db, owner))?.active !== true) {
    const message = { en: `There is no “${owner}” on this desk.`, fr: `Il n’y a pas de « ${owner} » sur ce bureau.` };
    throw refusal("invalid", [{ pointer: "/owner", code: "unknown", message }]);
  }
  const now = desk.clock.now();
  const closedAt = open === undefined ? known.closedAt : open ? null : (known.closedAt ?? now);
  const changed = { number: known.number, revision: ifMatch, title, note, owner, banner, closedAt };
  const saved = await saveProblem(db, changed, now);
  const problem = await foundProblem(desk, known.number);
  if (!saved) throw refusal("stale", [], { etag: `"${problem.revision}"` });
  return { status: 200, body: await problemView(desk, principal, problem), etag: problem.revision };
});

export const readProblemOfTicket = handles(problems.ofTicket, async (desk, { principal, params }) => {
  const { ticket } = await foundTicket(desk, principal, params.id);
  const { db } = desk.store;
  const known = ticket.problem === undefined ? undefined : await readProblem(db, ticket.problem);
  const [problem = null] = await problemSummaries(desk, known ? [known] : []);
  return { status: 200, body: { problem, open: await problemSummaries(desk, await listProblems(db, true)) } };
});

export const readBanners = handles(problems.banners, async ({ store }, { language }) => {
  const open = await listProblems(store.db, true);
  const items = open.flatMap(({ number, banner }) => {
    const text = banner[language] || banner.en || banner.fr;
    return text === "" ? [] : [{ number, text }];
  });
  return { status: 200, body: { items } };
});
