/** The documented rules of Live Screencapture as pure functions: the public surface of this room. */
export { ScreencaptureError, type ErrorCode, type ErrorDetails } from './errors.ts';
export { citeSource, sources, type Source, type Sourced } from './sources.ts';
export {
  defaultDialect,
  dialects,
  isDialectId,
  type Dialect,
  type DialectId,
  type IntervalLimits,
  type Naming,
  type SizeLimits,
} from './dialects.ts';
export type {
  CameraEvent,
  FileSource,
  FrameOrigin,
  MissingShot,
  PatternSource,
  PushSource,
  Shot,
  ShotOrder,
  Size,
  SourceFacts,
} from './push.ts';
export {
  defaultSizingChoices,
  isSwapped,
  longestSide,
  resolveScreenshotSize,
  type Proportion,
  type Rounding,
  type SizeResolution,
  type SizingChoices,
  type SizingRule,
  type Swap,
} from './sizing.ts';
export { excessTenths, isUpscaled, largestQuickProduct, stretch, stretchTenths, type Stretch } from './stretch.ts';
export { solveSizing, type SizingAnswer, type SizingQuestion, type SizingWish } from './inverse-sizing.ts';
export { sizingCases, type SizingAlternative, type SizingCase, type SizingCaseId } from './sizing-cases.ts';
export {
  captureInstants,
  checkInterval,
  countInstants,
  createTimeUnixSeconds,
  instantUs,
  type FirstIndex,
} from './interval.ts';
export { parseInstant } from './instant.ts';
export { mediaTimeText } from './media-time.ts';
export { daysInMonth, documentedUtcOffsetSeconds, unixSecondsAt, wallClock, type WallClock } from './wall-clock.ts';
export {
  checkPattern,
  joinPatterns,
  placeholders,
  type NamePatterns,
  type PatternPart,
  type PatternPlace,
  type Placeholder,
} from './name-pattern.ts';
export { objectKey, objectName, objectNamer, screenshotExtension, type NamedScreenshot } from './object-key.ts';
export { parseObjectKey, type ObjectKeyFields, type PlaceholderTexts } from './object-key-reading.ts';
export {
  bucketHost,
  encodeObjectKey,
  objectUrl,
  parseBucketHost,
  parseObjectUrl,
  type BucketLocation,
  type UrlScheme,
} from './object-url.ts';
export { signCallback, verifyCallback, type Verification } from './signature.ts';
export {
  callbackFieldNames,
  callbackFieldTypes,
  isCallbackFieldName,
  type CallbackFieldName,
} from './callback-fields.ts';
export {
  buildCallback,
  renewSignature,
  screenshotEventType,
  serializeCallback,
  type CallbackBody,
  type CallbackFacts,
  type Signing,
} from './callback.ts';
export { checkCallback, parseCallback, type CallbackCheck, type Finding, type FindingCode } from './callback-check.ts';
export { documentedSample, documentedSampleKey, exampleApiCredential } from './documented-sample.ts';
export { readPastedCallback, type PastedCallback, type PastedHeader } from './pasted-callback.ts';
export { findSignMistakes, type SignedText, type SignMistake } from './sign-mistake.ts';
export { diagnoseCallback, type CallbackDiagnosis } from './callback-diagnosis.ts';
export type { DiagnosisCheck, DiagnosisCheckId, Verdict } from './diagnosis-check.ts';
export {
  alterCallback,
  defencesThatStop,
  moveDigits,
  type Arrival,
  type Defence,
  type ForgedFields,
  type KeyAndT,
} from './forgery.ts';
export { isTaken, nextStep, type Attempt, type AttemptOutcome, type NextStep, type RetryPolicy } from './delivery.ts';
export {
  checkConfiguredSide,
  checkConfiguredSize,
  checkDialectPattern,
  checkPatterns,
  checkTemplate,
  type SnapshotTemplate,
  type SnapshotTemplateInput,
} from './template.ts';
export {
  checkAppId,
  checkAppName,
  checkBucket,
  checkCallbackKey,
  checkPushDomain,
  checkRegion,
  checkStreamName,
  checkStreamParameters,
  parseWholeNumber,
} from './names.ts';
export { chance, seedOf } from './chance.ts';
export { negativeCase, negativeCaseNames, negativeSuite } from './negative-suite.ts';
export type {
  CallbackWish,
  ScorePointId,
  SuiteBasis,
  SuiteCase,
  SuiteReason,
  SuiteRequest,
  SuiteSettings,
  SuiteVerdict,
  WriteCallback,
} from './suite-case.ts';
export {
  gradeReceiver,
  isAnsweredAsDue,
  isFullMarks,
  scorePointIds,
  type ScoreMark,
  type ScorePoint,
  type SuiteAnswer,
  type SuiteAnswers,
} from './scorecard.ts';
