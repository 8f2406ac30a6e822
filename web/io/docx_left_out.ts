// What a Word document has besides the text that is taken from it.
import JSZip from "jszip";

const LIST = new Intl.ListFormat("en", { type: "conjunction" });
/** Words, and not only the number of a page. */
const WORDS = /<w:t(?: [^>]*)?>[^<]*\p{L}/u;

/** A sentence, or null: there is nothing else. `html`: the text that was taken, and where pictures are in it. */
export async function wordLeftOut(document: ArrayBuffer, html: string): Promise<string | null> {
  const zip = await JSZip.loadAsync(document);
  const parts = (name: RegExp) => Promise.all(zip.file(name).map((part) => part.async("string")));
  const [body] = await parts(/^word\/document\.xml$/);
  const holds = async (name: RegExp) => (await parts(name)).some((xml) => WORDS.test(xml));
  const found = [
    counted(html.match(/<img/g)?.length ?? 0, "picture"),
    counted(zip.file(/^word\/charts\/chart[^/]*\.xml$/).length, "chart"),
    /<m:oMath[ >]/.test(body ?? "") && "formulas",
    (await holds(/^word\/header[^/]*\.xml$/)) && "the header of its pages",
    (await holds(/^word\/footer[^/]*\.xml$/)) && "the footer of its pages",
    (await holds(/^word\/comments\.xml$/)) && "comments",
    /<w:delText[ >]/.test(body ?? "") && "deleted words that Word still shows",
  ].filter((words) => words !== false);
  return found.length === 0 ? null : `Left out of the Word document: ${LIST.format(found)}.`;
}

function counted(count: number, one: string): string | false {
  return count > 0 && (count === 1 ? `a ${one}` : `${count} ${one}s`);
}
