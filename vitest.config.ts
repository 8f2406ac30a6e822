import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";
import { scriptText } from "./tools/lib/script_text.mjs";

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [svelte({ configFile: false }), scriptText()],
        // Built by `cmake --build --preset wasm`.
        resolve: { alias: { "allegedly-formats": fileURLToPath(new URL("build/wasm/wasm/formats.mjs", import.meta.url)) } },
        define: { EDITION: JSON.stringify("hosted") },
        test: { name: "web", include: ["tests/web/**/*.test.ts"], environment: "node" },
      },
      {
        test: {
          name: "e2e",
          include: ["tests/e2e/**/*.test.ts"],
          environment: "node",
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
          expect: { poll: { timeout: 20_000 } },
        },
      },
    ],
  },
});
