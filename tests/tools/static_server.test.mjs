import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { listen, staticServer } from "../../tools/lib/static_server.mjs";

const folder = mkdtempSync(join(tmpdir(), "allegedly-"));
const server = staticServer(join(folder, "dist"));
let port;

// Not fetch, which would tidy up the path before it sends it.
function get(path, method = "GET") {
  return new Promise((done, failed) => {
    const sent = request({ host: "127.0.0.1", port, path, method }, (response) => {
      let body = "";
      response.on("data", (chunk) => (body += chunk));
      const { "content-type": type, "cache-control": caching } = response.headers;
      response.on("end", () => done({ status: response.statusCode, type, caching, body }));
    });
    sent.on("error", failed);
    sent.end();
  });
}

before(async () => {
  mkdirSync(join(folder, "dist/assets"), { recursive: true });
  writeFileSync(join(folder, "dist/index.html"), "the page");
  writeFileSync(join(folder, "dist/assets/allegedly.wasm"), "the module");
  writeFileSync(join(folder, "dist/manifest.webmanifest"), "{}");
  writeFileSync(join(folder, "dist/sw.js"), "the service worker");
  writeFileSync(join(folder, "secret.txt"), "not served");
  port = await listen(server, 18080);
});

after(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

test("the folder's address gives the page", async () => {
  const { status, type, body } = await get("/?sample=1");
  assert.deepEqual([status, type, body], [200, "text/html; charset=utf-8", "the page"]);
});

test("wasm has the type that browsers demand for streaming", async () => {
  assert.equal((await get("/assets/allegedly.wasm")).type, "application/wasm");
});

test("what a browser needs to install the page has its type, and is asked for anew each time", async () => {
  const types = { "/manifest.webmanifest": "application/manifest+json", "/sw.js": "text/javascript; charset=utf-8" };
  for (const [path, expected] of Object.entries(types)) {
    const { type, caching } = await get(path);
    assert.deepEqual([type, caching], [expected, "no-cache"], path);
  }
});

test("nothing outside the folder is served", async () => {
  for (const path of ["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "//secret.txt", "/assets"]) {
    assert.equal((await get(path)).status, 404, path);
  }
});

test("an address that cannot be decoded is answered", async () => {
  assert.equal((await get("/%ff")).status, 404);
});

test("only reading is possible", async () => {
  assert.equal((await get("/", "POST")).status, 405);
  assert.deepEqual((await get("/", "HEAD")).body, "");
});

test("a taken port makes it use the next one", async () => {
  const second = staticServer(join(folder, "dist"));
  assert.ok((await listen(second, port)) > port);
  second.close();
});
