// What is on the clipboard when somebody pastes an article.
import type { Article } from "../io/content.ts";
import { readPaste } from "../io/read.ts";

/** An article with its formatting, which holds more than its plain text; null: the browser pastes as well. */
export function pastedArticle({ clipboardData }: ClipboardEvent): Promise<Article> | null {
  if (clipboardData === null) return null;
  const [plain, html] = [clipboardData.getData("text/plain"), clipboardData.getData("text/html")];
  const formatted = html !== "" && (plain === "" || plain.includes("\n"));
  return formatted ? readPaste(html, plain) : null;
}
