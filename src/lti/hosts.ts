/** Which host names lead into somebody's own network. Takes host names as `URL.hostname` spells them. */

/** True for loopback: 127.0.0.0/8, [::1], `localhost` and names under it. */
export function isLoopback(hostname: string): boolean {
  const octets = ipv4Of(hostname);
  if (octets) return octets[0] === 127;
  return hostname === '[::1]' || hostname === 'localhost' || hostname.endsWith('.localhost');
}

const INTERNAL_SUFFIXES = ['.local', '.internal', '.intranet', '.lan', '.home.arpa', '.localdomain'];

/**
 * True for an address or name that is not on the public internet: private, loopback, link-local, shared, multicast and
 * reserved addresses (RFC 6890), their IPv6 spellings, names without a dot or with a trailing one, and internal suffixes.
 * The URL parser has already turned `0x7f.1` and `2130706433` into four decimal numbers.
 */
export function isPrivateAddress(hostname: string): boolean {
  if (isLoopback(hostname)) return true;
  if (hostname.startsWith('[')) return isPrivateIpv6(hostname.slice(1, -1));
  const octets = ipv4Of(hostname);
  if (octets) return isPrivateIpv4(octets);
  if (!hostname.includes('.') || hostname.endsWith('.')) return true;
  return INTERNAL_SUFFIXES.some((suffix) => hostname.endsWith(suffix));
}

function ipv4Of(hostname: string): [number, number, number, number] | null {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(hostname);
  return match ? [Number(match[1]), Number(match[2]), Number(match[3]), Number(match[4])] : null;
}

function isPrivateIpv4([a, b, c]: [number, number, number, number]): boolean {
  if (a === 0 || a === 10 || a === 127 || a >= 224) return true;
  if (a === 100) return b >= 64 && b <= 127;
  if (a === 169) return b === 254;
  if (a === 172) return b >= 16 && b <= 31;
  if (a === 192) return b === 168 || (b === 0 && c === 0);
  return a === 198 && (b === 18 || b === 19);
}

function isPrivateIpv6(address: string): boolean {
  const groups = expandIpv6(address);
  const [first = 0, second = 0] = groups;
  const leading = groups.slice(0, 6);
  const embedded = (high: number, low: number) => isPrivateIpv4([high >> 8, high & 255, low >> 8, low & 255]);
  // ::/96 (unspecified, loopback, IPv4-compatible) and ::ffff:0:0/96 (IPv4-mapped): judged by the address inside.
  if (leading.slice(0, 5).every((group) => group === 0) && (groups[5] === 0 || groups[5] === 0xffff)) {
    return groups[5] === 0 || embedded(groups[6] ?? 0, groups[7] ?? 0);
  }
  // NAT64 and 6to4 carry an IPv4 address as well.
  if (first === 0x64 && second === 0xff9b) return embedded(groups[6] ?? 0, groups[7] ?? 0);
  if (first === 0x2002) return embedded(second, groups[2] ?? 0);
  // fc00::/7 unique local, fe80::/9 link-local and site-local, ff00::/8 multicast.
  return (first & 0xfe00) === 0xfc00 || (first & 0xff80) === 0xfe80 || first >= 0xff00;
}

function expandIpv6(address: string): number[] {
  const [head = '', tail] = address.split('::');
  const numbers = (text: string) =>
    text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));
  if (tail === undefined) return numbers(head);
  const left = numbers(head);
  const right = numbers(tail);
  return [...left, ...Array<number>(Math.max(0, 8 - left.length - right.length)).fill(0), ...right];
}
