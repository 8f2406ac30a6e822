import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { docx, pdf, wordParagraph } from "./documents.ts";
import { drop, paragraphs, paste, requests, SINGLE_FILE, test } from "./site.ts";

const ARTICLE = [
  "Auditors accused Weir Harbour of hiding losses from the town of Eastmoor for at least three years, and of having paid its directors out of a fund for repairs.",
  "The company denied the accusation in a letter to the council, which it made public on Friday, and said that all of its reports had been handed in on time.",
  "“We hid nothing,” Dana Weir, who has led the company since spring, told a reporter outside the harbour office, where some forty workers had come to listen.",
  "The mayor declined to comment on the letter, but said that the council would hear both sides before it decided on the lease of the northern pier in June.",
];
const HEADLINE = "Auditors accuse harbour company";

const NEWS_PAGE = `<!doctype html><html><head><title>${HEADLINE} - The Eastmoor Gazette</title>
<style>p { color: red }</style><script>document.title = "hacked"</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/town">Town</a></li></ul></nav>
<main><article><h1>${HEADLINE}</h1><p class="byline">By Ines Quist</p><button>Share this story</button>
<p>${ARTICLE[0]}</p><p style="color: blue">${ARTICLE[1]}</p>
<figure><img src="http://127.0.0.1:9/pier.jpg" onerror="alert(1)"><figcaption>The northern pier</figcaption></figure>
<h2>An open letter</h2><blockquote>${ARTICLE[2]}</blockquote><p>${ARTICLE[3]}</p></article></main>
<aside><h3>Most read</h3><ul><li><a href="/a">Ferry late again</a></li><li><a href="/b">Pier closed</a></li></ul></aside>
<footer>Copyright The Eastmoor Gazette</footer></body></html>`;

const box = (page: Page) => page.getByRole("textbox", { name: "Article text" });
const alert = (page: Page) => page.getByRole("alert");
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const lines = async (page: Page) => (await box(page).inputValue()).split("\n").filter((line) => line !== "");

/** For pages whose console speaks of styles and handlers in HTML, which their policy forbids, or of a lost network. */
const outspoken = test.extend<{ page: Page }>({
  page: async ({ context }, use) => {
    const page = await context.newPage();
    page.on("dialog", () => expect.fail("the HTML ran a script"));
    await use(page);
  },
});

/** Until the box holds something. */
async function filled(page: Page): Promise<string[]> {
  await expect.poll(() => box(page).inputValue()).not.toBe("");
  return lines(page);
}

describe("pasting", () => {
  const selection = `<h2>Letter</h2><p>${ARTICLE[0]}</p><p>Two <b>points</b>:</p><ol><li>money</li><li>time</li></ol><p>${ARTICLE[1]}</p>`;
  const plain = "plain\ntext";

  test("a few formatted paragraphs are all taken, at the caret, and the browser can undo it", async ({ site, page }) => {
    await page.goto(site);
    await box(page).fill("Before. After.");
    await box(page).evaluate((element: HTMLTextAreaElement) => element.setSelectionRange(8, 8));
    await paste(page, plain, selection);
    await expect.poll(() => box(page).inputValue()).toBe(
      `Before. Letter\n\n${ARTICLE[0]}\n\nTwo points:\n\nmoney\ntime\n\n${ARTICLE[1]}After.`,
    );
    expect(await page.getByText("Left out").count()).toBe(0);
    await page.keyboard.press("Control+Z");
    expect(await box(page).inputValue()).toBe("Before. After.");
  });

  test("plain text stays as it is", async ({ site, page }) => {
    await page.goto(site);
    const text = "  Auditors accused\tthem.\n\n\n<b>They</b> denied it. \n";
    await box(page).focus();
    await paste(page, text);
    await expect.poll(() => box(page).inputValue()).toBe(text);
  });

  test("it goes to the box from anywhere on the page", async ({ site, page }) => {
    await page.goto(site);
    await paste(page, "Auditors accused them.");
    await expect.poll(() => box(page).inputValue()).toBe("Auditors accused them.");
  });

  outspoken("a page is cut to its article; what was left out is said, put back, and left out again", async ({ site, page }) => {
    await page.goto(site);
    await box(page).focus();
    await paste(page, plain, NEWS_PAGE);
    const article = await filled(page);
    expect(article.slice(0, 3)).toEqual([HEADLINE, "By Ines Quist", ARTICLE[0]]);
    expect(article).toEqual(expect.arrayContaining([...ARTICLE, "An open letter", "The northern pier"]));
    for (const other of ["Home", "Share this story", "Most read", "Ferry late again"]) expect(article).not.toContain(other);
    await page.getByText(/^Left out \d+ lines around the article, such as “Home”/).waitFor();
    await button(page, "Put it back").click();
    const whole = await lines(page);
    expect(whole).toEqual(expect.arrayContaining([...article, "Home", "Share this story", "Ferry late again"]));
    await button(page, "Leave it out again").click();
    expect(await lines(page)).toEqual(article);
  });

  outspoken("what cannot be cleaned for want of a network is pasted plainly", async ({ site, page }) => {
    await page.route("**/rich_text*", (route) => route.abort());
    await page.goto(site);
    await paste(page, plain, selection);
    await expect.poll(() => box(page).inputValue()).toBe(plain);
  });
});

