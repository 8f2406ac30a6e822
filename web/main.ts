import { mount } from "svelte";
import "../data/export/annotated.css";
import "./view/page.css";
import { WorkerEngine } from "./engine/client.ts";
import { spawn } from "./engine/spawn.ts";
import { Session } from "./store/session.svelte.ts";
import { loadGraph } from "./view/later.ts";
import App from "./view/App.svelte";

const session = new Session(new WorkerEngine(spawn));
mount(App, { target: document.getElementById("app")!, props: { session } });
session.prepare();
loadGraph().catch(() => undefined); // its tab tells of it, where it is wanted
