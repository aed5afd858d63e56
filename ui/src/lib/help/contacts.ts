// Contacts as a person looks for them: by what they want to ask.
import type { ContactView, QuestionKind } from '../generated/api';

/** Kinds of questions, in the order in which they are shown. */
export const KINDS: readonly QuestionKind[] = ['content', 'payment', 'system'];

export interface ContactGroup {
  /** None: for everything else. */
  kinds: QuestionKind[];
  contacts: ContactView[];
}

/** Kinds that the same contacts answer are one group; who answers no kind in particular comes last. */
export function byKind(contacts: ContactView[]): ContactGroup[] {
  const groups: ContactGroup[] = [];
  for (const kind of KINDS) {
    const found = contacts.filter(({ about }) => about.includes(kind));
    if (found.length === 0) continue;
    const same = groups.find((group) => group.contacts.length === found.length && group.contacts.every((one, i) => one === found[i]));
    if (same) same.kinds.push(kind);
    else groups.push({ kinds: [kind], contacts: found });
  }
  const rest = contacts.filter(({ about }) => about.length === 0);
  return rest.length > 0 ? [...groups, { kinds: [], contacts: rest }] : groups;
}
