import { defineArea } from "./i18n.ts";

export const mailLog = defineArea(
  "mailLog",
  {
    title: "Mail log",
    lead: "Mails as they would leave while no mail server is set. The newest stands first.",
    "lead.smtp": "Mails that have left through the mail server. The newest stands first.",
    empty: "No mail has left yet.",
    at: "When",
    to: "To",
    subject: "Subject",
    ticket: "Ticket",
    open: "Open the ticket",
    more: "Show older",
    read: "Read: {{subject}}",
  },
  {
    title: "Journal des e-mails",
    lead: "Les e-mails tels qu’ils partiraient tant qu’aucun serveur de messagerie n’est réglé. Les plus récents d’abord.",
    "lead.smtp": "Les e-mails partis par le serveur de messagerie. Les plus récents d’abord.",
    empty: "Aucun e-mail n’est encore parti.",
    at: "Quand",
    to: "À",
    subject: "Objet",
    ticket: "Ticket",
    open: "Ouvrir le ticket",
    more: "Afficher plus ancien",
    read: "Lire : {{subject}}",
  },
);
