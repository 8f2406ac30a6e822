import { mount } from "svelte";
import "../data/export/annotated.css";
import "./view/page.css";
import { WorkerEngine } from "./engine/client.ts";
import { spawn } from "./engine/spawn.ts";
import { BrowserArchive } from "./io/archive.ts";
import { mayStore } from "./io/memory.ts";
import { Session } from "./store/session.svelte.ts";
import { Shelf } from "./store/shelf.svelte.ts";
import App from "./view/App.svelte";
import { loadGraph } from "./view/later.ts";

const shelf = new Shelf(mayStore() ? new BrowserArchive() : null);
const session = new Session(new WorkerEngine(spawn), shelf);
mount(App, { target: document.getElementById("app")!, props: { session } });
session.prepare();
loadGraph().catch(() => undefined); // its tab tells of it, where it is wanted
void session.resume();
void shelf.refresh();
