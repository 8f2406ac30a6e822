/** Which edition of the page this is; vite.config.ts says what that means. */
declare const EDITION: "hosted" | "single";