describe("opening", () => {
  outspoken("a saved web page gives its article", async ({ site, page }) => {
    await page.goto(site);
    const made = requests(page);
    await drop(page, "news.html", NEWS_PAGE, "text/html");
    expect((await filled(page)).slice(0, 3)).toEqual([HEADLINE, "By Ines Quist", ARTICLE[0]]);
    await button(page, "Put it back").waitFor();
    expect(made.filter((address) => !address.startsWith(site))).toEqual([]);
    expect(await page.title()).toBe("Allegedly");
  });

  outspoken("HTML keeps its lines as a reader sees them", async ({ site, page }) => {
    const cases = [
      ["<h1>No</h1><p>One<br>two</p><div>three</div><div>four <b>and</b>\n five</div>", "No\n\nOne\ntwo\n\nthree\nfour and five"],
      ["<p>Losses:</p><ul><li><p>one</p></li><li>two<ol><li>three</li></ol></li></ul><p>End</p>", "Losses:\n\none\ntwo\nthree\n\nEnd"],
      ["<table><caption>Losses</caption><tr><th>2023</th><td>3</td></tr><tr><th>2024</th><td>4</td></tr></table>", "Losses\n2023\t3\n2024\t4"],
      ["<p>She said <q>no</q>.</p><style>x</style><noscript>y</noscript><script>z</script>", "She said “no”."],
      ["<figure><img alt='x'><figcaption>The pier</figcaption></figure><blockquote><p>We hid nothing</p></blockquote>", "The pier\n\nWe hid nothing"],
      ["<pre>a\n  b</pre>", "a\n  b"],
      ["<p>loss&shy;es&nbsp;grew</p><news-widget><p>fast</p></news-widget>", "losses grew\n\nfast"],
    ] as const;
    await page.goto(site);
    for (const [html, expected] of cases) {
      await drop(page, "piece.html", html, "text/html");
      await expect.poll(() => box(page).inputValue()).toBe(expected);
      expect(await page.getByText("Left out").count()).toBe(0);
    }
  });

  outspoken("what is hidden in HTML or drawn is left out, told, and put back", async ({ site, page }) => {
    await page.goto(site);
    const hidden = "<p hidden>Read more: <b>much</b> more</p><div style='display: none'>Folded away</div>";
    const drawn = "<svg><title>Icon</title><text>Losses, 2023</text></svg>";
    await drop(page, "piece.html", `<p>She said no.</p>${hidden}${drawn}<p>He did not.</p>`, "text/html");
    await expect.poll(() => box(page).inputValue()).toBe("She said no.\n\nHe did not.");
    await page.getByText("Left out 3 lines that are hidden or drawn: “Read more: much more”, “Folded away”, “Losses, 2023”.").waitFor();
    await button(page, "Put it back").click();
    expect(await lines(page)).toEqual(["She said no.", "Read more: much more", "Folded away", "Losses, 2023", "He did not."]);

    await drop(page, "news.html", NEWS_PAGE.replace("</article>", "<p style='visibility:hidden'>For members only</p></article>"), "text/html");
    await page.getByText(/^Left out \d+ lines around the article, hidden or drawn, such as “Home”/).waitFor();
    await button(page, "Put it back").click();
    expect(await lines(page)).toEqual(expect.arrayContaining(["Home", "For members only", ARTICLE[0]]));
  });

  test("Markdown gives its words, and its signs back", async ({ site, page }) => {
    await page.goto(site);
    const source = `---\ntitle: x\n---\n# ${HEADLINE}\n\nAuditors *accused* the\n[company](https://example.org/).\n\n> No, it said.\n\n- one\n- two\n`;
    await drop(page, "article.md", source, "");
    expect(await filled(page)).toEqual([HEADLINE, "Auditors accused the company.", "No, it said.", "one", "two"]);
    await button(page, "Put it back").click();
    expect(await box(page).inputValue()).toBe(source);
  });

  test("a Markdown file without signs is taken as it is", async ({ site, page }) => {
    await page.goto(site);
    await drop(page, "article.md", "Auditors accused them.\n\nThey denied it.\n", "");
    expect(await filled(page)).toEqual(["Auditors accused them.", "They denied it."]);
    expect(await button(page, "Put it back").count()).toBe(0);
  });

  test("a Word document gives its paragraphs", async ({ site, page }) => {
    await page.goto(site);
    const file = await docx(wordParagraph(HEADLINE, "Heading1") + ARTICLE.map((text) => wordParagraph(text)).join(""));
    await drop(page, "article.docx", file, "");
    expect(await filled(page)).toEqual([HEADLINE, ...ARTICLE]);
  });

  test("a Word document gives its footnotes too, and says what it has besides", async ({ site, page }) => {
    await page.goto(site);
    const note = `<w:r><w:footnoteReference w:id="2"/></w:r>`;
    const body = `${wordParagraph("Auditors accused them.")}<w:p><w:r><w:t>They denied it.</w:t></w:r>${note}</w:p>
      <w:p><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath><w:del><w:r><w:delText>Struck out</w:delText></w:r></w:del></w:p>`;
    const file = await docx(body, {
      header: `<w:hdr>${wordParagraph("The Eastmoor Gazette")}</w:hdr>`,
      footer: `<w:ftr>${wordParagraph("1")}</w:ftr>`,
      comments: `<w:comments><w:comment w:id="0">${wordParagraph("Is that so?")}</w:comment></w:comments>`,
      footnotes: `<w:footnotes><w:footnote w:id="2">${wordParagraph("In a letter.")}</w:footnote></w:footnotes>`,
    });
    await drop(page, "article.docx", file, "");
    expect((await filled(page)).join()).toMatch(/^Auditors accused them\.,They denied it\.\S*,In a letter\./);
    const besides = "formulas, the header of its pages, comments, and deleted words that Word still shows";
    await page.getByText(`Left out of the Word document: ${besides}.`, { exact: true }).waitFor();
    await drop(page, "plain.docx", await docx(wordParagraph(HEADLINE)), "");
    await expect.poll(() => box(page).inputValue()).toBe(HEADLINE);
    expect(await page.getByText("Left out").count()).toBe(0);
  });

  test("a PDF tells of its pages without text", async ({ site, page }) => {
    await page.goto(site);
    const words = [{ x: 72, y: 700, text: "Auditors accused them." }];
    await drop(page, "article.pdf", pdf([words, [], words, [], [], [], words]), "application/pdf");
    await page.getByText("Pages 2 and 4–6 have no text: what is on a picture there was not read.").waitFor();
    await drop(page, "one.pdf", pdf([words, []]), "application/pdf");
    await page.getByText("Page 2 has no text").waitFor();
  });

  test("a PDF gives its text to look over, and then its marks", async ({ site, page }) => {
    await page.goto(site);
    const head = { x: 72, y: 760, text: "The Eastmoor Gazette" };
    const file = pdf([
      [head, { x: 72, y: 720, text: HEADLINE, size: 20 },
        { x: 72, y: 690, text: "Auditors accused Weir Harbour of hiding los-" }, { x: 72, y: 676, text: "ses from the town." }],
      [head, { x: 72, y: 690, text: "Weir Harbour denied the accusation." }],
    ]);
    await drop(page, "article.pdf", file, "application/pdf");
    const text = [HEADLINE, "Auditors accused Weir Harbour of hiding losses from the town.", "Weir Harbour denied the accusation."];
    expect(await filled(page)).toEqual(text);
    await page.getByText("Look the text over before you annotate it").waitFor();
    await page.getByText("Left out 2 lines that repeat from page to page, such as “The Eastmoor Gazette”.").waitFor();
    await button(page, "Annotate").click();
    await page.getByRole("article", { name: "Annotated article" }).waitFor();
    expect(await paragraphs(page)).toEqual(text);
  });

  test("two files: the first is opened, and the page says so", async ({ site, page }) => {
    await page.goto(site);
    const files = ["one", "two"].map((name) => ({ name: `${name}.txt`, mimeType: "text/plain", buffer: Buffer.from(name) }));
    const transfer = await page.evaluateHandle((given) => {
      const data = new DataTransfer();
      for (const name of given) data.items.add(new File([name], name));
      return data;
    }, files.map(({ name }) => name));
    await page.dispatchEvent("main", "drop", { dataTransfer: transfer });
    expect(await filled(page)).toEqual(["one.txt"]);
    await page.getByText("One file at a time: “one.txt” was opened").waitFor();
  });

  test("a text that is not English is announced, and annotated", async ({ site, page }) => {
    await page.goto(site);
    const german = "Die Prüfer werfen der Reederei vor, Verluste vor der Stadt verborgen zu haben, doch das Unternehmen wies die " +
      "Vorwürfe zurück und erklärte, alle seine Berichte seien immer rechtzeitig eingereicht worden, auch im letzten Jahr.";
    await box(page).fill(german);
    await button(page, "Annotate").click();
    await page.getByRole("article", { name: "Annotated article" }).waitFor();
    await page.getByText("does not look like English").waitFor();
    await button(page, "Dismiss").click();
    expect(await page.getByText("does not look like English").count()).toBe(0);
  });
});

