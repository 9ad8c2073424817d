import { describe, expect, it } from "vitest";
import { articleIn, excerptOfMarkdown } from "../../../runtime/articles/article.ts";
import { repeatedQuestions } from "../../../runtime/articles/repeated.ts";
import { askedBy, isTelling, type Posting, scoreArticles } from "../../../runtime/articles/score.ts";
import { countWords, tellingWords } from "../../../runtime/articles/words.ts";

const texts = [
  { article: 1, language: "en", title: "An invoice was paid twice", body: "Send the number of the invoice." },
  { article: 1, language: "fr", title: "Une facture payée deux fois", body: "Envoyez le numéro de la facture." },
  { article: 2, language: "en", title: "New colleague", body: "Access to the planning; an invoice is sent." },
  { article: 3, language: "fr", title: "Plus de notifications", body: "Réglages du téléphone." },
] as const;

const postings: readonly Posting[] = texts.flatMap(({ article, language, title, body }) => {
  const [inTitle, inBody] = [countWords(title), countWords(body)];
  return [...new Set([...inTitle.keys(), ...inBody.keys()])].map((word) => ({
    ...{ word, article, language },
    inTitle: inTitle.get(word) ?? 0,
    inBody: inBody.get(word) ?? 0,
  }));
});
const found = (subject: string, text = "") => {
  const asked = askedBy(subject, text);
  const words = new Set(asked.map(({ word }) => word));
  return scoreArticles(
    asked,
    postings.filter(({ word }) => words.has(word)),
    texts.length,
  );
};

describe("telling words", () => {
  it("are without accents, plurals and words that say nothing, in both languages", () => {
    expect(tellingWords("The invoices that were paid")).toEqual(["invoice", "paid"]);
    expect(tellingWords("Bonjour, les factures payées")).toEqual(["facture", "payee"]);
    expect(tellingWords("the of and")).toEqual([]);
  });
});

describe("the score of an article", () => {
  it("A6: puts the article with the telling words in its title first, each article once, in the language that fits", () => {
    const best = found("Invoice paid twice");
    expect(best.map(({ article }) => article)).toEqual([1, 2]);
    expect(best[0]).toMatchObject({ language: "en" });
    expect(best[0]?.score).toBeGreaterThan(70);
    expect(best[1]?.score).toBeLessThan(30);
    expect(found("Facture payée deux fois")[0]).toMatchObject({ article: 1, language: "fr" });
  });

  it("A6: is low where the subject says what no article does: one word in common is no answer", () => {
    const [all] = found("Invoice paid twice");
    const [part] = found("Invoice template translated", "twice");
    expect(part?.article).toBe(1);
    expect(part?.score).toBeLessThan((all?.score ?? 0) / 2);
    // The number of an order stands in no article, and says nothing against one that answers.
    expect(found("Invoice A2041 paid twice")).toEqual(found("Invoice paid twice"));
  });

  it("A6: does not rest on pieces of a version or on how many of something: articles share them by chance", () => {
    expect(askedBy("No sound with 8.0.3", "8 calls, error 500").map(({ word }) => word)).toEqual([
      "sound",
      "call",
      "error",
      "500",
    ]);
  });

  it("is the same however the postings come, between 0 and 100, and none for what no article says", () => {
    const asked = askedBy("Invoice", "planning access twice notifications");
    const one = scoreArticles(asked, postings, texts.length);
    expect(scoreArticles(asked, postings.toReversed(), texts.length)).toEqual(one);
    for (const { score } of one) expect(score >= 0 && score <= 100).toBe(true);
    expect(found("Zebra crossing")).toEqual([]);
    expect(found("")).toEqual([]);
  });

  it("is asked for only by two telling words or more: one alone is a guess", () => {
    expect(isTelling(askedBy("Help", "please, thank you"))).toBe(false);
    expect(isTelling(askedBy("Invoice", "the invoices"))).toBe(false);
    expect(isTelling(askedBy("Invoice", "paid twice"))).toBe(true);
  });

  it("counts the subject more than the words, and words where the subject says nothing", () => {
    const [first] = found("Planning", "invoice");
    expect(first?.article).toBe(2);
    expect(found("Help", "plus de notifications sur le téléphone")[0]?.article).toBe(3);
  });
});

describe("an article", () => {
  it("is read in another language where it has not the wanted one", () => {
    expect(articleIn({ texts: { fr: { title: "Un", body: "x" } } }, "en")).toMatchObject({ language: "fr" });
    expect(articleIn({ texts: {} }, "en")).toBeNull();
  });

  it("begins with plain words, cut between two of them", () => {
    expect(excerptOfMarkdown("## Title\n\n- **One** [link](https://x.example)\n1. two")).toBe("One link two");
    const long = excerptOfMarkdown("word ".repeat(100));
    expect(long.endsWith("word…")).toBe(true);
    expect(long.length).toBeLessThan(230);
  });
});

describe("questions that came again", () => {
  it("A6: gather tickets whose subjects share most of their telling words; a single one is none", () => {
    const ticket = (number: number, subject: string) => ({ ticket: `t${number}`, number, subject });
    const repeated = repeatedQuestions([
      ticket(1, "Printer prints labels shifted"),
      ticket(2, "Labels shifted on the printer"),
      ticket(3, "Holiday dates"),
      ticket(4, "the"),
      ticket(5, "the"),
    ]);
    expect(repeated).toEqual([
      {
        words: ["printer", "label", "shifted"],
        tickets: [expect.objectContaining({ number: 1 }), expect.objectContaining({ number: 2 })],
      },
    ]);
  });
});
