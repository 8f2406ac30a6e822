// For Vite: `import text from "./module.ts?script"` gives a module, with all that it imports, as the text of one classic
// script. So what is written into files that the page saves is built from the page's own sources.
import { build } from "vite";

const QUERY = "?script";

/** @returns {import("vite").Plugin} */
export function scriptText() {
  return {
    name: "allegedly:script-text",
    enforce: "pre",
    async load(id) {
      if (!id.endsWith(QUERY)) return null;
      const input = id.slice(0, -QUERY.length);
      const output = { format: "iife" };
      const built = await build({
        configFile: false,
        logLevel: "silent",
        publicDir: false,
        build: { write: false, modulePreload: false, target: "es2022", rolldownOptions: { input, output } },
      });
      return `export default ${JSON.stringify(built.output[0].code.trim())};`;
    },
  };
}
