import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { javascriptLanguage } from '@codemirror/lang-javascript';
import { bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting, syntaxTree } from '@codemirror/language';
import { Compartment, EditorState } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLineGutter, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** An editor on the page. CodeMirror is large: this module is loaded when the editor is shown. */
export type ReceiverEditor = {
  /** Names it for screen readers, in the present language. */
  name(label: string): void;
  /** The line of the first place that is not JavaScript, or undefined. */
  firstMistake(): number | undefined;
  close(): void;
};

// Its styles become adopted sheets of the shadow root, which a strict policy lets pass. Colours follow the page's scheme.
const look = EditorView.theme({
  '&': { fontSize: '13px', color: 'var(--lsc-text)', backgroundColor: 'var(--lsc-sunken)' },
  '&.cm-focused': { outline: 'var(--wa-focus-ring)', outlineOffset: 'var(--wa-focus-ring-offset)' },
  '.cm-scroller': { fontFamily: 'var(--lsc-mono)', lineHeight: '1.5', minHeight: '12em', maxHeight: '60vh' },
  '.cm-content': { caretColor: 'var(--lsc-text)' },
  '.cm-cursor': { borderLeftColor: 'var(--lsc-text)' },
  '.cm-gutters': { color: 'var(--lsc-soft)', backgroundColor: 'var(--lsc-sunken)', border: 'none' },
  '.cm-activeLineGutter': { color: 'var(--lsc-text)', backgroundColor: 'transparent' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    background: 'var(--wa-color-brand-fill-quiet)',
  },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--lsc-line)' },
});

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.modifier, tags.controlKeyword], color: 'var(--lsc-accent)' },
  { tag: [tags.string, tags.regexp], color: 'var(--lsc-screenshot)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--lsc-configured)' },
  { tag: tags.comment, color: 'var(--lsc-soft)' },
  { tag: tags.invalid, color: 'var(--lsc-bad)' },
]);

/**
 * Replaces what is selected by what is typed before the browser does: it would give the new text the colour of the old in a
 * `style` attribute, which a strict policy reports.
 */
function typedOver({ inputType, data }: InputEvent, view: EditorView): boolean {
  const [from, to] = selected(view);
  if (inputType !== 'insertText' || data === null || from === to) return false;
  const selection = { anchor: from + data.length };
  view.dispatch({ changes: { from, to, insert: data }, selection, userEvent: 'input.type', scrollIntoView: true });
  return true;
}

/** Takes away what is selected before an input method's letters come in its place, which cannot be held back: see `typedOver`. */
function composedOver(_event: CompositionEvent, view: EditorView): boolean {
  const [from, to] = selected(view);
  if (from !== to) view.dispatch({ changes: { from, to }, selection: { anchor: from }, userEvent: 'delete.selection' });
  return false;
}

/**
 * What the editor takes for selected; where that is nothing, what the browser does: a program may select and type in one go. Lines
 * that are out of view are not in the document, so all that is there stands for all.
 */
function selected(view: EditorView): readonly [from: number, to: number] {
  const { from, to } = view.state.selection.main;
  // Chromium tells the selection in a shadow root by the root alone; others have no such method there.
  const range = (view.root as Partial<Document>).getSelection?.() ?? document.getSelection();
  if (from !== to || !range?.anchorNode || !range.focusNode || !view.contentDOM.contains(range.anchorNode))
    return [from, to];
  const ends = [view.posAtDOM(range.anchorNode, range.anchorOffset), view.posAtDOM(range.focusNode, range.focusOffset)];
  const [start, end] = [Math.min(...ends), Math.max(...ends)];
  const isAll = start !== end && start <= view.viewport.from && end >= view.viewport.to;
  return isAll ? [0, view.state.doc.length] : [start, end];
}

/**
 * Puts an editor of JavaScript into an element of a shadow root. Tab is not taken: it leaves the editor, as it leaves any field.
 *
 * @param onChange is given the whole text after each change.
 */
export function openReceiverEditor(
  parent: HTMLElement,
  text: string,
  onChange: (text: string) => void,
): ReceiverEditor {
  const label = new Compartment();
  const view = new EditorView({
    parent,
    root: parent.getRootNode() as ShadowRoot,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        highlightActiveLineGutter(),
        history(),
        drawSelection(),
        indentOnInput(),
        bracketMatching(),
        javascriptLanguage,
        syntaxHighlighting(colours),
        look,
        EditorView.lineWrapping,
        label.of([]),
        keymap.of([...defaultKeymap, ...historyKeymap]),
        EditorView.domEventHandlers({ beforeinput: typedOver, compositionstart: composedOver }),
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (docChanged) onChange(state.doc.toString());
        }),
      ],
    }),
  });
  return {
    name: (name) => {
      if (view.contentDOM.ariaLabel === name) return;
      const attributes = EditorView.contentAttributes.of({ 'aria-label': name, tabindex: '0' });
      view.dispatch({ effects: label.reconfigure(attributes) });
    },
    firstMistake: () => {
      let line: number | undefined;
      syntaxTree(view.state).iterate({
        enter: ({ type, from }) => {
          if (type.isError) line ??= view.state.doc.lineAt(from).number;
        },
      });
      return line;
    },
    close: () => view.destroy(),
  };
}
