import type { SlaPolicy } from "../../blueprints/sla-policy.ts";
import { etagOf, good, type TestServer } from "../server.ts";

/** What the desk promises in these tests: finance in hours, vTouch in a second that is over at once, others in work. */
const POLICIES: readonly SlaPolicy[] = [
  {
    kind: "sla-policy",
    schemaVersion: 1,
    key: "finance-promises",
    name: { en: "Finance promises", fr: "Promesses de Finance" },
    when: { is: [{ var: "ticket.department" }, "department:finance"] },
    targets: [
      { metric: "firstReply", within: "PT4H", time: "calendar" },
      { metric: "totalResolution", within: "PT200H", time: "working", calendar: "paris-office" },
    ],
  },
  {
    kind: "sla-policy",
    schemaVersion: 1,
    key: "vtouch-promises",
    name: { en: "vTouch promises", fr: "Promesses de vTouch" },
    when: { is: [{ var: "ticket.department" }, "department:vtouch"] },
    targets: [{ metric: "requesterWait", within: "PT1S", time: "calendar" }],
  },
  {
    kind: "sla-policy",
    schemaVersion: 1,
    key: "other-promises",
    name: { en: "Other promises", fr: "Autres promesses" },
    targets: [{ metric: "agentWork", within: "PT8H", time: "calendar" }],
  },
];

/** The admin publishes them, in their order and before whatever else is there. */
export async function promise(server: TestServer): Promise<void> {
  const { client } = await server.signIn("ada");
  for (const document of POLICIES) {
    // A document of the grammar is plain JSON.
    good(await client.definitions.create({ body: JSON.parse(JSON.stringify(document)) as Record<string, never> }));
    const params = { kind: "sla-policy", key: document.key } as const;
    const ifMatch = etagOf(await client.definitions.read({ params }));
    good(await client.definitions.publish({ params, body: { note: "Promised." }, ifMatch }));
  }
  const listed = good(await client.definitions.list({ query: { kind: "sla-policy" } })).items.map(({ key }) => key);
  const ours = POLICIES.map(({ key }) => key);
  good(
    await client.definitions.order({
      params: { kind: "sla-policy" },
      body: { keys: [...ours, ...listed.filter((key) => !ours.includes(key))] },
    }),
  );
}
