import { describe, expect, test } from "vitest";
import { SAMPLES } from "../../web/samples.ts";
import { looksEnglish } from "../../web/io/language.ts";

const FOREIGN = {
  German:
    "Die Prüfer werfen der Reederei vor, Verluste in Höhe von drei Millionen Euro vor der Stadt verborgen zu haben. " +
    "Das Unternehmen wies die Vorwürfe zurück und erklärte, alle Berichte seien rechtzeitig eingereicht worden.",
  French:
    "Les auditeurs accusent la compagnie du port d'avoir caché des pertes de trois millions d'euros à la ville. " +
    "La société a rejeté ces accusations et affirme que tous les rapports ont été remis à temps.",
  Spanish:
    "Los auditores acusan a la empresa del puerto de haber ocultado pérdidas de tres millones de euros a la ciudad. " +
    "La compañía rechazó las acusaciones y afirmó que todos los informes se entregaron a tiempo.",
  Italian:
    "I revisori accusano la società del porto di aver nascosto alla città perdite per tre milioni di euro. " +
    "L'azienda ha respinto le accuse e sostiene che tutte le relazioni sono state consegnate in tempo.",
  Dutch:
    "De controleurs verwijten de rederij dat zij verliezen van drie miljoen euro voor de stad heeft verzwegen. " +
    "Het bedrijf wees de beschuldigingen van de hand en zei dat alle verslagen op tijd waren ingeleverd.",
  Danish:
    "Revisorerne anklager havneselskabet for at have skjult tab på tre millioner euro for byen under forhandlingerne. " +
    "Selskabet afviser, at der er noget at komme efter, og siger, at det har afleveret alle papirer i tide.",
  Polish:
    "Kontrolerzy zarzucają spółce portowej, że ukryła przed miastem straty w wysokości trzech milionów euro. " +
    "Firma odrzuciła te zarzuty i twierdzi, że wszystkie sprawozdania złożono w terminie, a księgi są otwarte.",
  Russian: "Аудиторы обвинили портовую компанию в том, что она скрыла от города убытки. Компания отрицает это.",
  Chinese: "审计人员指控港口公司向市政府隐瞒了三百万欧元的亏损。该公司否认了这些指控，并表示所有报告均已按时提交。",
};

const ENGLISH = {
  "an article": "Auditors accused the harbour company of hiding losses from the town. The company denied the accusation and said " +
    "that all of its reports had been handed in on time, and that nobody had asked for them since the spring.",
  "names above all":
    "Dana Weir, Tom Alder, Ines Quist and Paul Oduya met Bertrand Lamarche, Giulia Ferrante and Klaus-Dieter Brandt " +
    "in Saint-Malo. Weir, Alder and Quist flew from Reykjavik; Lamarche, Ferrante and Brandt came by train from Turin, " +
    "Cologne and Ghent. Rotterdam, Bremerhaven and Le Havre sent observers to the talks, as did Gdynia and Kotka.",
  "a table of scores":
    "Harbour Town 3 Weir United 1 (half-time 2-0), Alder 12 pen, Quist 44, Oduya 80; Brandt 61. Eastmoor 0 Westmoor 0. " +
    "Attendance 4,212, referee P. Lamarche. Next fixtures for both teams after the break: Eastmoor at Harbour Town, Weir at Alder.",
  headlines:
    "Auditors accuse harbour company\nMayor denies hiding losses\nFerry union rejects offer, threatens strike\n" +
    "Court delays ruling over land deal until spring\nTreasurer declines to comment on late reports\nTown weighs sale of pier to pay debts",
  "telegraph style":
    "Company denies hiding losses from town, says reports filed on time, blames auditors for delays. Mayor backs firm, calls " +
    "claims false, vows review of contracts by June. Union leaders call for inquiry, warn of strike over unpaid wages.",
};

describe("looksEnglish", () => {
  test.each(Object.entries(FOREIGN))("not %s", (_, text) => expect(looksEnglish(text)).toBe(false));

  test.each(Object.entries(ENGLISH))("%s", (_, text) => expect(looksEnglish(text)).toBe(true));

  test.each(SAMPLES)("the sample “$headline”", ({ text }) => expect(looksEnglish(text)).toBe(true));

  test("says nothing against what is too short to tell", () => {
    for (const text of ["", "Guten Tag", "Weir Harbour", "12 : 4", "ζ", "Los auditores acusan a la empresa."]) {
      expect(looksEnglish(text), text).toBe(true);
    }
  });

  test("an English article with a foreign quotation stays English", () => {
    expect(looksEnglish(`${ENGLISH["an article"]} “${FOREIGN.German.slice(0, 80)}”`)).toBe(true);
  });

  test("looks at the beginning of a long text only", () => {
    const english = ENGLISH["an article"].repeat(100);
    expect(looksEnglish(english + FOREIGN.German.repeat(1000))).toBe(true);
    expect(looksEnglish(FOREIGN.German.repeat(100) + english.repeat(10))).toBe(false);
  });
});
