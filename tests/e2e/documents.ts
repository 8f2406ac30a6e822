// Documents for tests, made on the spot: PDFs byte by byte, Word files with the library that also reads them.
import { deflateSync } from "node:zlib";
import JSZip from "jszip";

/** A line of text: where it begins, in points from the lower left corner, and how large it is set. */
export interface PdfLine {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size?: number;
}

/**
 * A PDF in Helvetica, one list of lines a page, compressed as programs do. `locked`: it asks for a password. `more`: what is
 * drawn before the lines of the first page.
 */
export function pdf(pages: readonly (readonly PdfLine[])[], { locked = false, more = "" } = {}): Buffer {
  const escaped = (text: string) => text.replace(/[\\()]/g, "\\$&");
  const show = ({ x, y, text, size = 11 }: PdfLine) => `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${escaped(text)}) Tj ET`;
  const drawn = (lines: readonly PdfLine[], index: number) => (index === 0 ? more : "") + lines.map(show).join("\n");
  const streams = pages.map((lines, index) => deflateSync(Buffer.from(drawn(lines, index), "latin1")).toString("latin1"));
  const page = (index: number) => 4 + 2 * index;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${pages.map((_, index) => `${page(index)} 0 R`).join(" ")}] /Count ${pages.length} >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ...streams.flatMap((stream, index) => [
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> " +
        `/Contents ${page(index) + 1} 0 R >>`,
      `<< /Length ${stream.length} /Filter /FlateDecode >>\nstream\n${stream}\nendstream`,
    ]),
  ];
  // Hashes that no password fits, the empty one least of all.
  const hash = `<${"5a".repeat(32)}>`;
  const lock = `/Encrypt << /Filter /Standard /V 1 /R 2 /O ${hash} /U ${hash} /P -44 >> /ID [${hash} ${hash}]`;
  let file = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${offset}`.padStart(10, "0");
  });
  const table = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((at) => `${at} 00000 n \n`).join("")}`;
  file += `trailer << /Size ${objects.length + 1} /Root 1 0 R ${locked ? lock : ""} >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(file, "latin1");
}

/** A Word file with `body`, WordprocessingML, in it. `parts`: its other parts under their types, "header" and the like. */
export function docx(body: string, parts: Readonly<Record<string, string>> = {}): Promise<Buffer> {
  const zip = new JSZip();
  const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  const office = "http://schemas.openxmlformats.org";
  const word = "application/vnd.openxmlformats-officedocument.wordprocessingml";
  const names = Object.keys(parts);
  const override = (name: string, type: string) => `<Override PartName="/word/${name}.xml" ContentType="${word}.${type}+xml"/>`;
  zip.file(
    "[Content_Types].xml",
    `${xml}<Types xmlns="${office}/package/2006/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      `${override("document", "document.main")}${names.map((name) => override(name, name)).join("")}</Types>`,
  );
  const relations = (links: string) => `${xml}<Relationships xmlns="${office}/package/2006/relationships">${links}</Relationships>`;
  const relation = (type: string, target: string) =>
    `<Relationship Id="${type}" Type="${office}/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
  zip.file("_rels/.rels", relations(relation("officeDocument", "word/document.xml")));
  zip.file("word/_rels/document.xml.rels", relations(names.map((name) => relation(name, `${name}.xml`)).join("")));
  const spaces = `xmlns:w="${office}/wordprocessingml/2006/main" xmlns:m="${office}/officeDocument/2006/math"`;
  for (const [name, content] of Object.entries(parts)) zip.file(`word/${name}.xml`, `${xml}${content.replace(">", ` ${spaces}>`)}`);
  zip.file("word/document.xml", `${xml}<w:document ${spaces}><w:body>${body}</w:body></w:document>`);
  return zip.generateAsync({ type: "nodebuffer", compression: "DEFLATE" });
}

/** A paragraph for `docx`. */
export function wordParagraph(text: string, style?: string): string {
  const properties = style === undefined ? "" : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`;
  return `<w:p>${properties}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}
