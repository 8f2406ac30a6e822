// Two editions of one page. `vite build` writes dist/, to be served from anywhere; `vite build --mode single`
// writes dist/allegedly.html, one file that opens from a folder. In both the core and the tagger's weights travel inside the
// worker's script, so that neither has to fetch anything and both forbid connections altogether. The hosted one can be
// installed: a service worker, sw.js, keeps its files in the browser.
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig, type Plugin } from "vite";
import { VitePWA } from "vite-plugin-pwa";
import { viteSingleFile } from "vite-plugin-singlefile";
import { scriptText } from "./tools/lib/script_text.mjs";

const fromRoot = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const alias = [
  { find: /^allegedly-wasm$/, replacement: fromRoot("build/wasm/wasm/allegedly.mjs") },
  { find: /^allegedly-wasm\.wasm(?=\?)/, replacement: fromRoot("build/wasm/wasm/allegedly.wasm") },
  { find: /^allegedly-formats$/, replacement: fromRoot("build/wasm/wasm/formats.mjs") },
  { find: /^allegedly-formats\.wasm(?=\?)/, replacement: fromRoot("build/wasm/wasm/formats.wasm") },
  { find: /^allegedly-tagger\.bin(?=\?)/, replacement: fromRoot("data/model/tagger.bin") },
];

/**
 * Inline scripts and styles are allowed by their hash, connections not at all, files by their origin where there are any: of a
 * page opened from a folder WebKit takes 'self' for every https address.
 */
function policy(html: string, single: boolean): string {
  const hashes = (tag: "script" | "style") =>
    [...html.matchAll(new RegExp(`<${tag}\\b[^>]*>([^]+?)</${tag}>`, "g"))]
      .map(([, content]) => createHash("sha256").update(content!).digest("base64"))
      .map((hash) => `'sha256-${hash}'`);
  const files = single ? [] : ["'self'"];
  return [
    "default-src 'none'",
    ["script-src", ...files, "'wasm-unsafe-eval'", ...hashes("script")].join(" "),
    ["style-src", ...files, ...hashes("style")].join(" "),
    ["img-src", ...files, "data:"].join(" "),
    ...(single ? ["worker-src blob:"] : ["worker-src 'self' blob:", "manifest-src 'self'"]),
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

function contentSecurityPolicy(single: boolean): Plugin {
  return {
    name: "allegedly:content-security-policy",
    apply: "build",
    enforce: "post",
    generateBundle: {
      order: "post", // after everything is inlined
      handler(_, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type !== "asset" || !file.fileName.endsWith(".html")) continue;
          const html = file.source.toString();
          const meta = `<meta http-equiv="Content-Security-Policy" content="${policy(html, single)}" />`;
          file.source = html.replace('<meta charset="utf-8" />', (charset) => `${charset}\n    ${meta}`);
        }
      },
    },
  };
}

/**
 * The manifest and the service worker. That fetches the files named here when it is installed, answers for them from then
 * on, and leaves every other request to the browser: nothing is cached as it comes by, no other page is answered for.
 */
function installable(): Plugin[] {
  const icon = (name: string, type: string, sizes: string, purpose: string) => ({ src: name, type, sizes, purpose });
  return VitePWA({
    registerType: "prompt", // a new version waits until the reader takes it: web/io/offline.ts
    injectRegister: false,
    includeManifestIcons: false, // they are among the files below
    manifest: {
      name: "Allegedly",
      short_name: "Allegedly",
      description: "Paste a news article and see who alleges what about whom, and who denies it.",
      lang: "en",
      start_url: ".",
      scope: ".",
      display: "standalone",
      // The page's paper, data/export/annotated.css, in light colours: a manifest has no others.
      theme_color: "#ffffff",
      background_color: "#ffffff",
      icons: [
        icon("icons/icon-192.png", "image/png", "192x192", "any"),
        icon("icons/icon-512.png", "image/png", "512x512", "any"),
        icon("icons/maskable-512.png", "image/png", "512x512", "maskable"),
        icon("favicon.svg", "image/svg+xml", "any", "any"),
      ],
    },
    workbox: {
      globPatterns: ["index.html", "favicon.svg", "icons/*.png", "assets/*"],
      maximumFileSizeToCacheInBytes: 16 * 1024 * 1024, // the core and its weights are one file
      ignoreURLParametersMatching: [/^/], // the page takes no parameters
      navigateFallback: null,
      clientsClaim: true, // so that the first visit is served by it too, once it is installed
      inlineWorkboxRuntime: true,
      sourcemap: false,
    },
  });
}

