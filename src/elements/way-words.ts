import { msg, str } from '@lit/localize';
import type { Obstacle } from '../service/way-to-receiver.ts';

/** What stands between the page and a receiver of the user's own: what is so, and what helps. */
export type WayWords = { readonly what: string; readonly todo: string };

/** @param url the callback URL */
export function wayWords(obstacle: Obstacle, url: URL): WayWords {
  switch (obstacle) {
    case 'mocked-host':
      return {
        what: msg(str`${url.hostname} exists in this page alone: nothing is ever sent there.`),
        todo: msg('Give the URL of a server of your own.'),
      };
    case 'credentials':
      return {
        what: msg('There is a user name or a password in the URL: browsers send nothing to such a URL.'),
        todo: msg('Leave it out, or send with one of the scripts below.'),
      };
    case 'blocked-port':
      return {
        what: msg(str`Browsers refuse port ${url.port}, whoever listens there.`),
        todo: msg('Let the server listen at another port, such as 8080.'),
      };
    case 'mixed-content':
      return {
        what: msg(
          'Mixed content: this page came over https, so the browser sends nothing to a plain http URL but on this computer.',
        ),
        todo: msg(
          'Give the server https, or open the playground from your own computer over http, or send by a script.',
        ),
      };
    case 'insecure-page':
      return {
        what: msg(
          'This page came over plain http. Unless it came from your own network, the browser does not let it reach this computer or that network, and does not ask you either.',
        ),
        todo: msg('Open the playground over https or from your own computer.'),
      };
    case 'permission-denied':
      return {
        what: msg('The browser was told to keep this page from this computer and its network (local network access).'),
        todo: msg('Allow it in the settings of this site, beside the address, and send again.'),
      };
    case 'permission-prompt':
      return {
        what: msg(
          'The browser asks first whether this page may reach this computer or its network (local network access).',
        ),
        todo: msg('Allow it when it asks; a question that is closed counts as a no for that request.'),
      };
    case 'policy':
      return {
        what: msg(
          'The host of this page forbids it connections to other hosts: it sends a Content-Security-Policy with every file.',
        ),
        todo: msg('Let it send that policy with the page alone, not with the files in assets/.'),
      };
    case 'cors':
      return {
        what: msg(
          'Cross-origin rules (CORS): something answers there, but it does not allow this page’s origin to send JSON or to read the answer.',
        ),
        todo: msg(
          'Add the lines below. If the server’s log has an OPTIONS request alone, the callback never left; if it has the POST too, the callback arrived and only its answer is kept from the page.',
        ),
      };
    case 'no-answer':
      return {
        what: msg(
          'Nothing answers there: no server listens at that host and port, the name is not known, or its certificate is not accepted.',
        ),
        todo: msg(
          'Open the URL in a tab of its own or ask with curl. A server that sends Cross-Origin-Resource-Policy looks the same from here.',
        ),
      };
    case 'undecided':
      return {
        what: msg(
          'The last request failed and the browser does not say why: either nothing answers there, or a server that does not allow this page’s origin.',
        ),
        todo: msg('One more request tells which: HEAD, without a body, without a callback, its answer unread.'),
      };
  }
}

/** What is known when nothing stands in the way so far. */
export const openWayWords = (isCrossOrigin: boolean): string =>
  isCrossOrigin
    ? msg(
        'Nothing in page and URL stands in the way. The server is of another origin: it has to answer as below, or the browser will block the callbacks.',
      )
    : msg('The server is of this page’s own origin: no rule of the browser stands in the way.');
