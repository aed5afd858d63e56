// The operating manual as data, made from its sources when the views are built.

export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'strong'; text: Inline[] }
  /** The words of a message, as they stand on the screen. */
  | { kind: 'label'; key: string };

export type Block = { kind: 'paragraph'; text: Inline[] } | { kind: 'list'; ordered: boolean; items: Inline[][] };

export interface ManualSection {
  id: string;
  title: string;
  blocks: Block[];
}

export interface Chapter {
  id: string;
  title: string;
  lead: Block[];
  sections: ManualSection[];
}
