import type { Contact, Organization } from "../people/contacts.ts";
import type { Person } from "../people/people.ts";
import type { Dice } from "./dice.ts";

const FIRST = {
  fr: [
    "Camille",
    "Louis",
    "Manon",
    "Jules",
    "Sarah",
    "Nathan",
    "Clara",
    "Antoine",
    "Juliette",
    "Mehdi",
    "Élodie",
    "Romain",
  ],
  en: ["Oliver", "Amelia", "Harry", "Isla", "George", "Freya", "Jack", "Poppy", "Noah", "Priya", "Ethan", "Ruby"],
} as const;
const LAST = {
  fr: ["Bernard", "Dubois", "Lefèvre", "Girard", "Roux", "Fontaine", "Mercier", "Blanc", "Garnier", "Faure"],
  en: ["Smith", "Taylor", "Wright", "Walker", "Green", "Hughes", "Edwards", "Turner", "Patel", "Cooper"],
} as const;
const COMPANIES = [
  ["Atelier Vauban", "gold"],
  ["Boulangerie Martin & Fils", "basic"],
  ["Northwind Interiors", "silver"],
  ["Clinique des Tilleuls", "gold"],
  ["Harbour Logistics", "silver"],
  ["Librairie du Pont", "basic"],
  ["Meridian Travel", "gold"],
  ["Menuiserie Delorme", "basic"],
  ["Orchard Foods", "silver"],
  ["Studio Lumen", "basic"],
  ["Transports Rivoire", "silver"],
  ["Willow Dental", "basic"],
] as const;

const plain = (text: string): string =>
  text
    .normalize("NFKD")
    .replaceAll(/\p{M}+/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, "-");

export const pastOrganizations: readonly Organization[] = COMPANIES.map(([name, plan]) => ({
  id: `organization:${plain(name)}`,
  name,
  attributes: { plan, vip: name === "Clinique des Tilleuls" },
}));

/** A number that is kept for films and books, and rings nowhere. */
const phoneOf = (place: number, language: keyof typeof FIRST): string => {
  const end = String(place).padStart(3, "0");
  return language === "fr" ? `+33 6 39 98 ${end[0]}${end[1]} ${end[2]}0` : `+44 7700 900${end}`;
};

/** So many people who have written in the last weeks, none of them real. */
export function pastContacts(count: number, dice: Dice): readonly Contact[] {
  const known = new Map<string, Contact>();
  while (known.size < count) {
    const language = dice.roll() < 0.55 ? "fr" : "en";
    const name = `${dice.pick(FIRST[language])} ${dice.pick(LAST[language])}`;
    const local = plain(name);
    if (known.has(local)) continue;
    const organization = dice.roll() < 0.7 ? pastOrganizations[dice.below(pastOrganizations.length)] : undefined;
    const host = organization ? `${organization.id.slice("organization:".length)}.example` : "client.example";
    known.set(local, {
      id: `requester:${local}`,
      name,
      emails: [`${local.replace("-", ".")}@${host}`],
      phones: [phoneOf(known.size, language)],
      customerNumber: `C-${1041 + known.size * 7}`,
      language,
      kind: "customer",
      verified: true,
      organization: organization?.id ?? null,
    });
  }
  return [...known.values()];
}

type Colleague = Pick<Person, "key" | "name" | "departments" | "groups">;

const finance = { departments: ["department:finance"], groups: ["group:finance"] };
const vtouch = { departments: ["department:vtouch"], groups: ["group:vtouch"] };
const mail = { departments: ["department:vtouch"], groups: ["group:vtouch", "group:mail-team"] };
const helpdesk = { departments: ["department:helpdesk"], groups: ["group:helpdesk"] };

/** Agents beside those whom the sign-in page lists: nobody signs in as one of them. */
const colleagues: readonly Colleague[] = [
  { key: "agent:farid", name: "Farid", ...finance },
  { key: "agent:louise", name: "Louise", ...finance },
  { key: "agent:peter", name: "Peter", ...finance },
  { key: "agent:yasmine", name: "Yasmine", ...vtouch },
  { key: "agent:oscar", name: "Oscar", ...vtouch },
  { key: "agent:emma", name: "Emma", ...mail },
  { key: "agent:lucas", name: "Lucas", ...mail },
  { key: "agent:ines", name: "Inès", ...helpdesk },
  { key: "agent:daniel", name: "Daniel", ...helpdesk },
];

export const pastColleagues: readonly Person[] = colleagues.map((one) => ({
  ...one,
  email: `${one.key.slice("agent:".length)}@filrouge.example`,
  language: one.key.length % 2 === 0 ? "en" : "fr",
  roles: ["role:agent"],
  rights: [],
  active: true,
}));
