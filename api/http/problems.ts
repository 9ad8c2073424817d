import type { Finding, Reason } from "../../blueprints/finding.ts";
import type { JsonObject } from "../../blueprints/json.ts";
import type { Language, Sentence } from "../../blueprints/text.ts";
import type { Problem, ProblemError } from "../contract/problem.ts";
import { leading, statusOf } from "../reasons.ts";

/** One error before it is put into the caller's language. */
interface RefusalError {
  readonly pointer: string;
  readonly code: string;
  readonly message: Sentence;
  readonly severity?: Finding["severity"];
  readonly details?: JsonObject | undefined;
}

/** The answers that come before, or instead of, the domain's own. */
const KNOWN = {
  notJson: [
    400,
    "This is not JSON",
    "Ce n'est pas du JSON",
    "The body cannot be read as JSON.",
    "Le corps ne peut pas être lu comme du JSON.",
  ],
  tooBig: [400, "Too big", "Trop volumineux", "The body may have at most 1 MiB.", "Le corps peut avoir au plus 1 Mio."],
  tooDeep: [400, "Nested too deep", "Trop imbriqué", "The body is nested too deep.", "Le corps est trop imbriqué."],
  signedOut: [401, "Not signed in", "Non connecté", "Sign in first.", "Connectez-vous d'abord."],
  wrongPassword: [
    401,
    "Not signed in",
    "Non connecté",
    "E-mail and password do not match.",
    "L'e-mail et le mot de passe ne correspondent pas.",
  ],
  notAllowed: [
    403,
    "Not allowed",
    "Non autorisé",
    "You do not have the right for this.",
    "Vous n'avez pas le droit de faire cela.",
  ],
  otherDepartment: [
    403,
    "Of another department",
    "D'un autre service",
    "This belongs to a department that is not yours: somebody of that department can change it.",
    "Ceci appartient à un département qui n'est pas le vôtre : quelqu'un de ce département peut le modifier.",
  ],
  beyondOwnRights: [
    403,
    "Beyond your own rights",
    "Au-delà de vos droits",
    "Nobody gives rights that he does not have himself.",
    "Nul ne donne des droits qu'il n'a pas lui-même.",
  ],
  crossSite: [
    403,
    "From another site",
    "Depuis un autre site",
    "This request comes from another site and was not carried out.",
    "Cette requête vient d'un autre site et n'a pas été exécutée.",
  ],
  notFound: [
    404,
    "Not found",
    "Introuvable",
    "There is nothing here, or you may not see it.",
    "Il n'y a rien ici, ou vous ne pouvez pas le voir.",
  ],
  fileMissing: [
    404,
    "Not in the storage",
    "Absent du stockage",
    "The file is noted, but its bytes are not in the storage. Whoever runs the desk can look there.",
    "Le fichier est noté, mais ses octets ne sont pas dans le stockage. L'exploitant du bureau peut y regarder.",
  ],
  linkOver: [
    404,
    "This link is over",
    "Ce lien n'est plus valable",
    "This link was used, is too old, or is not complete. Ask for a new one.",
    "Ce lien a servi, est trop ancien, ou n'est pas complet. Demandez-en un nouveau.",
  ],
  noPicture: [
    404,
    "No picture",
    "Pas d'image",
    "No picture can be fetched there.",
    "Aucune image ne peut être récupérée là.",
  ],
  noThumbnail: [
    404,
    "No preview",
    "Pas d'aperçu",
    "This file has no small picture.",
    "Ce fichier n'a pas de vignette.",
  ],
  wrongMethod: [
    405,
    "Not possible here",
    "Impossible ici",
    "This address does not know that method.",
    "Cette adresse ne connaît pas cette méthode.",
  ],
  conflict: [
    409,
    "Already there",
    "Existe déjà",
    "Something with this key is there already.",
    "Il existe déjà quelque chose avec cette clé.",
  ],
  ownRequest: [
    403,
    "A second person is needed",
    "Il faut une deuxième personne",
    "Whoever wrote a draft, or asked for it to be published, does not approve it.",
    "Qui a écrit un brouillon, ou demandé sa publication, ne l'approuve pas.",
  ],
  secondPerson: [
    409,
    "A second person is needed",
    "Il faut une deuxième personne",
    "Publishing this needs a second person: ask for it, and somebody else publishes it.",
    "Publier ceci demande une deuxième personne : demandez-le, et quelqu'un d'autre le publiera.",
  ],
  askedAlready: [
    409,
    "Asked already",
    "Déjà demandé",
    "A request for this document waits already.",
    "Une demande attend déjà pour ce document.",
  ],
  answeredAlready: [
    409,
    "Answered already",
    "Déjà répondu",
    "This request does not wait any more: it was answered, or taken back with a change of the draft.",
    "Cette demande n'attend plus : on y a répondu, ou elle a été retirée par un changement du brouillon.",
  ],
  roleInUse: [
    409,
    "Somebody has this role",
    "Quelqu'un a ce rôle",
    "Give those who have this role another one first.",
    "Donnez d'abord un autre rôle à ceux qui ont celui-ci.",
  ],
  notFailed: [
    409,
    "Nothing to run again",
    "Rien à relancer",
    "Only what has failed can be run again.",
    "Seul ce qui a échoué peut être relancé.",
  ],
  notInForce: [
    409,
    "Switched off already",
    "Déjà désactivé",
    "No version of this is in force.",
    "Aucune version n'est en vigueur.",
  ],
  stale: [
    412,
    "Changed in the meantime",
    "Modifié entre-temps",
    "Somebody changed this after you read it. Read it again; nothing was written.",
    "Quelqu'un l'a modifié après votre lecture. Relisez ; rien n'a été écrit.",
  ],
  wrongType: [
    415,
    "Not this kind of content",
    "Type de contenu refusé",
    "Send JSON in UTF-8, as application/json.",
    "Envoyez du JSON en UTF-8, comme application/json.",
  ],
  notBytes: [
    415,
    "Not this kind of content",
    "Type de contenu refusé",
    "Send the file's bytes as they are, as application/octet-stream.",
    "Envoyez les octets du fichier tels quels, comme application/octet-stream.",
  ],
  notSound: [
    422,
    "Not tried",
    "Non essayé",
    "A document can be tried when its errors are fixed.",
    "Un document peut être essayé quand ses erreurs sont corrigées.",
  ],
  invalid: [
    422,
    "Not accepted",
    "Refusé",
    "Something in the request is not right; each error says where.",
    "Quelque chose dans la requête ne va pas ; chaque erreur dit où.",
  ],
  keyReused: [
    422,
    "Key used before",
    "Clé déjà utilisée",
    "This Idempotency-Key was used before, with another request.",
    "Cette clé d'idempotence a déjà servi, avec une autre requête.",
  ],
  notPublishable: [
    422,
    "Not published",
    "Non publié",
    "Publish is possible when the errors are fixed and every example passes.",
    "La publication est possible quand les erreurs sont corrigées et que chaque exemple passe.",
  ],
  keyNeeded: [
    422,
    "Idempotency-Key needed",
    "Clé d'idempotence attendue",
    "Send an Idempotency-Key of 1 to 200 plain characters, so that a repeated request acts once.",
    "Envoyez une clé d'idempotence (Idempotency-Key) de 1 à 200 caractères simples, pour qu'une requête répétée n'agisse qu'une fois.",
  ],
  versionNeeded: [
    428,
    "Version needed",
    "Version attendue",
    "Send If-Match with the version that you read.",
    "Envoyez If-Match avec la version que vous avez lue.",
  ],
  tooManyStreams: [
    429,
    "Too many windows",
    "Trop de fenêtres",
    "You follow changes in too many windows. Close some of them.",
    "Vous suivez les changements dans trop de fenêtres. Fermez-en quelques-unes.",
  ],
  tooMany: [
    429,
    "Too many attempts",
    "Trop de tentatives",
    "Too many attempts. Try again in a few minutes.",
    "Trop de tentatives. Réessayez dans quelques minutes.",
  ],
  tooManyAnswers: [
    429,
    "Too many answers",
    "Trop de réponses",
    "Too many answers by this link in a short time. What you wrote is not sent; try again in a quarter of an hour.",
    "Trop de réponses par ce lien en peu de temps. Ce que vous avez écrit n'est pas envoyé ; réessayez dans un quart d'heure.",
  ],
  tooManyFiles: [
    429,
    "Too many files",
    "Trop de fichiers",
    "Too many files wait to be sent with a message. Send or wait a day; what nobody sends is taken away.",
    "Trop de fichiers attendent d'être envoyés avec un message. Envoyez-les ou attendez un jour ; ce que personne n'envoie est retiré.",
  ],
  storageFull: [
    507,
    "Storage full",
    "Stockage plein",
    "There is no room for this file. Whoever runs the desk can make some.",
    "Il n'y a plus de place pour ce fichier. L'exploitant du bureau peut en faire.",
  ],
  bug: [
    500,
    "A fault of ours",
    "Une erreur de notre part",
    "Something went wrong on our side. The request id helps to find it.",
    "Une erreur s'est produite de notre côté. L'identifiant de requête aide à la retrouver.",
  ],
  storageAway: [
    503,
    "Files not now",
    "Pas de fichiers pour l'instant",
    "The storage of files does not answer. Everything else works; try again in a moment.",
    "Le stockage des fichiers ne répond pas. Tout le reste fonctionne ; réessayez dans un moment.",
  ],
  busy: [
    503,
    "Not now",
    "Pas maintenant",
    "The desk cannot answer right now. Try again in a moment.",
    "Le bureau ne peut pas répondre pour l'instant. Réessayez dans un moment.",
  ],
} as const satisfies { readonly [code: string]: readonly [number, string, string, string, string] };

