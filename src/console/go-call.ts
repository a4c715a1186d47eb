import { scriptQuoted } from '../payloads/request-text.ts';
import { hasCallbackKey, type ToolCall } from './tool-parameters.ts';

/** A call by the SDK for Go. Its reader of JSON refuses parameters that the action has not. */
export function goCall(call: ToolCall): string {
  const { action, host, method, signing, parameters } = call;
  const { CallbackKey: _, ...others } = parameters;
  const key = hasCallbackKey(call)
    ? '\tcallbackKey := os.Getenv("CALLBACK_KEY")\n\trequest.CallbackKey = &callbackKey\n'
    : '';
  return `// go get github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/live
package main

import (
	"fmt"
	"log"
	"os"

	"github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/common"
	"github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/common/profile"
	live "github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/live/v20180801"
)

func main() {
	pair := common.NewCredential(os.Getenv("TENCENTCLOUD_SECRET_ID"), os.Getenv("TENCENTCLOUD_SECRET_KEY"))
	clientProfile := profile.NewClientProfile()
	clientProfile.SignMethod = "${signing === 'SKIP' ? 'TC3-HMAC-SHA256' : signing}"
	clientProfile.HttpProfile.Endpoint = "${host}"
	clientProfile.HttpProfile.ReqMethod = "${method}"
	client, err := live.NewClient(pair, "", clientProfile)
	if err != nil {
		log.Fatal(err)
	}

	request := live.New${action}Request()
	if err := request.FromJsonString(${scriptQuoted(JSON.stringify(others))}); err != nil {
		log.Fatal(err)
	}
${key}	response, err := client.${action}(request)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(response.ToJsonString())
}
`;
}
