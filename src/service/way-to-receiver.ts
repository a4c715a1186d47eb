/** Networks from the nearest to the farthest: this computer, its own network, everything else. */
export type AddressSpace = 'loopback' | 'local' | 'public';

/** What stands between this page and a receiver of the user's own; its words are in the elements. */
export type Obstacle =
  /** The host exists in the page alone, which never sends to it. */
  | 'mocked-host'
  /** Browsers send nothing to a URL with a user name or a password in it. */
  | 'credentials'
  /** A port that browsers refuse, whoever listens there. */
  | 'blocked-port'
  /** A page that came over https may not send to plain http. */
  | 'mixed-content'
  /** Only a page that came safely may ask for the way to this computer or its network. */
  | 'insecure-page'
  | 'permission-denied'
  /** The browser asks, or has asked and got no answer. */
  | 'permission-prompt'
  /** The host of this page gives its files a policy that forbids such connections. */
  | 'policy'
  /** Something answers, but does not let this page's origin send it JSON, or read the answer. */
  | 'cors'
  | 'no-answer'
  /** Sending failed, and it takes one more request to tell `cors` from `no-answer`. */
  | 'undecided';

/** State of a permission; undefined where the browser knows no such permission. */
type Permission = 'granted' | 'denied' | 'prompt' | undefined;

/** What the browser says of this page, and of a URL, without any request. */
export type BrowserFacts = {
  readonly pageUrl: string;
  readonly isSecureContext: boolean;
  /** Whether the URL's host exists in the page alone. */
  readonly isMocked: boolean;
  /** Whether this page may reach this computer (`loopback`) and its network (`local`). */
  readonly permissions: { readonly loopback: Permission; readonly local: Permission };
};

/** What requests to the URL have shown so far. */
export type SendTrace = {
  readonly sent: 'answered' | 'unreachable' | 'refused-by-policy' | undefined;
  /** Whether anything answered a request that no rule of origins holds back. */
  readonly knocked: 'answered' | 'unanswered' | undefined;
};

/**
 * What stops requests to a receiver, or will stop them: what follows from page and URL is told before anything is sent. Which network
 * a name leads to is known for addresses, `localhost` and `.local` alone; any other name counts as public.
 *
 * @see Fetch standard, "Port blocking"; Mixed Content, "Should fetching request be blocked"; Local Network Access
 */
export function obstacleTo(url: URL, facts: BrowserFacts, { sent, knocked }: SendTrace): Obstacle | undefined {
  if (sent === 'answered') return undefined;
  if (facts.isMocked) return 'mocked-host';
  if (url.username !== '' || url.password !== '') return 'credentials';
  if (blockedPorts.has(Number(url.port))) return 'blocked-port';
  if (sent === 'refused-by-policy') return 'policy';
  const page = new URL(facts.pageUrl);
  const obstacle = isMixedContent(url, page, facts) ? 'mixed-content' : permissionObstacle(url, page, facts);
  if (obstacle !== undefined || sent === undefined) return obstacle;
  if (knocked === 'answered') return 'cors';
  return knocked === 'unanswered' || url.origin === page.origin ? 'no-answer' : 'undecided';
}

/** The lines by which a server lets a page of another origin send it JSON and read the answer; data, never translated. */
export const corsLines = (pageOrigin: string): string =>
  `OPTIONS → HTTP/1.1 204 No Content
Access-Control-Allow-Origin: ${pageOrigin}
Access-Control-Allow-Methods: POST
Access-Control-Allow-Headers: content-type

POST → HTTP/1.1 200 OK
Access-Control-Allow-Origin: ${pageOrigin}`;

/** Where a host name or address leads, as far as it tells by itself. */
export function addressSpaceOf(hostname: string): AddressSpace {
  if (/^(?:localhost|.+\.localhost|127(?:\.\d+){3}|\[::1\])\.?$/.test(hostname)) return 'loopback';
  return localHosts.some((pattern) => pattern.test(hostname)) ? 'local' : 'public';
}

/** By RFC 1918, 3927, 6598, 4193, 4291 and 6762. `URL` writes addresses in their shortest form. */
const localHosts: readonly RegExp[] = [
  /^10(?:\.\d+){3}$/,
  /^172\.(?:1[6-9]|2\d|3[01])(?:\.\d+){2}$/,
  /^192\.168(?:\.\d+){2}$/,
  /^169\.254(?:\.\d+){2}$/,
  /^100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])(?:\.\d+){2}$/,
  /^\[f[cd][0-9a-f]{2}:/,
  /^\[fe[89ab][0-9a-f]:/,
  /\.local\.?$/,
];

/** A browser that asks for a permission lets plain http pass to where the permission leads. */
function isMixedContent(url: URL, page: URL, { permissions }: BrowserFacts): boolean {
  if (page.protocol !== 'https:' || url.protocol !== 'http:') return false;
  const space = addressSpaceOf(url.hostname);
  return space === 'public' || (space === 'local' && permissions.local === undefined);
}

const nearness: readonly AddressSpace[] = ['loopback', 'local', 'public'];

function permissionObstacle(url: URL, page: URL, facts: BrowserFacts): Obstacle | undefined {
  const space = addressSpaceOf(url.hostname);
  const isFarther = nearness.indexOf(addressSpaceOf(page.hostname)) > nearness.indexOf(space);
  const permission = space === 'public' || !isFarther ? undefined : facts.permissions[space];
  if (permission === undefined || permission === 'granted') return undefined;
  if (!facts.isSecureContext) return 'insecure-page';
  return permission === 'denied' ? 'permission-denied' : 'permission-prompt';
}

/** The Fetch standard's bad ports, 2025. */
const blockedPorts: ReadonlySet<number> = new Set([
  1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110,
  111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532,
  540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061,
  6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
]);
