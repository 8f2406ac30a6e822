/** Which edition of the page this is; vite.config.ts says what that means. */
declare const EDITION: "hosted" | "single";

/** A module with all that it imports, as the text of one script: tools/lib/script_text.mjs. */
declare module "*?script" {
  const text: string;
  export default text;
}
