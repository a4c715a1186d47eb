import type { ApiActionName } from '../core/api-actions.ts';
import type { ToolCall } from './tool-parameters.ts';

/** A resource of the provider, with the parameters that it has attributes for. */
type Resource = { readonly type: string; readonly name: string; readonly parameters: readonly string[] };

const snapshotTemplate: Resource = {
  type: 'tencentcloud_css_snapshot_template',
  name: 'screenshots',
  parameters: [
    'TemplateName',
    'CosAppId',
    'CosBucket',
    'CosRegion',
    'Description',
    'SnapshotInterval',
    'Width',
    'Height',
    'PornFlag',
    'CosPrefix',
    'CosFileName',
  ],
};

const callbackTemplate: Resource = {
  type: 'tencentcloud_css_callback_template',
  name: 'callbacks',
  parameters: [
    'TemplateName',
    'Description',
    'StreamBeginNotifyUrl',
    'StreamEndNotifyUrl',
    'RecordNotifyUrl',
    'SnapshotNotifyUrl',
    'PornCensorshipNotifyUrl',
    'CallbackKey',
    'PushExceptionNotifyUrl',
  ],
};

/**
 * What the provider has for an action. It changes and deletes a resource as its text changes; it has no data sources for templates,
 * rules and records.
 *
 * @see https://registry.terraform.io/providers/tencentcloudstack/tencentcloud/latest/docs/resources/css_snapshot_template
 */
const resources: { readonly [action in ApiActionName]?: Resource } = {
  CreateLiveSnapshotTemplate: snapshotTemplate,
  ModifyLiveSnapshotTemplate: snapshotTemplate,
  CreateLiveSnapshotRule: {
    type: 'tencentcloud_css_snapshot_rule_attachment',
    name: 'screenshots',
    parameters: ['DomainName', 'TemplateId', 'AppName', 'StreamName'],
  },
  CreateLiveCallbackTemplate: callbackTemplate,
  ModifyLiveCallbackTemplate: callbackTemplate,
  CreateLiveCallbackRule: {
    type: 'tencentcloud_css_callback_rule_attachment',
    name: 'callbacks',
    parameters: ['DomainName', 'TemplateId', 'AppName'],
  },
};

/** A call as a resource of Terraform; undefined for an action that is none. */
export function terraformText({ action, parameters }: ToolCall): string | undefined {
  const resource = resources[action];
  if (resource === undefined) return undefined;
  const isChange = action.startsWith('Modify');
  const given = Object.entries(parameters).filter(([name]) => !(isChange && name === 'TemplateId'));
  const known = given.filter(([name]) => resource.parameters.includes(name));
  const unknown = given.map(([name]) => name).filter((name) => !resource.parameters.includes(name));
  const width = Math.max(0, ...known.map(([name]) => attribute(name).length));
  const lines = known.map(([name, value]) => `  ${attribute(name).padEnd(width)} = ${expression(name, value)}\n`);
  const hasKey = known.some(([name]) => name === 'CallbackKey');
  return `# The pair is read from TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY.
${isChange ? `# A template is changed where it is declared: import it by its id, ${JSON.stringify(parameters['TemplateId'] ?? '')}, or edit it there.\n` : ''}${unknown.length === 0 ? '' : `# The provider has no attribute for: ${unknown.map((name) => JSON.stringify(name)).join(', ')}.\n`}terraform {
  required_providers {
    tencentcloud = {
      source = "tencentcloudstack/tencentcloud"
    }
  }
}
${hasKey ? keyVariable : ''}
resource "${resource.type}" "${resource.name}" {
${lines.join('')}}
`;
}

const keyVariable = `
# Given by the environment, as TF_VAR_callback_key. The state of Terraform holds it in clear.
variable "callback_key" {
  type      = string
  sensitive = true
}
`;

/** `CosAppId` is `cos_app_id` there. */
const attribute = (name: string): string => name.replaceAll(/(?<!^)[A-Z]/g, '_$&').toLowerCase();

/** Texts as HCL has them: there `\${` and `%{` begin an expression. */
const expression = (name: string, value: unknown): string =>
  name === 'CallbackKey' ? 'var.callback_key' : JSON.stringify(value).replaceAll(/[$%](?=\{)/g, '$&$&');
