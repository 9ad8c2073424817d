import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { WebhookSource } from "../../../blueprints/channel.ts";
import type { Json } from "../../../blueprints/json.ts";
import {
  challengeSlot,
  closingSlot,
  filled,
  messageSlot,
  placeOfEach,
  requesterSlot,
  type Slot,
  withEach,
  withOnly,
} from "../../../designer/screens/channels/slots.ts";
import { publishDocument } from "../../publish.ts";
import { good, startServer, type TestServer } from "../../server.ts";

const SECRET = "a-secret-of-these-tests-alone";

/** A mapping as the screen makes it: parts of a ticket, and the value of the sample that was clicked for each. */
interface Clicks {
  readonly each?: string;
  readonly message: { readonly [part in "subject" | "text" | "thread" | "id"]?: string };
  readonly requester?: { readonly [part in "name" | "phone" | "handle" | "email"]?: string };
  readonly only?: NonNullable<WebhookSource["only"]>;
  readonly over?: string;
  readonly challenge?: string;
}

function clicked(begin: Pick<WebhookSource, "as" | "proof" | "automatic" | "header">, clicks: Clicks): WebhookSource {
  let source: WebhookSource = { by: "webhook", ...begin, message: { text: "" } };
  if (clicks.each !== undefined) source = withEach(source, clicks.each);
  const fill = (slot: (of: WebhookSource) => Slot, place: string) => {
    source = slot(source).with(filled(slot(source).text, placeOfEach(clicks.each, place)));
  };
  for (const part of ["subject", "text", "thread", "id"] as const)
    if (clicks.message[part]) fill((of) => messageSlot(of, part), clicks.message[part]);
  for (const part of ["name", "phone", "handle", "email"] as const)
    if (clicks.requester?.[part]) fill((of) => requesterSlot(of, part), clicks.requester[part]);
  if (clicks.over) fill(closingSlot, clicks.over);
  if (clicks.challenge) fill(challengeSlot, clicks.challenge);
  return clicks.only ? withOnly(source, clicks.only) : source;
}

