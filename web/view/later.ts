// Parts of the page that travel on their own: they are fetched right after the page, so that it works without a network.
export const loadGraph = () => import("./Graph.svelte");
export const loadShareForm = () => import("./ShareForm.svelte");
export const loadCodebook = () => import("../help/CodebookText.svelte");
