import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { good, startServer, type TestServer, type Visitor } from "../../server.ts";

const PASSWORD = "a long enough password";

describe.each(["sqlite", "postgres"] as const)("the team, on %s", (database) => {
  let server: TestServer;
  let ada: Visitor;

  beforeAll(async () => {
    server = await startServer({ database });
    ada = await server.signIn("ada");
  });
  afterAll(() => server.remove());

  const added = async (name: string, email: string, more: object = {}) =>
    good(await ada.client.team.addPerson({ body: { name, email, ...more } }));
  const tokenOf = ({ link }: { readonly link: string }): string =>
    new URL(link, "http://desk.example").searchParams.get("token") ?? "";
  const accept = (token: string, password = PASSWORD) =>
    server.nobody.client.team.acceptInvitation({ body: { token, password } });
  const place = { groups: ["group:finance"], departments: ["department:finance"] };

  test("an admin adds a colleague, who sets a password by a link that works once, and works", async () => {
    const { person, invitation } = await added("Élodie d’Arc", "Elodie@Filrouge.example", place);
    expect(person).toMatchObject({ id: "agent:elodie-d-arc", role: "role:agent", rights: [], enrolled: false });
    const token = tokenOf(invitation);
    expect(good(await server.nobody.client.team.readInvitation({ query: { token } }))).toMatchObject({
      name: "Élodie d’Arc",
      email: "elodie@filrouge.example",
    });
    expect(await accept(token, "short")).toMatchObject({ ok: false, status: 422 });
    const session = good(await accept(token));
    expect(session).toMatchObject({ person: { id: person.id }, departments: [{ id: "department:finance" }] });
    expect(await accept(token, "another long password")).toMatchObject({ status: 404 });
    good(await server.nobody.client.session.signIn({ body: { email: person.email, password: PASSWORD } }));
    const { people } = good(await ada.client.team.read());
    expect(people.find(({ id }) => id === person.id)).toMatchObject({ enrolled: true, active: true });
  });

  test("the mail log never shows a link that gives access", async () => {
    await added("Nils", "nils@filrouge.example");
    await expect
      .poll(async () => good(await ada.client.reports.mailLog({ query: {} })).items.flatMap(({ to }) => to))
      .toContain("nils@filrouge.example");
    const { items } = good(await ada.client.reports.mailLog({ query: {} }));
    const mail = items.find(({ to }) => to.includes("nils@filrouge.example"));
    expect(mail?.text).toContain("/welcome?token=…");
    expect(mail?.text).not.toMatch(/token=[A-Za-z0-9]/);
  });

  test("a link that was changed, and one that a newer password has overtaken, open nothing", async () => {
    const { person, invitation } = await added("Otto", "otto@filrouge.example");
    const token = tokenOf(invitation);
    for (const other of [
      token.replace(/^[^.]+/, Buffer.from("agent:ada").toString("base64url")),
      token.replace(/\.[0-9]+\./, ".9999999999999."),
      `${token}x`,
      "",
      "...",
    ])
      expect(await accept(other)).toMatchObject({ ok: false, status: 404 });
    const newer = good(await ada.client.team.invite({ params: { id: person.id } }));
    good(await accept(tokenOf(newer)));
    expect(await accept(token)).toMatchObject({ status: 404 });
  });

  test("a new password signs out whoever was signed in under that name", async () => {
    const { person, invitation } = await added("Petra", "petra@filrouge.example");
    good(await accept(tokenOf(invitation)));
    const before = await server.signIn("petra@filrouge.example").catch(() => null);
    // The helper signs in with the demo password, which is not hers.
    expect(before).toBeNull();
    const raw = await server.nobody.raw("/api/sign-in", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email: person.email, password: PASSWORD }),
    });
    const cookie = raw.headers
      .getSetCookie()
      .map((one) => one.split(";")[0])
      .join("; ");
    const me = () => server.nobody.raw("/api/session", { headers: { cookie } });
    expect((await me()).status).toBe(200);
    const link = good(await ada.client.team.invite({ params: { id: person.id } }));
    good(await accept(tokenOf(link), "quite another password"));
    expect((await me()).status).toBe(401);
  });

  test("who asks for a new password hears the same, known or not, and not too often", async () => {
    const ask = (email: string) => server.nobody.client.team.forgotten({ body: { email } });
    expect(await ask("ana@filrouge.example")).toMatchObject({ status: 204 });
    expect(await ask("nobody@nowhere.example")).toMatchObject({ status: 204 });
    const answers: number[] = [];
    for (let times = 0; times < 12; times += 1) answers.push((await ask("x@nowhere.example")).status);
    expect(answers.at(-1)).toBe(429);
  });

  test("an address that a colleague has, a group that is not there and a role that is none are refused at their place", async () => {
    const add = (body: object) =>
      ada.client.team.addPerson({ body: { name: "X", email: "x@filrouge.example", ...body } });
    expect(await add({ email: "ANA@filrouge.example" })).toMatchObject({
      problem: { errors: [{ pointer: "/email" }] },
    });
    expect(await add({ groups: ["group:finance", "group:none"] })).toMatchObject({
      status: 422,
      problem: { errors: [{ pointer: "/groups/1" }] },
    });
    expect(await add({ role: "role:god" })).toMatchObject({ ok: false, status: 422 });
    expect(await add({ name: "   " })).toMatchObject({ ok: false, status: 422 });
  });

  test("nobody demotes himself or lets himself go; another admin can, and the last one stays", async () => {
    const change = (id: string, body: object) => ada.client.team.changePerson({ params: { id }, body });
    expect(await change("agent:ada", { role: "role:agent" })).toMatchObject({ status: 422 });
    expect(await change("agent:ada", { active: false })).toMatchObject({
      problem: { errors: [{ pointer: "/active", code: "team.oneself" }] },
    });
    const { person } = await added("Root", "root@filrouge.example", { role: "role:admin" });
    expect(person.rights).toContain("administer");
    expect(good(await change(person.id, { role: "role:agent" }))).toMatchObject({ role: "role:agent", rights: [] });
  });

  test("who leaves is signed out, and all open tickets go back: to the group, or to nobody; the history says why", async () => {
    const { person, invitation } = await added("Quentin", "quentin@filrouge.example", place);
    good(await accept(tokenOf(invitation)));
    const open = async (group: string | null) =>
      good(
        await ada.client.tickets.create({
          body: {
            subject: "Left behind",
            requester: "requester:remi",
            department: "department:finance",
            group,
            assignee: person.id,
          },
        }),
      ).ticket.id;
    const [inGroup, alone] = [await open("group:finance"), await open(null)];
    const foreseen = good(await ada.client.people.foresee({ params: { id: person.id }, query: {} }));
    expect(foreseen).toMatchObject({ total: 2, toNobody: 1, stay: 0, back: [{ tickets: 1 }] });
    good(await ada.client.team.changePerson({ params: { id: person.id }, body: { active: false } }));
    const holder = async (id: string) => good(await ada.client.tickets.read({ params: { id } })).assignee;
    await expect.poll(() => holder(inGroup)).toBeNull();
    await expect.poll(() => holder(alone)).toBeNull();
    const { items } = good(await ada.client.tickets.journal({ params: { id: alone }, query: {} }));
    expect(items.map(({ fact }) => fact)).toContainEqual(
      expect.objectContaining({ type: "handedBack", why: "left", group: null, person: person.id }),
    );
    const again = await server.nobody.client.session.signIn({ body: { email: person.email, password: PASSWORD } });
    expect(again).toMatchObject({ ok: false, status: 401 });
    const changes = good(await ada.client.people.changes({ params: { id: person.id } }));
    expect(changes.items).toContainEqual(expect.objectContaining({ what: "active", from: true, to: false }));
  });

  test("who becomes a collaborator keeps no open ticket: all go back, to the group or to nobody; who gets the seat again keeps the rest", async () => {
    const { person } = await added("Odile", "odile@filrouge.example", place);
    const open = async (group: string | null) =>
      good(
        await ada.client.tickets.create({
          body: {
            ...{ subject: "Seatless", requester: "requester:remi", department: "department:finance" },
            ...{ group, assignee: person.id },
          },
        }),
      ).ticket.id;
    const held = [await open("group:finance"), await open(null)];
    const change = (body: object) => ada.client.team.changePerson({ params: { id: person.id }, body });
    good(await change({ role: "role:collaborator" }));
    for (const id of held)
      await expect.poll(async () => good(await ada.client.tickets.read({ params: { id } })).assignee).toBeNull();
    const { items } = good(await ada.client.tickets.journal({ params: { id: held[0] ?? "" }, query: {} }));
    expect(items.map(({ fact }) => fact)).toContainEqual(
      expect.objectContaining({ type: "handedBack", why: "noSeat", group: "group:finance", person: person.id }),
    );
    good(await change({ role: "role:agent" }));
    const again = await open("group:finance");
    expect(good(await ada.client.tickets.read({ params: { id: again } })).assignee).toMatchObject({ id: person.id });
  });

  test("groups and departments are added, renamed and filled; what is not there is refused", async () => {
    const { client } = ada;
    const department = good(await client.team.addDepartment({ body: { name: "Ventes & Co" } }));
    expect(department).toMatchObject({ id: "department:ventes-co", people: 0, groups: 0 });
    const group = good(
      await client.team.addGroup({ body: { name: "Ventes", department: department.id, members: ["agent:ana"] } }),
    );
    expect(group).toMatchObject({ id: "group:ventes", members: [{ id: "agent:ana", name: "Ana" }] });
    const params = { id: group.id };
    good(await client.team.changeGroup({ params, body: { members: ["agent:bruno", "agent:ana"] } }));
    const { groups } = good(await client.team.read());
    expect(groups.find(({ id }) => id === group.id)?.members.map(({ id }) => id)).toEqual(["agent:ana", "agent:bruno"]);
    expect(await client.team.changeGroup({ params, body: { members: ["agent:none"] } })).toMatchObject({
      problem: { errors: [{ pointer: "/members/0" }] },
    });
    expect(await client.team.changeGroup({ params: { id: "group:none" }, body: {} })).toMatchObject({ status: 404 });
    good(await client.team.changeDepartment({ params: { id: department.id }, body: { name: "Sales" } }));
    const directory = good(await client.directory.read());
    expect(directory.departments).toContainEqual({ id: department.id, name: "Sales" });
  });
});
