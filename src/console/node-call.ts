import { parameterLines, type ToolCall } from './tool-parameters.ts';

/** A call by the SDK for Node. */
export function nodeCall(call: ToolCall): string {
  const { action, host, method, signing } = call;
  const lines = parameterLines(call, { keyFrom: 'process.env.CALLBACK_KEY', quoted: false });
  return `// npm install tencentcloud-sdk-nodejs
import process from 'node:process';
import { live } from 'tencentcloud-sdk-nodejs/tencentcloud/services/live/index.js';

const { TENCENTCLOUD_SECRET_ID: secretId, TENCENTCLOUD_SECRET_KEY: secretKey } = process.env;
const client = new live.v20180801.Client({
  credential: { secretId, secretKey },
  profile: {
    signMethod: '${signing === 'SKIP' ? 'TC3-HMAC-SHA256' : signing}',
    httpProfile: { endpoint: '${host}', reqMethod: '${method}' },
  },
});

try {
  console.log(await client.${action}({${lines === '' ? '' : `\n${lines}`}}));
} catch (error) {
  console.error(error.code, error.message);
  process.exitCode = 1;
}
`;
}
