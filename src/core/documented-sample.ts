import type { ApiCredential } from './api-signature.ts';
import type { CallbackBody } from './callback.ts';

/** The key that the documented sample is signed with: MD5 of `test1545030873` is its `sign`. */
export const documentedSampleKey = 'test';

/**
 * The callback that the documentation prints, as data. Its object name does not follow from its `create_time`.
 *
 * @see "Live Screencapture", 267/31562, on the sample callback
 */
export const documentedSample: CallbackBody & { readonly sign: string; readonly t: number } = {
  event_type: 200,
  stream_id: 'stream_name',
  channel_id: 'stream_name',
  create_time: 1545030273,
  file_size: 7520,
  width: 640,
  height: 352,
  pic_url: '/2018-12-17/stream_name-screenshot-19-06-59-640x352.jpg',
  pic_full_url:
    'http://testbucket-1234567890.cos.region.myqcloud.com/2018-12-17/stream_name-screenshot-19-06-59-640x352.jpg',
  sign: 'ca3e25e5dc17a6f9909a9ae7281e300d',
  t: 1545030873,
};

/** The key pair of the API's documentation, which no account has. */
export const exampleApiCredential: ApiCredential = {
  secretId: 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE',
  secretKey: 'Gu5t9xGARNpq86cd98joQYCN3EXAMPLE',
};
