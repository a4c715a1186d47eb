import { msg } from '@lit/localize';
import type { FieldName } from '../service/settings.ts';

/** The accessible names of the form's fields: in English a public contract. */
export function fieldLabel(name: FieldName): string {
  switch (name) {
    case 'sample':
      return msg('Sample');
    case 'x':
      return msg('Pattern width (X)');
    case 'y':
      return msg('Pattern height (Y)');
    case 'duration':
      return msg('Pattern duration (seconds)');
    case 'interval':
      return msg('Interval (seconds)');
    case 'w':
      return msg('Width (W)');
    case 'h':
      return msg('Height (H)');
    case 'stream':
      return msg('Stream name');
    case 'domain':
      return msg('Push domain');
    case 'app':
      return msg('AppName');
    case 'params':
      return msg('Stream parameters');
    case 'start':
      return msg('Push start');
    case 'key':
      return msg('Callback key');
    case 'url':
      return msg('Callback URL');
    case 'bucket':
      return msg('Bucket');
    case 'appid':
      return msg('AppId');
    case 'region':
      return msg('Region');
    case 'prefix':
      return msg('CosPrefix');
    case 'filename':
      return msg('CosFileName');
    case 'dialect':
      return msg('Documentation');
    case 'rounding':
      return msg('Rounding');
    case 'swap':
      return msg('Swap');
    case 'first':
      return msg('First screenshot');
    case 'resign':
      return msg('Signature on retry');
    case 'emptykey':
      return msg('Empty key');
    case 'pushsize':
      return msg('Push size');
    case 'quality':
      return msg('JPEG quality');
  }
}
