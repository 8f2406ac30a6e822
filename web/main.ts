import { mount } from "svelte";
import "../data/export/annotated.css";
import "./view/page.css";
import { WorkerEngine } from "./engine/client.ts";
import { loadFormats, spawn } from "./engine/spawn.ts";
import { pageAddress, withoutFragment } from "./io/address.ts";
import { BrowserArchive } from "./io/archive.ts";
import { BrowserDrafts } from "./io/drafts.ts";
import { idle } from "./io/idle.ts";
import { mayStore } from "./io/memory.ts";
import { ServiceWorkerOffline } from "./io/offline.ts";
import { Session } from "./store/session.svelte.ts";
import { Shelf } from "./store/shelf.svelte.ts";
import { Update } from "./store/update.svelte.ts";
import App from "./view/App.svelte";
import { loadCodebook, loadGraph, loadShareForm } from "./view/later.ts";

const shelf = mayStore() ? new Shelf(new BrowserArchive(), new BrowserDrafts()) : new Shelf(null);
const { address, everywhere } = pageAddress(location);
const session = new Session(new WorkerEngine(spawn), shelf, everywhere ? address : "");
const update = new Update(new ServiceWorkerOffline(), () => shelf.settled());
mount(App, { target: document.getElementById("app")!, props: { session, update } });
const ahead = [session.prepare(), ...[loadGraph, loadShareForm, loadCodebook, loadFormats].map((load) => load())];
// What fails is told of where it is wanted. The page is kept when all that an article needs is there.
void Promise.allSettled(ahead).then(idle).then(() => update.start());
addEventListener("hashchange", receive);
void session.resume().then(receive);
void shelf.refresh();

/** A link is taken off the address bar: else who copies the page's address hands on the article. */
function receive(): void {
  if (location.hash !== "" && session.links.receive(location.href)) {
    history.replaceState(null, "", withoutFragment(location.href));
  }
}