describe("what cannot be opened is said in a sentence, and the text stays", () => {
  const text = "One line.";
  const bytes = (latin: string) => Buffer.from(latin, "latin1");
  const OLD_WORD = bytes("\xd0\xcf\x11\xe0");

  test("wrong, empty, locked and damaged files", async ({ site, page }) => {
    const unreadable = [
      ["photo.png", bytes("\x89PNG\r\n"), "is a picture"],
      ["archive.zip", bytes("PK\x03\x04"), "is an archive"],
      ["report.doc", OLD_WORD, "is a document of an old version of Word"],
      ["report.rtf", bytes("{\\rtf1 hello}"), "is an RTF document"],
      ["empty.txt", bytes(""), "is empty"],
      ["empty.html", bytes("<nav></nav><script>var x</script>"), "holds no words"],
      ["locked.docx", OLD_WORD, "is protected by a password"],
      ["damaged.docx", (await docx(wordParagraph("x"))).subarray(0, 200), "is damaged"],
      ["locked.pdf", pdf([[{ x: 72, y: 700, text: "Secret" }]], { locked: true }), "is protected by a password"],
      ["damaged.pdf", bytes("%PDF-1.4\nrubbish"), "is damaged"],
      ["scanned.pdf", pdf([[], []]), "holds pictures of pages and no text"],
    ] as const;
    await page.goto(site);
    await box(page).fill(text);
    for (const [name, content, sentence] of unreadable) {
      await drop(page, name, content, "");
      await expect.poll(async () => (await alert(page).allInnerTexts()).join()).toContain(`“${name}” ${sentence}`);
      expect(await box(page).inputValue()).toBe(text);
      await button(page, "Dismiss").click();
      expect(await alert(page).count()).toBe(0);
    }
  });

  test("50 MB", async ({ site, page }) => {
    await page.goto(site);
    await box(page).fill(text);
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(50 * 1024 * 1024)], "large.pdf"));
      document.querySelector("main")!.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true }));
    });
    await expect.poll(() => alert(page).innerText()).toContain("“large.pdf” is too large: it has 50 MB");
    expect(await box(page).inputValue()).toBe(text);
  });

  test("documents that are small, and large when they are unpacked", async ({ site, page }) => {
    const line = { x: 72, y: 700, text: "No." };
    const word = await docx(wordParagraph("No, it said. ".repeat(1_300_000)));
    const large = [
      ["large.docx", word, "unpacked, its text has more than 16 MB"],
      ["long.pdf", pdf(Array(2_001).fill([line])), "PDFs may have up to 2,000 pages"],
      ["dense.pdf", pdf([[]], { more: "BT /F1 9 Tf (No, it said.) Tj 0 9 Td ET ".repeat(400_000) }), "PDFs may have up to 4,000,000 letters"],
    ] as const;
    await page.goto(site);
    await box(page).fill(text);
    for (const [name, content, sentence] of large) {
      expect(content.length).toBeLessThan(1024 * 1024);
      await drop(page, name, content, "");
      await expect.poll(async () => (await alert(page).allInnerTexts()).join()).toMatch(new RegExp(`“${name}” is too large: .*${sentence}`));
      expect(await box(page).inputValue()).toBe(text);
    }
  });

  test("a picture that is pasted", async ({ site, page }) => {
    await page.goto(site);
    await box(page).fill(text);
    await box(page).evaluate((element) => {
      const data = new DataTransfer();
      data.items.add(new File(["\u0089PNG"], "image.png", { type: "image/png" }));
      element.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    });
    await expect.poll(() => alert(page).innerText()).toContain("“image.png” is a picture");
    expect(await box(page).inputValue()).toBe(text);
  });

  test("Word documents and PDFs, in the single-file edition", async ({ page }) => {
    await page.goto(SINGLE_FILE);
    await box(page).fill(text);
    for (const name of ["article.pdf", "article.docx"]) {
      await drop(page, name, name.endsWith("pdf") ? pdf([]) : Buffer.from("PK\x03\x04"), "");
      await expect.poll(() => alert(page).innerText()).toContain(`“${name}” cannot be opened here: this copy of the page is one file`);
      expect(await box(page).inputValue()).toBe(text);
    }
  });
});

