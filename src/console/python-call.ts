import { scriptLiteral } from '../payloads/request-text.ts';
import { parameterLines, type ToolCall } from './tool-parameters.ts';

/** A call by the SDK for Python. */
export function pythonCall(call: ToolCall): string {
  const { action, host, method, signing } = call;
  const lines = parameterLines(call, { keyFrom: 'os.environ["CALLBACK_KEY"]', quoted: true, literal });
  return `# pip install tencentcloud-sdk-python
import json
import os

from tencentcloud.common import credential
from tencentcloud.common.exception.tencent_cloud_sdk_exception import TencentCloudSDKException
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile
from tencentcloud.live.v20180801 import live_client, models

pair = credential.Credential(os.environ["TENCENTCLOUD_SECRET_ID"], os.environ["TENCENTCLOUD_SECRET_KEY"])
http_profile = HttpProfile(endpoint="${host}", reqMethod="${method}")
profile = ClientProfile(signMethod="${signing === 'SKIP' ? 'TC3-HMAC-SHA256' : signing}", httpProfile=http_profile)
client = live_client.LiveClient(pair, "", profile)

request = models.${action}Request()
request.from_json_string(json.dumps({${lines === '' ? '' : `\n${lines.replaceAll(/^ {2}/gm, '    ')}`}}))
try:
    print(client.${action}(request).to_json_string(indent=2))
except TencentCloudSDKException as error:
    raise SystemExit(f"{error.code}: {error.message}")
`;
}

const constants = new Map<unknown, string>([
  [true, 'True'],
  [false, 'False'],
  [null, 'None'],
]);

/** Nested values are read as the JSON that they are. */
const literal = (value: unknown): string =>
  constants.get(value) ??
  (typeof value === 'object' ? `json.loads(${scriptLiteral(JSON.stringify(value))})` : scriptLiteral(value));
