// The editor, in the page's colours. It lives in a shadow root, because only there its
// styles need no <style> element, which a strict content security policy forbids.

import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { pythonLanguage } from "@codemirror/lang-python";
import { bracketMatching, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { EditorState, Prec } from "@codemirror/state";
import { drawSelection, EditorView, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const colour = (name) => `var(--md-code-hl-${name}-color)`;

const COLOURS = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.bool, tags.null], color: colour("keyword") },
  { tag: [tags.string, tags.special(tags.string)], color: colour("string") },
  { tag: tags.number, color: colour("number") },
  { tag: tags.comment, color: colour("comment") },
  { tag: tags.function(tags.definition(tags.variableName)), color: colour("function") },
  { tag: tags.definition(tags.className), color: colour("function") },
  { tag: tags.self, color: colour("constant") },
  { tag: tags.operator, color: colour("operator") },
  { tag: tags.punctuation, color: colour("punctuation") },
]);

const LOOK = EditorView.theme({
  "&": { color: "var(--md-code-fg-color)", backgroundColor: "var(--md-code-bg-color)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--md-code-font-family)", fontSize: "0.62rem", lineHeight: "1.4" },
  ".cm-content": { padding: "0.6rem 0", caretColor: "var(--md-default-fg-color)" },
  ".cm-line": { padding: "0 0.8rem 0 0.4rem" },
  ".cm-gutters": {
    color: "var(--md-default-fg-color--light)",
    backgroundColor: "var(--md-code-bg-color)",
    border: "0",
  },
  ".cm-cursor": { borderLeftColor: "var(--md-default-fg-color)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    background: "var(--md-code-hl-color--light)",
  },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--md-code-hl-color--light)" },
});

// `change` hears of each edit, `run` of Ctrl-Enter. Tab indents; after Escape it leaves.
// What is selected, or where the caret is, goes from `start` to `end` of the text.
export function openEditor({ host, text, label, change, run, start = 0, end = start }) {
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  const act = () => (run(), true);
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text,
      selection: { anchor: start, head: end },
      extensions: [
        Prec.highest(keymap.of([{ key: "Ctrl-Enter", mac: "Cmd-Enter", run: act }])),
        keymap.of([indentWithTab, ...defaultKeymap, ...historyKeymap]),
        history(),
        lineNumbers(),
        drawSelection(),
        indentOnInput(),
        bracketMatching(),
        indentUnit.of("    "),
        EditorState.tabSize.of(4),
        pythonLanguage,
        syntaxHighlighting(COLOURS),
        LOOK,
        EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" }),
        EditorView.updateListener.of((told) => told.docChanged && change(view.state.doc.toString())),
      ],
    }),
  });
  return {
    get text() {
      return view.state.doc.toString();
    },
    set text(text) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
    },
    focus: () => view.focus(),
    close: () => view.destroy(),
  };
}
