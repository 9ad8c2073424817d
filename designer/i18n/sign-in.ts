import { defineArea } from "./i18n.ts";

export const signIn = defineArea(
  "signIn",
  {
    title: "Sign in",
    lead: "The thread that leads a ticket, step by step, to its end.",
    email: "E-mail",
    password: "Password",
    send: "Sign in",
    enterEmail: "Enter your e-mail address.",
    enterPassword: "Enter your password.",
    demo: "Look around as",
    demoNote: "This is a demonstration desk: one click signs you in. Everybody’s password is “{{password}}”.",
    signInAs: "Sign in as",
  },
  {
    title: "Connexion",
    lead: "Le fil qui mène une demande, étape par étape, jusqu’au bout.",
    email: "E-mail",
    password: "Mot de passe",
    send: "Se connecter",
    enterEmail: "Saisissez votre adresse e-mail.",
    enterPassword: "Saisissez votre mot de passe.",
    demo: "Découvrir en tant que",
    demoNote:
      "Ceci est un espace de démonstration : un clic vous connecte. Le mot de passe de chacun est « {{password}} ».",
    signInAs: "Se connecter en tant que",
  },
);
