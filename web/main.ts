import { mount } from "svelte";
import "../data/export/annotated.css";
import "./view/page.css";
import { WorkerEngine } from "./engine/client.ts";
import { loadFormats, spawn } from "./engine/spawn.ts";
import { withoutFragment } from "./io/address.ts";
import { BrowserArchive } from "./io/archive.ts";
import { mayStore } from "./io/memory.ts";
import { Session } from "./store/session.svelte.ts";
import { Shelf } from "./store/shelf.svelte.ts";
import App from "./view/App.svelte";
import { loadCodebook, loadGraph, loadShareForm } from "./view/later.ts";

const shelf = new Shelf(mayStore() ? new BrowserArchive() : null);
const session = new Session(new WorkerEngine(spawn), shelf);
mount(App, { target: document.getElementById("app")!, props: { session } });
session.prepare();
for (const load of [loadGraph, loadShareForm, loadCodebook, loadFormats]) load().catch(() => undefined); // told of where it is wanted
addEventListener("hashchange", receive);
void session.resume().then(receive);
void shelf.refresh();

/** A link is taken off the address bar: else who copies the page's address hands on the article. */
function receive(): void {
  if (location.hash !== "" && session.links.receive(location.href)) {
    history.replaceState(null, "", withoutFragment(location.href));
  }
}
