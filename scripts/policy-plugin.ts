import type { Plugin } from 'vite';

/** The page's Content-Security-Policy, as directives and their sources. */
export type Policy = Readonly<Record<string, readonly string[]>>;

/**
 * What the page may load and where it may connect: itself, and the hosts that the page answers itself. No `unsafe-*`,
 * no bare `*`. `blob:` is for pictures, videos and workers made in the page; a worker from a blob inherits the policy.
 *
 * @param mockedHosts host patterns without scheme, such as `receiver.example` or `*.myqcloud.com`.
 * @param bucketHosts those of them that serve pictures.
 * @param styleHashes of the `style` elements that may be there: those of the player, none other.
 */
export function pagePolicy(
  mockedHosts: readonly string[],
  bucketHosts: readonly string[],
  styleHashes: readonly string[],
): Policy {
  return {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'", ...styleHashes],
    'img-src': ["'self'", 'blob:', ...bothSchemes(bucketHosts)],
    'media-src': ["'self'", 'blob:'],
    'connect-src': ["'self'", ...bothSchemes(mockedHosts)],
    'worker-src': ["'self'", 'blob:'],
    // The sandbox alone, whose document has a policy of its own.
    'frame-src': ["'self'"],
    'font-src': ["'self'"],
    'manifest-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'object-src': ["'none'"],
  };
}

const bothSchemes = (hosts: readonly string[]): string[] =>
  hosts.flatMap((host) => [`http://${host}`, `https://${host}`]);

/** The policy as one line of text. */
export const policyText = (policy: Policy): string =>
  Object.entries(policy)
    .map(([directive, sources]) => [directive, ...sources].join(' '))
    .join('; ');

/**
 * Puts the policy into the built page, and writes `_headers` for hosts that can send headers. Only at build: the
 * development server injects styles, which the policy forbids.
 */
export function policyPlugin(policy: Policy): Plugin {
  return {
    name: 'policy',
    apply: 'build',
    transformIndexHtml: { order: 'post', handler: (html) => withPolicy(html, policy) },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: '_headers', source: headerFile(policy) });
    },
  };
}

/** The policy stands before everything that it governs, and after the charset, which has to be among the first bytes. */
export function withPolicy(html: string, policy: Policy): string {
  const charset = /<meta charset=[^>]*>/i;
  if (!charset.test(html)) throw new Error('index.html declares no charset');
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policyText(policy)}" />`;
  return html.replace(charset, (found) => `${found}\n    ${meta}`);
}

/**
 * Header rules for a site at the root of a host. The policy goes with the page alone: the worker that sends to a receiver
 * of the user's own has to reach hosts that no policy can name beforehand.
 */
export function headerFile(policy: Policy): string {
  const pageRules = [
    // No `frame-ancestors`: `?embed` is made for frames on other people's documentation pages.
    `Content-Security-Policy: ${policyText(policy)}`,
    'Cache-Control: no-cache',
  ];
  const rules: Readonly<Record<string, readonly string[]>> = {
    '/': pageRules,
    '/index.html': pageRules,
    // Whoever opens it outside of the page's frame gets it without an origin too.
    '/sandbox/*': ['Content-Security-Policy: sandbox allow-scripts', 'Cache-Control: no-cache'],
    '/service-worker.js': ['Cache-Control: no-cache'],
    '/assets/*': ['Cache-Control: public, max-age=31536000, immutable'],
    // Elements for other people's pages: a module from another host needs this.
    '/embed/*': ['Access-Control-Allow-Origin: *', 'Cross-Origin-Resource-Policy: cross-origin'],
    '/*': [
      'X-Content-Type-Options: nosniff',
      'Referrer-Policy: no-referrer',
      'Cross-Origin-Opener-Policy: same-origin',
      'Permissions-Policy: camera=(), microphone=(), geolocation=(), payment=(), usb=()',
    ],
  };
  return Object.entries(rules)
    .map(([path, headers]) => [path, ...headers.map((header) => `  ${header}`), ''].join('\n'))
    .join('\n');
}
