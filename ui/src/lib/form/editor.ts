// What a field needs of whoever holds its answer: the draft of an application, or personal information being changed.
import type { FieldId, FieldProblem, UniversityInfo } from '../generated/api';
import type { Answers } from './fields';
import type { Readings } from './readings.svelte';

export interface FieldEditor {
  readonly answers: Answers;
  readonly problems: readonly FieldProblem[];
  readonly newFields: readonly FieldId[];
  readonly nowRequired: readonly FieldId[];
  readonly readings: Readings;
  answer(id: FieldId, text: string, info: UniversityInfo | null): void;
  leave(id: FieldId): void;
  flush(): Promise<boolean>;
}
