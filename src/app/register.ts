import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/input/input.js';
import '@awesome.me/webawesome/dist/components/progress-bar/progress-bar.js';
import { ActiveWays } from '../elements/active-ways.ts';
import { CallbackBody } from '../elements/callback-body.ts';
import { CaptureControls } from '../elements/capture-controls.ts';
import { CaptureView } from '../elements/capture-view.ts';
import { ChoiceField } from '../elements/choice-field.ts';
import { CopyButton } from '../elements/copy-button.ts';
import { EarlierCaptures } from '../elements/earlier-captures.ts';
import { LanguageControl } from '../elements/language-control.ts';
import { MoreSettings } from '../elements/more-settings.ts';
import { ProblemAlert } from '../elements/problem-alert.ts';
import { PushPanel } from '../elements/push-panel.ts';
import { RealConsent } from '../elements/real-consent.ts';
import { ScreenshotFigure } from '../elements/screenshot-figure.ts';
import { ScreenshotList } from '../elements/screenshot-list.ts';
import { SizingWay } from '../elements/sizing-way.ts';
import { SourceFactsList } from '../elements/source-facts.ts';
import { StaleSignatures } from '../elements/stale-signatures.ts';
import { StoredActions } from '../elements/stored-actions.ts';
import { TemplateForm } from '../elements/template-form.ts';
import { TextField } from '../elements/text-field.ts';
import { ThemeControl } from '../elements/theme-control.ts';
import { AppShell } from './app-shell.ts';

/** The page's elements by tag, and the controls that they are built of. The outermost comes last: it finds all others defined. */
const elements: Readonly<Record<string, CustomElementConstructor>> = {
  'lsc-text-field': TextField,
  'lsc-choice-field': ChoiceField,
  'lsc-copy-button': CopyButton,
  'lsc-source-facts': SourceFactsList,
  'lsc-push-panel': PushPanel,
  'lsc-template-form': TemplateForm,
  'lsc-real-consent': RealConsent,
  'lsc-stale-signatures': StaleSignatures,
  'lsc-more-settings': MoreSettings,
  'lsc-capture-controls': CaptureControls,
  'lsc-problem-alert': ProblemAlert,
  'lsc-sizing-way': SizingWay,
  'lsc-screenshot-figure': ScreenshotFigure,
  'lsc-callback-body': CallbackBody,
  'lsc-screenshot-list': ScreenshotList,
  'lsc-stored-actions': StoredActions,
  'lsc-earlier-captures': EarlierCaptures,
  'lsc-theme-control': ThemeControl,
  'lsc-language-control': LanguageControl,
  'lsc-active-ways': ActiveWays,
  'lsc-capture-view': CaptureView,
  'lsc-app-shell': AppShell,
};

/** Defines them all; those on the page come to life at once, so what they ask for has to be there. */
export function defineElements(): void {
  for (const [tag, element] of Object.entries(elements)) {
    if (!customElements.get(tag)) customElements.define(tag, element);
  }
}
