// @ts-check
// What JavaScript adds to a saved file: filters, an order for the ledger, and why each mark is there. Without it the file
// shows the same. It asks for nothing and keeps nothing, and what comes from the article becomes text, never markup.
(() => {
  "use strict";
  /** @import { Annotation, Actor, Claim, Range as Piece } from "../../web/generated/annotation.d.ts" */

  // The words are those of the page, web/view/words.ts.
  /** @type {Record<string, string>} */
  const GLYPH = { actor: "●", allegation: "▲", denial: "⊘", admission: "✓", non_response: "…", statement: "“" };
  const STANDINGS = ["denied", "admitted", "no_response", "unanswered"];
  const ORIGIN = { machine: "The machine", edited: "The machine, changed or confirmed by hand", human: "By hand" };
  const NOBODY = "Nobody named";
  const READING = {
    no_answer: "Somebody gives no answer, as in “declined to comment”",
    deny: "Somebody denies something, as in “denied dumping waste”",
    deny_negated: "Somebody does not deny something, as in “did not deny it”",
    refuse: "Somebody is refused something, as in “denied bail”",
    reject_claim: "Somebody rejects what others claim, as in “rejected claims that …”",
    reject: "Somebody rejects something, as in “rejected the comparison”",
    says_false: "Somebody calls something untrue, as in “called the story a hoax”",
    insist_negative: "Somebody insists that something was not so, as in “insisted she had stolen nothing”",
    negated: "Somebody does not say something, as in “never said”",
    admit: "Somebody admits something, as in “admitted”",
    accuse_of_deed: "Somebody accuses somebody of a deed, as in “accused the firm of fraud”",
    accuse: "Somebody blames something, as in “blamed the weather”",
    allege: "Somebody alleges something, as in “claimed”",
    say_wrong: "Somebody says that a wrong was done, as in “said the firm had bribed two officials”",
    hedge_strong: "The article keeps its distance, as in “the alleged deal”",
    hedge_wrong: "The article keeps its distance from a wrong, as in “the reported bribes”",
    hedge: "The article reports at second hand, as in “the reported rise”",
    order: "Somebody wants something done, as in “demanded”",
    think: "Somebody thinks or feels something, as in “believes”",
    describe: "Somebody describes something, as in “called him a friend”",
    say: "Somebody says something, as in “said”",
  };

  /** @param {string} code */
  const name = (code) =>
    code === "non_response" ? "No response" : code.charAt(0).toUpperCase() + code.slice(1).replace("_", " ");

  // What the file holds

  const data = /** @type {HTMLScriptElement} */ (document.querySelector("#allegedly-annotation"));
  const article = /** @type {HTMLElement} */ (document.querySelector(".allegedly-article"));
  const table = /** @type {HTMLTableElement} */ (document.querySelector(".allegedly-ledger"));
  const legend = /** @type {HTMLElement} */ (document.querySelector(".allegedly-legend"));
  const body = /** @type {HTMLTableSectionElement} */ (table.tBodies[0]);
  const heads = [...table.querySelectorAll("th")];

  /** @type {Annotation} */
  const { text, actors, claims, mentions } = JSON.parse(data.text);
  // Offsets count code points.
  const characters = Array.from(text);
  const actorOf = new Map(actors.map((actor) => [actor.id, actor]));
  const claimOf = new Map(claims.map((claim) => [claim.id, claim]));
  const rows = claims
    .filter(({ type }) => type === "allegation")
    .map((claim, at) => ({ claim, at, row: /** @type {HTMLTableRowElement} */ (body.rows[at]) }));

  /** @typedef {Actor | Claim} Subject */
  /** What the arrows go through. @param {Element} mark */
  const isStop = (mark) => mark.matches("[data-part=cue], [data-part=mention]");
  /** @param {HTMLElement} mark */
  const subjectOf = ({ dataset: { kind, id = "" } }) => (kind === "actor" ? actorOf : claimOf).get(id);
  const marks = [...article.querySelectorAll("mark")];
  const stops = marks.filter(isStop);
  /** @type {Map<Subject | undefined, HTMLElement[]>} */
  const marksOf = Map.groupBy(marks, subjectOf);

  /** @param {readonly Piece[]} pieces */
  const words = (pieces) => pieces.map(([start, end]) => characters.slice(start, end).join("")).join(" … ");
  /** @param {readonly string[]} ids */
  const namesOf = (ids) => ids.map((id) => actorOf.get(id)?.name).join(", ");
  /** @param {Claim} claim */
  const source = ({ source_actor, source }) => (source_actor === null ? words(source) : namesOf([source_actor])) || NOBODY;
  /** @type {Map<Claim, Claim[]>} */
  const replies = new Map(claims.map((claim) => [claim, []]));
  /** @param {Claim} claim */
  const answered = ({ responds_to }) => responds_to.flatMap((id) => claimOf.get(id) ?? []);
  /** @param {Claim} claim */
  const repliesTo = (claim) => replies.get(claim) ?? [];
  for (const claim of claims) for (const one of answered(claim)) repliesTo(one).push(claim);

  /** @param {Claim} claim */
  function strength({ source_actor, source }) {
    const actor = actorOf.get(source_actor ?? "");
    if (actor === undefined) return source.length > 0 ? "anonymous" : "";
    if (actor.type === "document") return "document";
    return mentions.some(({ actor: id, form }) => id === actor.id && form === "name") ? "named" : "anonymous";
  }

  /** @param {number} share */
  function percent(share) {
    const rounded = Math.round(share * 100);
    return rounded === 100 && share < 1 ? "> 99 %" : rounded === 0 && share > 0 ? "< 1 %" : `${rounded} %`;
  }

  /** @param {number} share */
  const sureness = (share) => (share >= 0.9 ? "Sure" : share >= 0.7 ? "Likely" : share >= 0.5 ? "Unsure" : "A guess");

  // Elements

  /**
   * @template {keyof HTMLElementTagNameMap} Tag
   * @param {Tag} tag
   * @param {Record<string, string>} attributes
   * @param {(Node | string)[]} content
   */
  function make(tag, attributes, ...content) {
    const element = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...content);
    return element;
  }

  /** @param {Node | string} content @param {(event: Event) => void} onclick */
  function button(content, onclick, attributes = {}) {
    const element = make("button", { type: "button", ...attributes }, content);
    element.onclick = onclick;
    return element;
  }

  /** One that can be pressed, and says so. @param {Node | string} content @param {boolean} pressed @param {() => boolean} toggle */
  function pressable(content, pressed, toggle, attributes = {}) {
    const element = button(content, () => element.setAttribute("aria-pressed", `${toggle()}`), attributes);
    element.setAttribute("aria-pressed", `${pressed}`);
    return element;
  }

  /** @param {string} words @param {Node | string} content @returns {Node[]} nothing where there is nothing to say */
  const entry = (words, content) =>
    content === "" || (content instanceof Node && !content.hasChildNodes())
      ? []
      : [make("dt", {}, words), make("dd", { dir: "auto" }, content)];

  /** @param {string} code @param {string} words @param {number} count @param {boolean} pressed @param {() => boolean} toggle */
  function chip(code, words, count, pressed, toggle) {
    const content = make("span", {}, make("span", { class: "glyph", "aria-hidden": "true" }, GLYPH[code] ?? ""), ` ${words} ${count}`);
    const element = pressable(content, pressed, toggle, { "data-kind": code });
    element.disabled = count === 0;
    return element;
  }

  // What is shown

  /** @type {Set<string>} */
  const hidden = new Set();
  /** None asked for: all. @type {Set<string>} */
  const asked = new Set();
  const lens = make("select", { "aria-label": "Only what concerns" }, make("option", { value: "-1" }, "All actors"));
  const status = make("p", { role: "status" });

  /** Puts it in or takes it out. @param {Set<string>} set @param {string} code */
  function toggle(set, code) {
    if (!set.delete(code)) set.add(code);
    filter();
    return set.has(code);
  }

  function filter() {
    const actor = actors[Number(lens.value)]?.id;
    /** @param {Claim} claim */
    const concerns = ({ source_actor, targets }) => actor === undefined || source_actor === actor || targets.includes(actor);
    /** @param {Claim} claim */
    const near = (claim) => [claim, ...repliesTo(claim)].some(concerns);
    for (const [subject, its] of marksOf) {
      const [kind, off] =
        subject !== undefined && "cue" in subject
          ? [subject.type, !near(subject)]
          : ["actor", actor !== undefined && subject?.id !== actor];
      for (const mark of its) mark.toggleAttribute("data-off", off || hidden.has(kind));
    }
    article.toggleAttribute("data-lens", actor !== undefined);
    for (const { claim, row } of rows) {
      row.hidden = asked.size > 0 && !asked.has(claim.standing ?? "");
      row.toggleAttribute("data-off", !near(claim));
    }
    const shown = rows.filter(({ row }) => !row.hidden).length;
    status.textContent = asked.size === 0 ? "" : `${shown} of ${rows.length} allegations`;
  }

  function articleTools() {
    const chips = Object.keys(GLYPH).map((kind) => {
      const count = kind === "actor" ? actors.length : claims.filter(({ type }) => type === kind).length;
      return chip(kind, kind === "non_response" ? name(kind) : `${name(kind)}s`, count, true, () => !toggle(hidden, kind));
    });
    for (const [at, actor] of actors.entries()) {
      if (marksOf.has(actor)) lens.append(make("option", { value: `${at}` }, actor.name));
    }
    lens.onchange = filter;
    const copy = button("Edit a copy", () => dialog.showModal(), { "aria-haspopup": "dialog", class: "strong" });
    return make("div", { class: "allegedly-tools", role: "group", "aria-label": "Show in the article" }, ...chips, lens, copy);
  }

  function ledgerTools() {
    const chips = STANDINGS.map((code) => {
      const count = rows.filter(({ claim }) => claim.standing === code).length;
      return chip(code, name(code), count, false, () => toggle(asked, code));
    });
    return make("div", { class: "allegedly-tools", role: "group", "aria-label": "Standing" }, ...chips, status);
  }

  // The order of the ledger

  const collator = new Intl.Collator("en", { sensitivity: "base", numeric: true });

  /** What a row is sorted by; "" comes last either way. @param {Claim} claim @param {number} column */
  const sortKey = (claim, column) =>
    [
      source(claim).replace(NOBODY, ""),
      namesOf(claim.targets),
      words(claim.content.length > 0 ? claim.content : claim.cue),
      `${STANDINGS.indexOf(claim.standing ?? "")}`,
      `${repliesTo(claim).length}`,
    ][column] ?? "";

  /** Upwards, then downwards, then as the text has it. @param {number} column */
  function sortBy(column) {
    const before = heads[column]?.ariaSort;
    const order = before === "ascending" ? "descending" : before === "descending" ? "none" : "ascending";
    for (const [at, head] of heads.entries()) head.ariaSort = at === column ? order : "none";
    const sign = order === "ascending" ? 1 : -1;
    const keyed = rows.map(({ claim, at, row }) => ({ row, at, key: order === "none" ? "" : sortKey(claim, column) }));
    keyed.sort(
      (a, b) => Number(a.key === "") - Number(b.key === "") || sign * collator.compare(a.key, b.key) || a.at - b.at,
    );
    body.append(...keyed.map(({ row }) => row));
  }

  // The chosen mark

  /** @type {Subject | undefined} */
  let chosen;
  const why = make("aside", { class: "allegedly-why", "aria-label": "Why?", hidden: "" });

  /** Lights what belongs to it, and says why it is there. @param {Subject | undefined} subject */
  function choose(subject) {
    chosen = subject;
    const claim = subject !== undefined && "cue" in subject ? subject : undefined;
    const related = claim === undefined ? [] : [...repliesTo(claim), ...answered(claim)];
    const targets = (claim?.targets ?? []).map((id) => actorOf.get(id));
    for (const [one, its] of marksOf) {
      const light = targets.includes(/** @type {Actor} */ (one)) ? "target" : related.includes(/** @type {Claim} */ (one)) ? "reply" : "";
      for (const mark of its) {
        const { part = "" } = mark.dataset;
        const lit = one === subject ? part : light === "reply" && part === "source" ? "" : light;
        if (subject === undefined || lit === "") delete mark.dataset["lit"];
        else mark.dataset["lit"] = lit;
      }
    }
    for (const one of rows) one.row.toggleAttribute("data-lit", one.claim === claim || related.includes(one.claim));
    article.toggleAttribute("data-choosing", subject !== undefined);
    document.body.toggleAttribute("data-why", subject !== undefined);
    why.hidden = subject === undefined;
    why.replaceChildren(...(claim !== undefined ? whyClaim(claim) : subject !== undefined ? whyActor(/** @type {Actor} */ (subject)) : []));
  }

  /** Makes it the one stop that Tab comes to, and goes there. @param {HTMLElement | undefined} mark @param {ScrollLogicalPosition} block */
  function reach(mark, block = "nearest") {
    for (const stop of stops) stop.tabIndex = stop === mark ? 0 : -1;
    mark?.scrollIntoView({ block });
    mark?.focus({ preventScroll: true });
  }

  /** @param {Subject} subject */
  function jump(subject) {
    choose(subject);
    reach(marksOf.get(subject)?.find(isStop), "center");
  }

  /** @param {HTMLTableRowElement} row */
  function showRow(row) {
    row.scrollIntoView({ block: "center" });
    /** @type {HTMLElement | null} */ (row.querySelector("[data-label=What] a"))?.focus({ preventScroll: true });
  }

  function letGo() {
    const mark = chosen === undefined ? undefined : marksOf.get(chosen)?.find(isStop);
    const inside = why.contains(document.activeElement);
    choose(undefined);
    if (inside) reach(mark);
  }

  /** What lies around the words, from the inside out; after the last nothing. @param {Element | null} mark */
  function chooseAround(mark) {
    /** @type {Subject[]} */
    const around = [];
    for (let at = mark; at instanceof HTMLElement && at !== article; at = at.parentElement) {
      const subject = at.matches("mark:not([data-off])") ? subjectOf(at) : undefined;
      if (subject !== undefined && !around.includes(subject)) around.push(subject);
    }
    const next = around[chosen === undefined ? 0 : around.indexOf(chosen) + 1];
    if (next === undefined) letGo();
    else choose(next);
  }

  /** @param {KeyboardEvent} event */
  function onkey(event) {
    const at = stops.indexOf(/** @type {HTMLElement} */ (event.target));
    if (at < 0 || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const moves = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: stops.length - 1 };
    const to = stops[moves[/** @type {keyof typeof moves} */ (event.key)] ?? -1];
    if (event.key === "Enter" || event.key === " ") chooseAround(stops[at] ?? null);
    else if (to !== undefined) reach(to);
    else return;
    event.preventDefault();
  }

  // Why?

  /** @param {string} glyph @param {string} title @param {Node[]} actions */
  const whyHead = (glyph, title, ...actions) =>
    make("div", { class: "head" }, make("h2", {}, make("span", { "aria-hidden": "true" }, glyph), " ", make("bdi", {}, title)), ...actions, button("Close", letGo));

  /** @param {Claim[]} list */
  const links = (list) =>
    make("span", {}, ...list.map((claim) => button(`${GLYPH[claim.type]} ${name(claim.type)} by ${source(claim)}`, () => jump(claim))));

  /** @param {Claim} claim */
  function whyClaim(claim) {
    const { type, standing, evidence, confidence, origin } = claim;
    const row = rows.find((one) => one.claim === claim || answered(claim).includes(one.claim))?.row;
    const actions = [button("Show it in the article", () => jump(claim))];
    if (row?.hidden === false) actions.push(button("Show it in the ledger", () => showRow(row)));
    const types = Object.entries(evidence?.types ?? {}).sort(([, a], [, b]) => b - a);
    const about = strength(claim) === "" ? "" : ` (${strength(claim)})`;
    const entries = [
      ...entry("The words that make it a claim", words(claim.cue)),
      ...entry("Who says it", source(claim) + about),
      ...entry("What is said", words(claim.content)),
      ...entry("About whom", namesOf(claim.targets)),
      ...entry("Standing", name(standing ?? "")),
      ...entry("Replies", links(repliesTo(claim))),
      ...entry("Answers", links(answered(claim))),
      ...entry("Made by", ORIGIN[origin]),
      ...entry("How the words were read", evidence === null ? "" : READING[evidence.reading]),
      ...entry("How sure", `${sureness(confidence)}, ${percent(confidence)}`),
      ...entry("What it may be", types.map(([code, share]) => `${name(code)} ${percent(share)}`).join(", ")),
    ];
    return [whyHead(GLYPH[type] ?? "", name(type), ...actions), make("dl", {}, ...entries)];
  }

  /** @param {Actor} actor */
  function whyActor(actor) {
    const value = `${actors.indexOf(actor)}`;
    const only = pressable("Show only this actor", lens.value === value, () => {
      lens.value = lens.value === value ? "-1" : value;
      filter();
      return lens.value === value;
    });
    const count = mentions.filter(({ actor: id }) => id === actor.id).length;
    return [
      whyHead(GLYPH["actor"] ?? "", actor.name, button("Go to the first mention", () => jump(actor)), only),
      make("p", {}, `${name(actor.type)}, ${count} ${count === 1 ? "mention" : "mentions"}`),
      make("dl", {}, ...entry("Made by", ORIGIN[actor.origin])),
    ];
  }

  // Edit a copy

  function saveJson() {
    const address = URL.createObjectURL(new Blob([data.text], { type: "application/json" }));
    make("a", { href: address, download: "annotation.json" }).click();
    // The browser has taken hold of it by the next task.
    setTimeout(() => URL.revokeObjectURL(address), 0);
  }

  function editDialog() {
    const { editor = "" } = document.body.dataset;
    const link = make("a", { href: editor, target: "_blank", rel: "noopener noreferrer" }, "Open a copy in Allegedly");
    const note = ` The article travels in the address, behind the “#” that browsers send to nobody: ${editor.replace(/#[^]*/, "")}`;
    return make(
      "dialog",
      { class: "allegedly-dialog", "aria-labelledby": "allegedly-edit" },
      make("h2", { id: "allegedly-edit" }, "Edit a copy"),
      ...(/^https?:/.test(editor) ? [make("p", {}, link, note)] : []),
      make("p", {}, "Open Allegedly and drop this file on it: article and marks are there as they are here, and can be changed."),
      make("div", { class: "actions" }, button("Save the annotation as JSON", saveJson), button("Close", () => dialog.close())),
    );
  }

  const dialog = editDialog();
  legend.after(articleTools());
  table.before(ledgerTools());
  article.after(why, dialog);
  for (const [column, head] of heads.entries()) {
    head.ariaSort = "none";
    head.replaceChildren(button(head.textContent, () => sortBy(column)));
  }
  if (stops[0] !== undefined) for (const stop of stops) stop.tabIndex = stop === stops[0] ? 0 : -1;

  article.addEventListener("click", ({ target }) => {
    if (getSelection()?.isCollapsed !== false) chooseAround(/** @type {Element} */ (target).closest("mark"));
  });
  article.addEventListener("keydown", onkey);
  body.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    const [, kind, number] = /^#(claim|actor)-(\d+)$/.exec(target.closest("a")?.hash ?? "") ?? [];
    const row = rows.find((one) => one.row.contains(target));
    const subject = kind === undefined ? row?.claim : (kind === "claim" ? claims : actors)[Number(number) - 1];
    if (subject === undefined || getSelection()?.isCollapsed === false) return;
    event.preventDefault();
    jump(subject);
  });
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape" && !dialog.open) letGo();
  });
  addEventListener("beforeprint", letGo);
})();
