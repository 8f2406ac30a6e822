// The address of this page, as links are made of it and as it should stay.

export interface PageAddress {
  /** What links begin with; empty where it would tell of folders of this machine. */
  readonly address: string;
  /** It opens on other machines. */
  readonly everywhere: boolean;
}

export function pageAddress({ protocol, hostname, href }: Pick<Location, "protocol" | "hostname" | "href">): PageAddress {
  if (!protocol.startsWith("http")) return { address: "", everywhere: false };
  const here = /^(?:localhost|.*\.localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);
  return { address: withoutFragment(href), everywhere: !here };
}

export function withoutFragment(address: string): string {
  return address.replace(/#[^]*$/, "");
}
