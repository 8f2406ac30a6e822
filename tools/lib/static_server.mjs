import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, resolve, sep } from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/vnd.microsoft.icon",
};

/** The file that `url` names inside `root`, or undefined if there is none. */
function findFile(root, url) {
  try {
    const path = decodeURIComponent(new URL(`http://localhost${url}`).pathname);
    const file = resolve(root, `.${path.endsWith("/") ? `${path}index.html` : path}`);
    return file.startsWith(root + sep) && statSync(file).isFile() ? file : undefined;
  } catch {
    return undefined; // not a URL, or no such file
  }
}

/**
 * A server of the files in `folder`, for this machine only; call `listen` on it.
 * @param {string} folder
 */
export function staticServer(folder) {
  const root = resolve(folder);
  return createServer((request, response) => {
    const readOnly = request.method === "GET" || request.method === "HEAD";
    const file = readOnly ? findFile(root, request.url) : undefined;
    if (!file) {
      response.writeHead(readOnly ? 404 : 405, { "content-type": TYPES[".txt"] });
      response.end(readOnly ? "There is no such page.\n" : "Only reading is possible.\n");
      return;
    }
    response.writeHead(200, {
      "content-type": TYPES[extname(file)] ?? "application/octet-stream",
      "cache-control": "no-cache",
      "x-content-type-options": "nosniff",
    });
    if (request.method === "HEAD") response.end();
    else createReadStream(file).pipe(response);
  });
}

/**
 * Listens on the first free port from `port` on.
 * @returns {Promise<number>} that port
 */
export function listen(server, port, last = port + 100) {
  return new Promise((done, failed) => {
    server.once("error", (error) => {
      if (error.code !== "EADDRINUSE" || port >= last) failed(error);
      else listen(server, port + 1, last).then(done, failed);
    });
    server.listen(port, "127.0.0.1", () => done(server.address().port));
  });
}