describe("while a long file is read", () => {
  const file = pdf([[{ x: 72, y: 700, text: "Auditors accused them." }]]);

  test("cancel goes back to the text that was there", async ({ site, page }) => {
    await page.goto(site);
    await page.route("**/pdf-*.js", () => undefined); // it never comes
    await box(page).fill("One line.");
    await drop(page, "article.pdf", file, "");
    await page.getByText("Reading the file").waitFor();
    await button(page, "Cancel").click();
    expect(await box(page).inputValue()).toBe("One line.");
    expect(await alert(page).count()).toBe(0);
  });

  test("cancel ends one that would take long, of either kind", async ({ site, page }) => {
    const slow = [
      ["slow.docx", await docx("<w:p/>".repeat(2_500_000))],
      ["slow.pdf", pdf([[]], { more: "BT ET ".repeat(40_000_000) })],
    ] as const;
    await page.goto(site);
    await box(page).fill("One line.");
    for (const [name, content] of slow) {
      expect(content.length).toBeLessThan(1024 * 1024);
      await drop(page, name, content, "");
      await page.getByText("Reading the file").waitFor();
      await button(page, "Cancel").click();
      expect(await box(page).inputValue()).toBe("One line.");
      expect(await alert(page).count()).toBe(0);
    }
    await drop(page, "article.pdf", file, "");
    await expect.poll(() => box(page).inputValue()).toBe("Auditors accused them.");
  });

  test("a PDF that unpacks to drawings without end is given up", async ({ site, page }) => {
    const name = "drawings.pdf";
    await page.clock.install();
    await page.goto(site);
    await box(page).fill("One line.");
    await drop(page, name, pdf([[]], { more: "BT ET ".repeat(40_000_000) }), "");
    await page.getByText("Reading the file").waitFor();
    await expect
      .poll(async () => {
        await page.clock.fastForward(61_000); // of which nothing counts before the reading has begun
        return (await alert(page).allInnerTexts()).join();
      })
      .toContain(`“${name}” gave no text for 60 seconds`);
    expect(await box(page).inputValue()).toBe("One line.");
  });

  test("what fails for want of a network can be tried again", async ({ site, browser }) => {
    const page = await browser.newPage({ serviceWorkers: "block" }); // its console speaks of what failed
    await page.goto(site);
    let online = false;
    await page.route("**/pdf-*.js", (route) => (online ? route.continue() : route.abort()));
    await box(page).fill("One line.");
    await drop(page, "article.pdf", file, "");
    await expect.poll(() => alert(page).innerText()).toContain("could not be loaded");
    expect(await box(page).inputValue()).toBe("One line.");
    online = true;
    await button(page, "Retry").click();
    await expect.poll(() => box(page).inputValue()).toBe("Auditors accused them.");
    await page.close();
  });
});
