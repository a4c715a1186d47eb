import { msg, str } from '@lit/localize';
import { apiActions } from '../core/api-actions.ts';
import { shownList } from './shown-values.ts';

/** What an error of the API means, and what to do. Empty for a code that says no more than its name. */
export function apiErrorSentence(code: string): string {
  return sentences()[code] ?? sentences()[code.replace(/\..*$/, '')] ?? '';
}

/** Who documents a code: some actions, or the gateway before them all. */
export function whoDocuments(code: string): string {
  const all = Object.entries(apiActions);
  const names = all.filter(([, { errors }]) => (errors as readonly string[]).includes(code)).map(([name]) => name);
  if (names.length === 0) return msg('Documented for every action, by the gateway before them.');
  if (names.length === all.length) return msg('Documented by every action.');
  return msg(str`Documented by: ${shownList(names)}.`);
}

const sentences = (): Readonly<Record<string, string>> => ({
  'AuthFailure.InvalidAuthorization': msg(
    'The Authorization header is missing or cannot be read, or its date is not that of X-TC-Timestamp.',
  ),
  'AuthFailure.SecretIdNotFound': msg('Nobody has this SecretId. Let the API take the pair, or use the example’s.'),
  'AuthFailure.SignatureExpire': msg(
    'The timestamp is more than five minutes from the clock of the service: set the caller’s clock right.',
  ),
  'AuthFailure.SignatureFailure': msg(
    'The signature is not that of this request: another SecretKey, or something changed after signing.',
  ),
  InvalidAction: msg('There is no action of this name; small and capital letters count.'),
  NoSuchVersion: msg('The product has no such version.'),
  UnknownParameter: msg('The action has no parameter of this name; small and capital letters count.'),
  MissingParameter: msg('A required parameter was left out.'),
  InvalidParameter: msg('A parameter has the wrong type, or the body cannot be read.'),
  InvalidParameterValue: msg('A value is outside its limits.'),
  'InvalidParameter.ArgsNotMatch': msg('The template’s name is not as it has to be, or it has no callback URL.'),
  'InvalidParameter.COSCustomFileNameError': msg('CosPrefix or CosFileName has an unknown placeholder or character.'),
  'InvalidParameter.ConfNotFound': msg('There is no template of this id to bind.'),
  'InvalidParameter.DomainFormatError': msg('DomainName is no domain name.'),
  'InvalidParameter.InvalidVodFileName': msg('The name of a recorded file is not as it has to be.'),
  'InvalidParameter.UrlNotSafe': msg('The host of a callback URL does not resolve to a place that may be called.'),
  'FailedOperation.CallOtherSvrFailed': msg('Another service, such as COS, could not be asked. Try again later.'),
  'FailedOperation.ConfInUsed': msg('A rule still binds the template: delete the rule first.'),
  'FailedOperation.CosBucketNotExist': msg('The bucket does not exist: check CosBucket, CosAppId and CosRegion.'),
  'FailedOperation.CosBucketNotPermission': msg('The service may not write to the bucket: grant it the role.'),
  'FailedOperation.CosRoleNotExists': msg('The role by which the service writes to COS does not exist.'),
  'FailedOperation.NotFound': msg('What the call names is not there.'),
  'FailedOperation.RuleAlreadyExist': msg('There is a rule for this DomainName, AppName and StreamName already.'),
  'InternalError.ConfOutLimit': msg('There are as many templates as there may be: delete one that is not used.'),
  'InternalError.ConfInUsed': msg('A rule still binds the template: delete the rule first.'),
  'InternalError.ConfNotFound': msg('There is no such template.'),
  'InternalError.NotFound': msg('What the call names is not there.'),
  'InternalError.RuleAlreadyExist': msg('There is a rule for this DomainName, AppName and StreamName already.'),
  'InternalError.RuleNotFound': msg('There is no such rule.'),
  InternalError: msg('The service failed by itself. Try again later.'),
  ResourceNotFound: msg('The account’s live service is not active: it was stopped, forbidden or frozen.'),
  'UnsupportedOperation.NotLVBCodeMode': msg('The account is not in LVB code mode, which these actions are for.'),
  NetworkError: msg('Nothing came back that the API could have said.'),
});
