/**
 * What the author of a pull request says about the use of a language model, in the boxes that many templates have: one
 * to tick where it was used, or where it was not. Nothing is guessed from the rest of the text, and of the text nothing
 * else is kept.
 */

/** Ticked; ticked that there was none; boxes that were left open. null = the text has no such box. */
export type Disclosure = 'declared' | 'declined' | 'not_stated' | null;

const BOX = /^[ \t>]*(?:[-*+]|\d+[.)])[ \t]+\[([ xX])\][ \t]+(.+)$/gm;
const MODEL =
  /\b(?:a\.?i\.?|gen-?ai|llms?|gpts?|chat-?gpt|copilot|claude|gemini|codex|cursor|(?:large )?language models?|artificial intelligence|coding (?:agents?|assistants?)|(?:coding|ai) tools?|agents?|generative tools?)\b/i;
/** What was done with it: a box that asks for anything else about it (that a policy was read, say) discloses nothing. */
const USE =
  /\b(?:us(?:e|ed|es|ing|age)|utili[sz]\w*|generat\w*|writ\w*|wrote|creat\w*|assist\w*|author\w*|co-?author\w*|help\w*|produc\w*|made|draft\w*|involv\w*|contribut\w*|disclos\w*|with(?:out)?|no|by)\b/i;
const RULES = /\b(?:polic(?:y|ies)|guidelines?|rules?|code of conduct|contributing)\b/i;
const NONE =
  /\b(?:no|not|none|never|without|isn['’]t|wasn['’]t|didn['’]t|don['’]t|free of)\b|\bhuman[- ](?:only|written|authored)\b/i;

/** @param body Markdown as GitHub keeps it */
export function disclosureIn(body: string | null | undefined): Disclosure {
  const visible = (body ?? '')
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(/^[ \t]*(`{3,}|~{3,})[\s\S]*?(?:^[ \t]*\1|$(?![\s\S]))/gm, '');
  const found = [...visible.matchAll(BOX)]
    .map(([, mark, words]) => ({ isTicked: mark !== ' ', words: words! }))
    .filter(({ words }) => MODEL.test(words) && USE.test(words) && !RULES.test(words));
  if (found.length === 0) return null;
  const ticked = found.filter(({ isTicked }) => isTicked);
  if (ticked.some(({ words }) => !NONE.test(words))) return 'declared';
  return ticked.length > 0 ? 'declined' : 'not_stated';
}