describe("messages of systems as their documentation shows them, mapped on the screen alone", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.remove());

  const open = async (key: string, source: WebhookSource) => {
    const admin = await server.signIn("ada");
    await publishDocument(admin, {
      ...{ kind: "channel", key, department: "department:helpdesk", language: "en" },
      source: JSON.parse(JSON.stringify(source)) as Json,
    });
    good(await admin.client.channels.secret({ params: { id: key }, body: { secret: SECRET } }));
  };
  const post = async (key: string, body: string, headers: Readonly<Record<string, string>>) => {
    const answer = await server.nobody.raw(`/api/in/${key}`, {
      method: "POST",
      body,
      headers: { "content-type": "application/json", ...headers },
    });
    return { status: answer.status, body: answer.text === "" ? null : (JSON.parse(answer.text) as unknown) };
  };
  const ticketsOf = async (key: string) =>
    (await server.store()).db
      .selectFrom("ticket")
      .select(["id", "subject", "status", "channel", "requester"])
      .where("id", "in", (e) =>
        e.selectFrom("channel_in").select("ticket").where("channel", "=", key).$castTo<{ ticket: string }>(),
      )
      .orderBy("number")
      .execute();
  const textsOf = async (ticket: string | undefined) =>
    (
      await (
        await server.store()
      ).db
        .selectFrom("message")
        .select("text")
        .where("ticket", "=", ticket ?? "")
        .orderBy("seq")
        .execute()
    ).map(({ text }) => text);
  const basic = { authorization: `Basic ${Buffer.from(`filrouge:${SECRET}`).toString("base64")}` };

  test("Twilio: a text message comes as a form's pairs, with a password; the same one twice is one, and nothing is answered", async () => {
    const source = clicked(
      { as: "sms", proof: "basic", automatic: false },
      { message: { text: "/Body", id: "/MessageSid", thread: "/From" }, requester: { phone: "/From" } },
    );
    await open("twilio", source);
    const said = (sid: string, Body: string) =>
      new URLSearchParams({
        ...{ MessageSid: sid, AccountSid: "AC01", From: "+33612340001", To: "+33170000001", Body },
        ...{ NumMedia: "0", FromCountry: "FR" },
      }).toString();
    const form = { "content-type": "application/x-www-form-urlencoded; charset=UTF-8" };
    for (const one of [
      said("SM1", "Où est mon colis ? 100 %"),
      said("SM1", "Où est mon colis ? 100 %"),
      said("SM2", "+1"),
    ])
      expect(await post("twilio", one, { ...form, ...basic })).toEqual({ status: 204, body: null });
    const [ticket, ...others] = await ticketsOf("twilio");
    expect(ticket).toMatchObject({ subject: "Où est mon colis ? 100 %", channel: "sms" });
    expect(others).toEqual([]);
    expect(await textsOf(ticket?.id)).toEqual(["Où est mon colis ? 100 %", "+1"]);
    const wrong = { authorization: `Basic ${Buffer.from("filrouge:guessed").toString("base64")}` };
    expect(await post("twilio", said("SM3", "x"), { ...form, ...wrong })).toMatchObject({ status: 401 });
    // The password is no bearer.
    expect(await post("twilio", said("SM3", "x"), { ...form, authorization: `Bearer ${SECRET}` })).toMatchObject({
      status: 401,
    });
  });

  test("Slack: it hears its challenge again, a person's message is a ticket, and what its robots say is passed over", async () => {
    const source = clicked(
      { as: "chat", proof: "slack", automatic: false },
      {
        message: { text: "/event/text", id: "/event_id", thread: "/event/channel" },
        requester: { handle: "/event/user" },
        only: [
          { value: "{{/event/type}}", is: ["message", "app_mention"] },
          { value: "{{/event/bot_id}}", is: [""] },
        ],
        challenge: "/challenge",
      },
    );
    await open("slack", source);
    const sent = (payload: Json, at = Date.now(), secret = SECRET) => {
      const body = JSON.stringify(payload);
      const time = String(Math.floor(at / 1000));
      const signature = `v0=${createHmac("sha256", secret).update(`v0:${time}:${body}`).digest("hex")}`;
      return post("slack", body, { "x-slack-request-timestamp": time, "x-slack-signature": signature });
    };
    const asked = { token: "t", challenge: "say-it-again", type: "url_verification" };
    expect(await sent(asked)).toEqual({ status: 200, body: { challenge: "say-it-again" } });
    expect(await sent(asked, Date.now(), "another-secret-than-ours")).toMatchObject({ status: 401 });
    expect(await sent(asked, Date.now() - 400_000)).toMatchObject({ status: 401 });
    const event = (id: string, inner: Record<string, Json>) => ({
      ...{ type: "event_callback", team_id: "T1", api_app_id: "A1", event_id: id, event_time: 1 },
      event: { type: "message", channel: "D7", user: "U42", ts: "1.2", ...inner },
    });
    expect(await sent(event("Ev1", { text: "The lift is stuck" }))).toMatchObject({ body: { outcome: "taken" } });
    expect(await sent(event("Ev1", { text: "The lift is stuck" }))).toMatchObject({ body: { outcome: "repeated" } });
    expect(await sent(event("Ev2", { text: "Hello from a robot", bot_id: "B1" }))).toEqual({
      status: 200,
      body: { outcome: "taken", number: null },
    });
    expect(await sent(event("Ev3", { type: "reaction_added" }))).toMatchObject({ body: { number: null } });
    const tickets = await ticketsOf("slack");
    expect(tickets).toMatchObject([{ subject: "The lift is stuck", channel: "chat" }]);
    const log = good(
      await (await server.signIn("ada")).client.channels.log({ params: { id: "slack" }, query: { status: "taken" } }),
    );
    expect(log.items.map(({ why }) => why)).toEqual(["passedOver", "passedOver", null, "challenge"]);
  });

  test("Alertmanager: each alert of a post is a message of its own, with its own result; that one is over stands on its ticket", async () => {
    const source = clicked(
      { as: "alert", proof: "bearer", automatic: true },
      {
        each: "/alerts",
        message: {
          subject: "/alerts/0/annotations/summary",
          text: "/alerts/0/annotations/description",
          thread: "/alerts/0/fingerprint",
        },
        over: "/alerts/0/status",
      },
    );
    expect(source.message.text).toBe("{{/alerts/*/annotations/description}}");
    await open("alertmanager", source);
    const alert = (fingerprint: string, status: string, description?: string) => ({
      ...{ status, fingerprint, labels: { alertname: "Probe", instance: fingerprint } },
      annotations: { summary: `Probe ${fingerprint}`, ...(description !== undefined && { description }) },
      startsAt: "2026-11-23T12:00:00Z",
    });
    const sent = (alerts: Json[], id?: string) =>
      post(
        "alertmanager",
        JSON.stringify({ version: "4", groupKey: "{}", status: "firing", receiver: "desk", alerts }),
        {
          authorization: `Bearer ${SECRET}`,
          ...(id !== undefined && { "webhook-id": id }),
        },
      );
    const first = await sent(
      [alert("f1", "firing", "down"), alert("f2", "firing"), alert("f3", "firing", "slow")],
      "p1",
    );
    expect(first).toMatchObject({
      status: 200,
      body: { items: [{ outcome: "taken" }, { outcome: "waiting" }, { outcome: "taken" }] },
    });
    // The same post once more: what was taken is known, and what waits is not doubled.
    const again = await sent(
      [alert("f1", "firing", "down"), alert("f2", "firing"), alert("f3", "firing", "slow")],
      "p1",
    );
    expect(again.body).toMatchObject({ items: Array(3).fill({ outcome: "repeated" }) });
    expect(await sent([alert("f1", "resolved", "fine"), alert("f3", "firing", "slower")])).toMatchObject({
      body: { items: [{ outcome: "taken" }, { outcome: "taken" }] },
    });
    const tickets = await ticketsOf("alertmanager");
    expect(tickets).toMatchObject([
      { subject: "Probe f1", channel: "alert" },
      { subject: "Probe f3", channel: "alert" },
    ]);
    expect(await textsOf(tickets[0]?.id)).toEqual(["down", "fine"]);
    expect(await textsOf(tickets[1]?.id)).toEqual(["slow", "slower"]);
    // What waits is its own alert alone, and runs again once the mapping is mended.
    const admin = await server.signIn("ada");
    const params = { id: "alertmanager" };
    const { items } = good(await admin.client.channels.log({ params, query: { status: "waiting" } }));
    expect(items).toHaveLength(1);
    const arrival = { ...params, arrival: items[0]?.id ?? "" };
    const kept = JSON.parse(good(await admin.client.channels.payload({ params: arrival })).payload) as {
      alerts: Json[];
    };
    expect(kept.alerts).toEqual([alert("f2", "firing")]);
    expect(await sent([])).toEqual({ status: 200, body: { items: [] } });
    expect(await sent(Array.from({ length: 501 }, (_, n) => alert(`m${n}`, "firing", "x")))).toMatchObject({
      status: 202,
      body: { outcome: "waiting", detail: ["It holds 501 messages; one post may bring 500."] },
    });
  });

  test("Grafana: signed with HMAC-SHA256, one ticket an alert; an altered post is refused", async () => {
    const source = clicked(
      { as: "alert", proof: "hmac", header: "X-Grafana-Alerting-Signature", automatic: true },
      {
        each: "/alerts",
        message: {
          subject: "/alerts/0/labels/alertname",
          text: "/alerts/0/annotations/summary",
          thread: "/alerts/0/fingerprint",
        },
        over: "/alerts/0/status",
      },
    );
    await open("grafana", source);
    const body = JSON.stringify({
      ...{ receiver: "desk", status: "firing", orgId: 1, title: "[FIRING:2]", state: "alerting", message: "two" },
      alerts: ["blue", "green"].map((team) => ({
        ...{ status: "firing", fingerprint: team, labels: { alertname: `Memory ${team}`, team } },
        ...{ annotations: { summary: `High on ${team}` }, values: { B: 44.2 } },
      })),
    });
    const signature = createHmac("sha256", SECRET).update(body).digest("hex");
    const header = { "x-grafana-alerting-signature": signature };
    expect(await post("grafana", body.replace("44.2", "45.2"), header)).toMatchObject({ status: 401 });
    expect(await post("grafana", body, header)).toMatchObject({
      body: { items: [{ outcome: "taken" }, { outcome: "taken" }] },
    });
    expect(await ticketsOf("grafana")).toMatchObject([{ subject: "Memory blue" }, { subject: "Memory green" }]);
  });

  test("Telegram: who writes is one contact by their name there; what is no message is passed over", async () => {
    const source = clicked(
      { as: "chat", proof: "header", header: "X-Telegram-Bot-Api-Secret-Token", automatic: false },
      {
        message: { text: "/message/text", id: "/update_id", thread: "/message/chat/id" },
        requester: { name: "/message/from/first_name", handle: "/message/from/id" },
        only: [{ value: "{{/message/text}}" }],
      },
    );
    await open("telegram", source);
    const update = (id: number, more: Record<string, Json>) =>
      post("telegram", JSON.stringify({ update_id: id, ...more }), { "x-telegram-bot-api-secret-token": SECRET });
    const message = (text: string) => ({
      message: {
        message_id: 1,
        date: 1,
        chat: { id: 77, type: "private" },
        from: { id: 77, is_bot: false, first_name: "Nina" },
        text,
      },
    });
    await update(1, message("Bonjour"));
    await update(1, message("Bonjour"));
    await update(2, message("Vous êtes là ?"));
    expect(await update(3, { my_chat_member: { chat: { id: 77 } } })).toMatchObject({ body: { number: null } });
    const tickets = await ticketsOf("telegram");
    expect(tickets).toMatchObject([{ subject: "Bonjour" }]);
    expect(await textsOf(tickets[0]?.id)).toEqual(["Bonjour", "Vous êtes là ?"]);
  });

  test("GitHub: an issue that is opened is a ticket, its other news are passed over, a redelivery is known by its header", async () => {
    const source = clicked(
      { as: "forum", proof: "hmac", header: "X-Hub-Signature-256", automatic: false },
      {
        message: { subject: "/issue/title", text: "/issue/body", thread: "/issue/html_url" },
        requester: { handle: "/issue/user/login" },
        only: [{ value: "{{/action}}", is: ["opened", "reopened"] }],
      },
    );
    await open("github", source);
    const sent = (delivery: string, action: string) => {
      const body = JSON.stringify({
        action,
        issue: {
          number: 7,
          title: "Crash at start",
          body: "It crashes.",
          html_url: "https://git.example/7",
          user: { login: "nina-r" },
        },
        ...{ repository: { full_name: "shop/app" }, sender: { login: "nina-r" } },
      });
      const digest = createHmac("sha256", SECRET).update(body).digest("hex");
      return post("github", body, { "x-hub-signature-256": `sha256=${digest}`, "x-github-delivery": delivery });
    };
    expect(await sent("d-1", "opened")).toMatchObject({ body: { outcome: "taken" } });
    expect(await sent("d-1", "opened")).toMatchObject({ body: { outcome: "repeated" } });
    expect(await sent("d-2", "labeled")).toEqual({ status: 200, body: { outcome: "taken", number: null } });
    const tickets = await ticketsOf("github");
    expect(tickets).toMatchObject([{ subject: "Crash at start", channel: "forum" }]);
    expect(await textsOf(tickets[0]?.id)).toEqual(["It crashes."]);
  });

  test("PagerDuty: an incident is one ticket by its id, signed in a list of signatures, and what resolves it stands on it", async () => {
    const source = clicked(
      { as: "alert", proof: "hmac", header: "X-PagerDuty-Signature", automatic: true },
      {
        message: {
          subject: "/event/data/title",
          text: "/event/data/html_url",
          thread: "/event/data/id",
          id: "/event/id",
        },
        over: "/event/event_type",
      },
    );
    await open("pagerduty", {
      ...source,
      closing: { value: "{{/event/event_type}}", is: ["incident.resolved"], do: "note" },
    });
    const sent = (id: string, type: string, sign = SECRET) => {
      const data = {
        id: "PGR0VU2",
        type: "incident",
        title: "A little bump in the road",
        html_url: "https://pd.example/i",
      };
      const occurred = "2026-11-23T18:06:58.000Z";
      const body = JSON.stringify({
        event: { id, event_type: type, resource_type: "incident", occurred_at: occurred, data },
      });
      const hex = (secret: string) => createHmac("sha256", secret).update(body).digest("hex");
      return post("pagerduty", body, { "x-pagerduty-signature": `v1=${hex("a former one")},v1=${hex(sign)}` });
    };
    expect(await sent("01", "incident.triggered", "a foreign one")).toMatchObject({ status: 401 });
    expect(await sent("01", "incident.triggered")).toMatchObject({ body: { outcome: "taken" } });
    expect(await sent("01", "incident.triggered")).toMatchObject({ body: { outcome: "repeated" } });
    expect(await sent("02", "incident.resolved")).toMatchObject({ body: { outcome: "taken" } });
    const tickets = await ticketsOf("pagerduty");
    expect(tickets).toMatchObject([{ subject: "A little bump in the road" }]);
    expect(await textsOf(tickets[0]?.id)).toHaveLength(2);
  });

  test("R24: Stripe: a dispute is a ticket of who paid; what is altered, or was signed too long ago, changes nothing", async () => {
    const source = clicked(
      { as: "app", proof: "stripe", automatic: false },
      {
        message: { subject: "/type", text: "/data/object/reason", id: "/id", thread: "/data/object/id" },
        requester: { email: "/data/object/evidence/customer_email_address" },
        only: [{ value: "{{/type}}", is: ["charge.dispute.created"] }],
      },
    );
    await open("stripe", source);
    const evidence = { customer_email_address: "nina@home.example" };
    const object = { id: "dp_1", object: "dispute", reason: "product_not_received", evidence };
    const body = JSON.stringify({ id: "evt_1", object: "event", type: "charge.dispute.created", data: { object } });
    const signed = (agoSeconds: number, text = body) => {
      const time = Math.floor(Date.now() / 1000) - agoSeconds;
      const hex = createHmac("sha256", SECRET).update(`${time}.${text}`).digest("hex");
      return { "stripe-signature": `t=${time},v1=${hex},v0=${"0".repeat(64)}` };
    };
    expect(await post("stripe", body, signed(3600))).toMatchObject({ status: 401, body: { code: "channel.stale" } });
    expect(await post("stripe", body, signed(0, `${body} `))).toMatchObject({
      status: 401,
      body: { code: "channel.unproven" },
    });
    expect(await ticketsOf("stripe")).toEqual([]);
    expect(await post("stripe", body, signed(0))).toMatchObject({ body: { outcome: "taken" } });
    expect(await ticketsOf("stripe")).toMatchObject([{ subject: "charge.dispute.created", channel: "app" }]);
  });

  test("WhatsApp: it hears its challenge by GET, a text message is one contact's, and notices of delivery are passed over", async () => {
    const value = "/entry/0/changes/0/value";
    const source = clicked(
      { as: "chat", proof: "hmac", header: "X-Hub-Signature-256", automatic: false },
      {
        message: {
          ...{ text: `${value}/messages/0/text/body`, id: `${value}/messages/0/id` },
          thread: `${value}/messages/0/from`,
        },
        requester: { name: `${value}/contacts/0/profile/name`, phone: `${value}/messages/0/from` },
        only: [{ value: `{{${value}/messages/0/type}}`, is: ["text"] }],
      },
    );
    await open("whatsapp", source);
    const asked = (query: string) => server.nobody.raw(`/api/in/whatsapp?${query}`);
    const heard = await asked("hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=ours");
    expect([heard.status, heard.text, heard.headers.get("content-type")]).toEqual([
      200,
      "1158201444",
      "text/plain; charset=utf-8",
    ]);
    expect((await asked("hub.mode=subscribe&hub.challenge=%3Cscript%3E")).status).toBe(422);
    const sent = (more: Record<string, Json>) => {
      const metadata = { display_phone_number: "33170000001", phone_number_id: "1" };
      const change = { field: "messages", value: { messaging_product: "whatsapp", metadata, ...more } };
      const body = JSON.stringify({ object: "whatsapp_business_account", entry: [{ id: "1", changes: [change] }] });
      const digest = createHmac("sha256", SECRET).update(body).digest("hex");
      return post("whatsapp", body, { "x-hub-signature-256": `sha256=${digest}` });
    };
    const contacts = [{ profile: { name: "Nina Roy" }, wa_id: "33612345699" }];
    const message = {
      from: "33612345699",
      id: "wamid.1",
      timestamp: "1",
      type: "text",
      text: { body: "Bonjour, mon colis ?" },
    };
    expect(await sent({ contacts, messages: [message] })).toMatchObject({ body: { outcome: "taken" } });
    expect(await sent({ contacts, messages: [message] })).toMatchObject({ body: { outcome: "repeated" } });
    expect(await sent({ statuses: [{ id: "wamid.9", status: "delivered" }] })).toMatchObject({
      body: { number: null },
    });
    expect(await ticketsOf("whatsapp")).toMatchObject([{ subject: "Bonjour, mon colis ?", channel: "chat" }]);
  });

  test("a list that is the whole of what comes: each element is a message, and values beside the list stay in reach", async () => {
    const source = clicked(
      { as: "app", proof: "bearer", automatic: false },
      { each: "", message: { text: "/0/text", id: "/0/id" }, requester: { email: "/0/from" } },
    );
    expect(source.requester?.email).toBe("{{/*/from}}");
    await open("batch", source);
    const body = JSON.stringify(["a", "b"].map((id) => ({ id, text: `Word ${id}`, from: `${id}@home.example` })));
    const bearer = { authorization: `Bearer ${SECRET}` };
    expect(await post("batch", body, bearer)).toMatchObject({
      body: { items: [{ outcome: "taken" }, { outcome: "taken" }] },
    });
    expect(await post("batch", '{"text":"alone"}', bearer)).toMatchObject({
      status: 202,
      body: { detail: ["What came is no list."] },
    });
    expect(await ticketsOf("batch")).toMatchObject([{ subject: "Word a" }, { subject: "Word b" }]);
  });
});
