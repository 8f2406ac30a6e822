// Two editions of one page. `vite build` writes dist/, to be served from anywhere; `vite build --mode single`
// writes dist/allegedly.html, one file that opens from a folder. In both the core and the tagger's weights travel inside the
// worker's script, so that neither has to fetch anything and both forbid connections altogether.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig, type Plugin } from "vite";
import { viteSingleFile } from "vite-plugin-singlefile";

const fromRoot = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const alias = [
  { find: /^allegedly-wasm$/, replacement: fromRoot("build/wasm/wasm/allegedly.mjs") },
  { find: /^allegedly-wasm\.wasm(?=\?)/, replacement: fromRoot("build/wasm/wasm/allegedly.wasm") },
  { find: /^allegedly-formats$/, replacement: fromRoot("build/wasm/wasm/formats.mjs") },
  { find: /^allegedly-formats\.wasm(?=\?)/, replacement: fromRoot("build/wasm/wasm/formats.wasm") },
  { find: /^allegedly-tagger\.bin(?=\?)/, replacement: fromRoot("data/model/tagger.bin") },
];

/** Inline scripts and styles are allowed by their hash, files by their origin, connections not at all. */
function policy(html: string): string {
  const hashes = (tag: "script" | "style") =>
    [...html.matchAll(new RegExp(`<${tag}\\b[^>]*>([^]+?)</${tag}>`, "g"))]
      .map(([, content]) => createHash("sha256").update(content!).digest("base64"))
      .map((hash) => `'sha256-${hash}'`);
  return [
    "default-src 'none'",
    ["script-src 'self' 'wasm-unsafe-eval'", ...hashes("script")].join(" "),
    ["style-src 'self'", ...hashes("style")].join(" "),
    "img-src 'self' data:",
    "worker-src blob:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

function contentSecurityPolicy(): Plugin {
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
          const meta = `<meta http-equiv="Content-Security-Policy" content="${policy(html)}" />`;
          file.source = html.replace('<meta charset="utf-8" />', (charset) => `${charset}\n    ${meta}`);
        }
      },
    },
  };
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
      ...(single ? [viteSingleFile({ removeViteModuleLoader: true }), singleFile("allegedly.html")] : []),
      contentSecurityPolicy(),
    ],
    // Module workers made from a blob fail in Chromium on file:// pages, classic ones do not.
    worker: { format: "iife" },
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
