/** What people of the demo desk write to. Words of a requester, by department, in the requester's language. */
export interface Opening {
  readonly subject: string;
  readonly text: string;
  readonly language: "en" | "fr";
}

export const openings: { readonly [department: string]: readonly [Opening, ...Opening[]] } = {
  "department:finance": [
    {
      language: "fr",
      subject: "Facture 2026-1184 payée deux fois",
      text: "Bonjour, notre banque a été débitée deux fois pour la facture 2026-1184. Pouvez-vous rembourser le second paiement ?",
    },
    {
      language: "en",
      subject: "Credit note for returned devices",
      text: "We returned three devices on 2 November and have not seen the credit note yet.",
    },
    {
      language: "fr",
      subject: "Changement de coordonnées bancaires",
      text: "Notre IBAN change au 1er décembre. Que vous faut-il pour mettre à jour le mandat ?",
    },
    {
      language: "en",
      subject: "Invoice address is wrong",
      text: "The last two invoices went to our old address in Lyon. Please correct them.",
    },
    {
      language: "fr",
      subject: "Délai de paiement à 60 jours",
      text: "Nous souhaitons passer de 30 à 60 jours. À qui dois-je adresser la demande ?",
    },
    {
      language: "en",
      subject: "Direct debit was refused",
      text: "Our bank refused the debit of 14 November. Is our service still running?",
    },
    {
      language: "fr",
      subject: "Avoir non reçu pour la licence annulée",
      text: "La licence a été annulée en octobre, l'avoir promis n'est toujours pas arrivé.",
    },
    {
      language: "en",
      subject: "VAT number missing on invoice",
      text: "Our accountant needs the invoice of October with our VAT number on it.",
    },
  ],
  "department:vtouch": [
    {
      language: "fr",
      subject: "Plus de notifications depuis la mise à jour",
      text: "Depuis la dernière mise à jour, l'application ne m'avertit plus des messages.",
    },
    {
      language: "en",
      subject: "App closes when I open a photo",
      text: "It happens every time, with any photo, since Monday.",
    },
    { language: "fr", subject: "Pourquoi pas de mode sombre ?", text: "Un mode sombre serait bien agréable le soir." },
    {
      language: "en",
      subject: "Battery drains overnight",
      text: "The app uses 40 % of the battery at night although I do not use it.",
    },
    {
      language: "fr",
      subject: "Connexion impossible avec Face ID",
      text: "Face ID est proposé puis refusé, je dois saisir le code à chaque fois.",
    },
    {
      language: "en",
      subject: "How do I export my history?",
      text: "I would like to have my history as a file. Is there a way?",
    },
    {
      language: "fr",
      subject: "Texte coupé sur petit écran",
      text: "Sur mon téléphone, le bouton Valider est à moitié hors de l'écran.",
    },
    {
      language: "en",
      subject: "Sync stops at 80 percent",
      text: "Synchronisation never ends; it stays at 80 percent for hours.",
    },
  ],
  "department:helpdesk": [
    {
      language: "en",
      subject: "Report module shows an error",
      text: "Opening the monthly report ends with an error page.",
    },
    {
      language: "fr",
      subject: "Impression des étiquettes décalée",
      text: "Les étiquettes sortent décalées de deux centimètres depuis ce matin.",
    },
    {
      language: "en",
      subject: "New colleague needs access",
      text: "Tom starts on Monday and needs access to the planning.",
    },
    {
      language: "fr",
      subject: "Lenteur à l'ouverture des dossiers",
      text: "Chaque dossier met près d'une minute à s'ouvrir.",
    },
    {
      language: "en",
      subject: "Backup reported a warning",
      text: "The nightly backup reported a warning that I do not understand.",
    },
    {
      language: "fr",
      subject: "Montée de version demandée",
      text: "Nous aimerions passer à la version 8 avant la fin de l'année.",
    },
  ],
};

/** Tickets that belong to nobody yet: no department, so no blueprint takes them. */
export const strays: readonly [Opening, ...Opening[]] = [
  {
    language: "en",
    subject: "Who do I ask about training?",
    text: "Is there a training for new users, and who organises it?",
  },
  {
    language: "fr",
    subject: "Horaires d'ouverture fin décembre",
    text: "Êtes-vous joignables entre Noël et le Nouvel An ?",
  },
];

export const words = {
  en: {
    reply: [
      "Thank you for writing. I am looking into it and will come back to you today.",
      "We have found the cause and corrected it. It should work again now.",
      "Could you tell us when it happened for the first time?",
    ],
    note: [
      "Called back, nobody answered. I will try again tomorrow.",
      "Checked with the colleagues: the case is known.",
      "Waiting for a written confirmation.",
    ],
    resolution: ["Corrected and confirmed with the requester.", "Explained how it works; nothing to change."],
    followUp: [
      "Is there any news on this?",
      "It happened again this morning.",
      "Thank you, I have sent what you asked for.",
    ],
  },
  fr: {
    reply: [
      "Merci pour votre message. Je m'en occupe et je reviens vers vous aujourd'hui.",
      "Nous avons trouvé la cause et corrigé. Cela devrait fonctionner à nouveau.",
      "Pouvez-vous nous dire quand cela s'est produit pour la première fois ?",
    ],
    note: [
      "Rappelé, pas de réponse. Nouvel essai demain.",
      "Vu avec les collègues : le cas est connu.",
      "En attente d'une confirmation écrite.",
    ],
    resolution: ["Corrigé et confirmé avec le demandeur.", "Fonctionnement expliqué ; rien à modifier."],
    followUp: ["Y a-t-il du nouveau ?", "Cela s'est reproduit ce matin.", "Merci, j'ai envoyé ce que vous demandiez."],
  },
} as const;
