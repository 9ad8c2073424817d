/** French of the sentences that stand in the grammar itself; a test walks the grammar and finds each of them here. */
export const FRENCH: Readonly<Record<string, string>> = {
  "A key is a letter, then letters, digits, - and _, at most 64.":
    "Une clé est une lettre, puis des lettres, chiffres, - et _, 64 au plus.",
  "Name a state for at least one status.": "Nommez un état pour au moins un statut.",
  "A text needs at least one language.": "Un texte a besoin d'au moins une langue.",
  "Write an ISO 8601 duration of days, hours, minutes, seconds, such as PT48H or P3D.":
    "Écrivez une durée ISO 8601 en jours, heures, minutes, secondes, comme PT48H ou P3D.",
  "Write kind:key, such as group:finance or agent:ana.": "Écrivez sorte:clé, comme group:finance ou agent:ana.",
  "Name a template or write a text: one of the two.": "Nommez un modèle ou écrivez un texte : l'un des deux.",
  "A time of day is written HH:MM, from 00:00 to 24:00, such as 09:00 or 17:30.":
    "Une heure s'écrit HH:MM, de 00:00 à 24:00, comme 09:00 ou 17:30.",
  "A date is written YYYY-MM-DD and must exist, such as 2026-12-25.":
    "Une date s'écrit AAAA-MM-JJ et doit exister, comme 2026-12-25.",
  "Give an e-mail address, such as ada@example.org.": "Donnez une adresse e-mail, comme ada@example.org.",
  "This is no cursor of ours.": "Ce n'est pas un curseur de notre part.",
  "Write support@shop.example, in small letters and without a plus.":
    "Écrivez support@shop.example, en minuscules et sans plus.",
  "Write a site as https://shop.example, in small letters and without a path.":
    "Écrivez un site comme https://shop.example, en minuscules et sans chemin.",
  "Write a secret of 16 to 200 plain characters, without spaces.":
    "Écrivez un secret de 16 à 200 caractères simples, sans espace.",
  "Write the name of a header, such as X-Token.": "Écrivez le nom d'un en-tête, comme X-Token.",
  "Write a name without signs of addresses.": "Écrivez un nom sans signes d'adresse.",
  "A tag is one word without spaces or commas.": "Une étiquette est un seul mot, sans espace ni virgule.",
};
