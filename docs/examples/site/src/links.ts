// Addresses of the house as addresses of this site: what is built here stays here, the rest leads to the house.

export class Links {
  constructor(readonly house: string, private readonly own: ReadonlySet<string>) {}

  /** Where a link of the house leads from here. */
  to = (address: string): string => {
    const url = new URL(address, this.house);
    if (url.origin !== new URL(this.house).origin) return address;
    return this.own.has(url.pathname) ? url.pathname + url.search + url.hash : url.href;
  };

  /** Pictures and files stay with the house. */
  file = (address: string): string => new URL(address, this.house).href;

  /** Rich text with its links led the same way. */
  within = (text: string): string =>
    text.replace(/(href|src)="([^"]+)"/g, (_all, name: string, address: string) =>
      `${name}="${name === "src" ? this.file(address) : this.to(address)}"`);
}
