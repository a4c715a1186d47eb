import { endsWithPath, type Fields } from './callback-check.ts';
import { diagnosisCheck, excerptOf, textOf, type DiagnosisCheck } from './diagnosis-check.ts';
import { parseBucketHost } from './object-url.ts';
import { sources } from './sources.ts';

/** Whether `pic_full_url` is an address of `pic_url`. */
export function checkAddress(fields: Fields): DiagnosisCheck {
  const [path, url] = [textOf(fields, 'pic_url'), textOf(fields, 'pic_full_url')];
  if (path === undefined || url === undefined) {
    return diagnosisCheck('address', 'skipped', 'no-address', {}, sources.guide);
  }
  const isSame = endsWithPath(url, path);
  const details = { path: excerptOf(path), url: excerptOf(url) };
  return diagnosisCheck('address', isSame ? 'ok' : 'warning', isSame ? 'same' : 'differs', details, sources.guide);
}

/** Whose host `pic_full_url` names: nothing in the signature vouches for it. */
export function checkHost(fields: Fields): DiagnosisCheck {
  const url = textOf(fields, 'pic_full_url');
  if (url === undefined) return diagnosisCheck('host', 'skipped', 'no-address', {}, sources.guide);
  const host = /^https?:\/\/([^/?#]{1,253})(?:[/?#]|$)/i.exec(url)?.[1];
  if (host === undefined) {
    return diagnosisCheck('host', 'error', 'not-a-url', { url: excerptOf(url) }, sources.guide);
  }
  const details = { host: excerptOf(host) };
  const isBucket = parseBucketHost(host) !== undefined;
  return diagnosisCheck(
    'host',
    isBucket ? 'ok' : 'warning',
    isBucket ? 'bucket' : 'other-host',
    details,
    sources.guide,
  );
}
