import type { ContactMatching } from "../../blueprints/contact-matching.ts";

/** Rules of one desk, made ready to ask. */
export interface Matching {
  readonly subaddresses: boolean;
  readonly shared: ReadonlySet<string>;
  /** The organization of a domain, or of a whole address. */
  readonly organizations: ReadonlyMap<string, string>;
}

/** Rules of several documents, in their order: the first that says something of a domain is right. */
export function matchingOf(documents: readonly ContactMatching[]): Matching {
  const organizations = new Map<string, string>();
  for (const { organizations: listed } of documents)
    for (const { organization, from } of listed)
      for (const source of from) if (!organizations.has(source)) organizations.set(source, organization);
  return {
    subaddresses: documents.some(({ subaddresses }) => subaddresses),
    shared: new Set(documents.flatMap(({ shared }) => shared)),
    organizations,
  };
}

/** An address without what stands behind a plus: `nina+news@…` is `nina@…`. */
function baseOf(address: string): string {
  const [local = "", domain = ""] = partsOf(address);
  const [base = ""] = local.split("+");
  return base === "" ? address : `${base}@${domain}`;
}

/** Name and domain; the last @ parts them. */
function partsOf(address: string): readonly [string, string] {
  const at = address.lastIndexOf("@");
  return [address.slice(0, at), address.slice(at + 1)];
}

/** The shared mailbox that an address (in small letters) is, as the rules name it; null: it is none. */
export function sharedSource(matching: Matching, address: string): string | null {
  for (const one of matching.subaddresses ? [address, baseOf(address)] : [address])
    for (const source of [one, `${partsOf(one)[0]}@`]) if (matching.shared.has(source)) return source;
  return null;
}

/**
 * By what somebody with this address (in small letters) is known again: by itself, and by what it is a subaddress of. Null: by a shared
 * mailbox nobody is.
 */
export function knownBy(
  matching: Matching,
  address: string,
): { readonly own: string; readonly base: string | null } | null {
  const base = matching.subaddresses ? baseOf(address) : address;
  if (sharedSource(matching, address) !== null) return null;
  return { own: address, base: base === address ? null : base };
}

/** The organization of whoever has one of these addresses (in small letters); a whole address before its domain, and that before what it lies under. */
export function organizationFor(matching: Matching, addresses: readonly string[]): string | null {
  const source = organizationSource(matching, addresses);
  return source === null ? null : (matching.organizations.get(source) ?? null);
}

/** The address or domain of the rules by which {@link organizationFor} decides; null: none. */
export function organizationSource(
  { organizations, subaddresses }: Matching,
  addresses: readonly string[],
): string | null {
  for (const address of addresses)
    for (const whole of subaddresses ? [address, baseOf(address)] : [address])
      if (organizations.has(whole)) return whole;
  for (const address of addresses)
    for (let domain = partsOf(address)[1]; domain.includes("."); domain = domain.slice(domain.indexOf(".") + 1))
      if (organizations.has(domain)) return domain;
  return null;
}