export type RefusalCode = keyof typeof KNOWN;

/** What the HTTP layer throws to end a request with a problem; the domain's own no is a value until it gets here. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: Sentence;
  readonly detail: Sentence;
  readonly errors: readonly RefusalError[];
  readonly headers: { readonly [name: string]: string };

  constructor(refused: {
    status: number;
    code: string;
    title: Sentence;
    detail: Sentence;
    errors?: readonly RefusalError[];
    headers?: { readonly [name: string]: string };
  }) {
    super(refused.code);
    this.status = refused.status;
    this.code = refused.code;
    this.title = refused.title;
    this.detail = refused.detail;
    this.errors = refused.errors ?? [];
    this.headers = refused.headers ?? {};
  }
}

/** A refusal of the table above, with errors that say where. */
export function refusal(
  code: RefusalCode,
  errors: readonly RefusalError[] = [],
  headers: { readonly [name: string]: string } = {},
): Refusal {
  const [status, titleEn, titleFr, en, fr] = KNOWN[code];
  return new Refusal({ status, code, title: { en: titleEn, fr: titleFr }, detail: { en, fr }, errors, headers });
}

const TITLES: { readonly [status in 403 | 409 | 422]: Sentence } = {
  403: { en: "Not allowed", fr: "Non autorisé" },
  409: { en: "Not available now", fr: "Indisponible pour l'instant" },
  422: { en: "Not complete", fr: "Incomplet" },
};

/** The domain's no, every reason at once. */
export function refusalOf(reasons: readonly Reason[]): Refusal {
  const status = statusOf(reasons);
  const first = leading(reasons);
  return new Refusal({
    status,
    code: first?.code ?? "invalid",
    title: TITLES[status],
    detail: first?.message ?? TITLES[status],
    errors: reasons,
  });
}

/** What goes over the wire, in the caller's language. */
export function problemOf(refused: Refusal, language: Language, requestId: string): Problem {
  const errors = refused.errors.map(
    ({ pointer, code, message, severity, details }): ProblemError => ({
      pointer,
      code,
      message: message[language],
      ...(severity === undefined ? {} : { severity }),
      ...(details === undefined ? {} : { details: { ...details } }),
    }),
  );
  return {
    type: `urn:filrouge:problem:${refused.code}`,
    title: refused.title[language],
    status: refused.status,
    detail: refused.detail[language],
    code: refused.code,
    errors,
    requestId,
  };
}
