import type { Right } from "../../blueprints/people.ts";
import { RIGHTS } from "../../blueprints/people.ts";
import type { Sentence } from "../../blueprints/text.ts";
import type { Contact } from "../people/contacts.ts";
import type { Department, Group, Person } from "../people/people.ts";

export const DEMO_PASSWORD = "filrouge";

export const demoDepartments: readonly Department[] = [
  { key: "department:finance", name: "Finance" },
  { key: "department:vtouch", name: "vTouch" },
  { key: "department:helpdesk", name: "Help desk" },
];

export const demoGroups: readonly Group[] = [
  { key: "group:finance", name: "Finance", department: "department:finance" },
  { key: "group:finance-leads", name: "Finance leads", department: "department:finance" },
  { key: "group:vtouch", name: "vTouch", department: "department:vtouch" },
  { key: "group:mail-team", name: "Mail team", department: "department:vtouch" },
  { key: "group:helpdesk", name: "Help desk", department: "department:helpdesk" },
];

export interface DemoPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly what: Sentence;
}

const everywhere = demoDepartments.map(({ key }) => key);
const manages: readonly Right[] = ["design", "publish", "jump", "revoke", "excuse"];

type DemoAgent = DemoPerson & Pick<Person, "roles" | "rights" | "departments" | "groups">;

export const demoAgents: readonly DemoAgent[] = [
  {
    id: "agent:ada",
    name: "Ada Admin",
    email: "ada@filrouge.example",
    what: { en: "Admin: may do everything", fr: "Admin : peut tout faire" },
    roles: ["role:admin"],
    rights: RIGHTS,
    departments: everywhere,
    groups: [],
  },
  {
    id: "agent:marc",
    name: "Marc Manager",
    email: "marc@filrouge.example",
    what: { en: "Manager: draws and publishes blueprints", fr: "Manager : dessine et publie les blueprints" },
    roles: ["role:manager"],
    rights: manages,
    departments: everywhere,
    groups: [],
  },
  {
    id: "agent:ana",
    name: "Ana",
    email: "ana@filrouge.example",
    what: { en: "Agent in Finance", fr: "Agente, Finance" },
    roles: ["role:agent"],
    rights: [],
    departments: ["department:finance"],
    groups: ["group:finance"],
  },
  {
    id: "agent:bruno",
    name: "Bruno",
    email: "bruno@filrouge.example",
    what: { en: "Agent and lead in Finance", fr: "Agent et responsable, Finance" },
    roles: ["role:agent"],
    rights: [],
    departments: ["department:finance"],
    groups: ["group:finance", "group:finance-leads"],
  },
  {
    id: "agent:chloe",
    name: "Chloé",
    email: "chloe@filrouge.example",
    what: { en: "Agent in vTouch and at the help desk", fr: "Agente, vTouch et assistance" },
    roles: ["role:agent"],
    rights: [],
    departments: ["department:vtouch", "department:helpdesk"],
    groups: ["group:vtouch", "group:helpdesk"],
  },
];

export const demoRequester: DemoPerson = {
  id: "requester:remi",
  name: "Rémi",
  email: "remi@client.example",
  what: { en: "Requester: opens tickets and answers", fr: "Demandeur : ouvre des tickets et répond" },
};

/** The people whom the sign-in page lists. */
export const demoPeople: readonly DemoPerson[] = [...demoAgents, demoRequester];

const others = ["Léa Martin", "Hugo Petit", "Inès Moreau", "Tom Baker", "Grace Hall", "Nora Klein"] as const;

export const demoContacts: readonly Contact[] = [
  {
    id: demoRequester.id,
    name: demoRequester.name,
    emails: [demoRequester.email],
    language: "fr",
    kind: "customer",
    verified: true,
    organization: null,
  },
  ...others.map((name, index): Contact => {
    const local = name
      .normalize("NFKD")
      .replaceAll(/\p{M}+/gu, "")
      .toLowerCase()
      .replace(" ", ".");
    return {
      id: `requester:${local.replace(".", "-")}`,
      name,
      emails: [`${local}@client.example`],
      language: index < 3 ? "fr" : "en",
      kind: "customer",
      verified: true,
      organization: null,
    };
  }),
];