/**
 * Workers and the service worker are bundled apart from the page, so their libraries are not among those that Vite lists.
 * `heard` is what workers are made with, `written` what the page is.
 */
function licencesApart(fileName: string): { heard: Plugin; written: Plugin } {
  const folders = new Set([fromRoot("node_modules/workbox-precaching")]);
  const heard: Plugin = {
    name: "allegedly:libraries-apart",
    generateBundle(_, bundle) {
      const ids = Object.values(bundle).flatMap((file) => (file.type === "chunk" ? file.moduleIds : []));
      for (const id of ids) {
        const folder = /\/.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id)?.[0];
        if (folder !== undefined) folders.add(folder);
      }
    },
  };
  const written: Plugin = {
    name: "allegedly:licences-apart",
    apply: "build",
    enforce: "post",
    generateBundle: {
      order: "post",
      async handler(_, bundle) {
        const list = bundle[fileName];
        if (list?.type !== "asset") throw new Error(`${fileName} was not made.`);
        const listed = list.source.toString().trimEnd();
        const more = await Promise.all([...folders].sort().map(licenceOf));
        list.source = [listed, ...more.filter(({ head }) => !listed.includes(head)).map(({ head, text }) => `${head}\n\n${text}`)].join("\n\n");
      },
    },
  };
  return { heard, written };
}

async function licenceOf(folder: string): Promise<{ head: string; text: string }> {
  const { name, version, license } = JSON.parse(await readFile(`${folder}/package.json`, "utf8"));
  const file = (await readdir(folder)).find((one) => /^licen[cs]e(\.\w+)?$/i.test(one));
  return { head: `## ${name} - ${version} (${license})`, text: file === undefined ? "" : await readFile(`${folder}/${file}`, "utf8") };
}

/** What the single file needs besides its scripts and styles: its icon inside, its own name. */
function singleFile(name: string): Plugin {
  return {
    name: "allegedly:single-file",
    enforce: "post",
    async transformIndexHtml(html) {
      const icon = await readFile(fromRoot("public/favicon.svg"), "base64");
      return html.replace("./favicon.svg", `data:image/svg+xml;base64,${icon}`);
    },
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const page = bundle["index.html"];
        if (page !== undefined) page.fileName = name;
      },
    },
  };
}

export default defineConfig(({ mode }) => {
  const single = mode === "single";
  const licences = licencesApart("licenses.md");
  return {
    // The page's own code asks for it where the editions differ: what reads Word documents and PDFs is in the hosted one only.
    define: { EDITION: JSON.stringify(single ? "single" : "hosted") },
    root: fromRoot("web"),
    base: "./",
    publicDir: fromRoot("public"),
    resolve: { alias },
    server: { fs: { allow: [fromRoot(".")] } },
    plugins: [
      svelte({ configFile: false }),
      scriptText(),
      ...(single
        ? [viteSingleFile({ removeViteModuleLoader: true }), singleFile("allegedly.html")]
        : [installable(), licences.written]),
      contentSecurityPolicy(single),
    ],
    // Module workers made from a blob fail in Chromium on file:// pages, classic ones do not.
    worker: { format: "iife", plugins: () => [licences.heard] },
    build: {
      outDir: fromRoot("dist"),
      emptyOutDir: !single,
      copyPublicDir: !single,
      license: single ? false : { fileName: "licenses.md" },
      // The oldest browsers with light-dark(), which older targets would have compiled away.
      target: ["chrome123", "firefox120", "safari17.5"],
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 8192, // kB; the core and its weights are one chunk
      rolldownOptions: { checks: { pluginTimings: false } },
    },
  };
});
