import { msg, str } from '@lit/localize';
import { citeSource, sources, type Source } from '../core/sources.ts';
import { getLocale } from './locale.ts';

/** What a document is about, in the page's language; as `core` has it if it is none of those that the rules rest on. */
function documentTitle(source: Source): string {
  switch (source.document) {
    case sources.guide.document:
      return msg('Live Screencapture');
    case sources.guide2025.document:
      return msg('Live Screencapture (Chinese original)');
    case sources.notification2019.document:
      return msg('Event Message Notification (older page)');
    case sources.notification2021.document:
      return msg('Event Message Notification');
    case sources.notification2025.document:
      return msg('How to receive event notifications (Chinese original)');
    case sources.screenshotEvent2025.document:
      return msg('Screencapture event notification');
    case sources.callbackSettings.document:
      return msg('Live callback configuration');
    case sources.templateApi.document:
      return msg('API: CreateLiveSnapshotTemplate');
    default:
      return source.title;
  }
}

/** One line that names a document, as `citeSource` does, in the page's language. */
export const shownSource = (source: Source): string =>
  msg(str`${documentTitle(source)} (${source.document}), ${source.date}`);

/** The same for a line that `citeSource` made; any other stays as it is. */
export function shownCitation(cited: string): string {
  const source = Object.values<Source>(sources).find((known) => citeSource(known) === cited);
  return source === undefined ? cited : shownSource(source);
}

/** Where a document is read in the page's language, if there is a translation of it; otherwise where it is. */
export const sourceUrl = ({ url }: Source): string =>
  getLocale() === 'zh-Hans'
    ? url.replace('https://www.tencentcloud.com/document/', 'https://www.tencentcloud.com/zh/document/')
    : url;
