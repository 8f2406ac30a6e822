// Stands in for http://www.w3.org/ns/anno.jsonld, which tests cannot fetch: what the Web Annotation Vocabulary
// (https://www.w3.org/TR/annotation-vocab/) calls the terms that we use. A term that is missing here falls to our own
// vocabulary, and the tests see it there.
const oa = (name: string) => `http://www.w3.org/ns/oa#${name}`;
const activity = (name: string) => `http://www.w3.org/ns/activitystreams#${name}`;
const link = (id: string) => ({ "@id": id, "@type": "@id" });
const oneOf = (id: string) => ({ "@id": id, "@type": "@vocab" });
const named = (...names: string[]) => Object.fromEntries(names.map((name) => [name, oa(name)]));

export const ANNO_CONTEXT: object = {
  "@context": {
    schema: "http://schema.org/",
    id: link("@id"),
    type: link("@type"),
    ...named("Annotation", "SpecificResource", "TextualBody", "TextQuoteSelector", "TextPositionSelector"),
    ...named("classifying", "describing", "identifying", "linking", "tagging"),
    ...named("exact", "prefix", "suffix", "start", "end"),
    AnnotationCollection: activity("OrderedCollection"),
    AnnotationPage: activity("OrderedCollectionPage"),
    Software: activity("Application"),
    Text: "http://purl.org/dc/dcmitype/Text",
    body: link(oa("hasBody")),
    target: link(oa("hasTarget")),
    source: link(oa("hasSource")),
    selector: link(oa("hasSelector")),
    motivation: oneOf(oa("motivatedBy")),
    purpose: oneOf(oa("hasPurpose")),
    generator: link(activity("generator")),
    items: { ...link(activity("items")), "@container": "@list" },
    partOf: link(activity("partOf")),
    total: activity("totalItems"),
    startIndex: activity("startIndex"),
    format: "http://purl.org/dc/elements/1.1/format",
    value: "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    name: "http://xmlns.com/foaf/0.1/name",
  },
};
