// Screens that many others begin from.
import { testids } from '../../src/lib/testids';
import type { Section } from '../../src/lib/generated/api';
import { type Screen } from './screen';
import { draft, start, status } from './views';

export const form = (section: Section, more: Parameters<typeof draft>[0] = {}): Screen => ({
  root: testids.formScreen,
  answers: { 'app.start': start({}, { draft: true }), 'draft.get': draft({ section, ...more }) },
});
export const statusScreen = (change: Parameters<typeof status>[0]): Screen => ({
  root: testids.statusScreen,
  answers: { 'app.start': start({}, { application: true }), 'application.status': status(change) },
});
