// From a postcode to an address. An empty field is filled; what a person typed is replaced only when asked for.
import type { AddressMatch, AddressMatches, FieldId } from '../generated/api';

/** The fields of one address. */
export interface AddressFields {
  prefecture: FieldId;
  city: FieldId;
  street: FieldId;
  building: FieldId;
  /** Where the name of an office goes. */
  office: FieldId | null;
}

const HOME: AddressFields = { prefecture: 'prefecture', city: 'city', street: 'street', building: 'building', office: null };
const WORKPLACE: AddressFields = {
  prefecture: 'workplace_prefecture',
  city: 'workplace_city',
  street: 'workplace_street',
  building: 'workplace_building',
  office: 'workplace_name',
};

/** The address that belongs to a postcode. */
export const addressOf = (postcode: FieldId): AddressFields => (postcode === 'workplace_postcode' ? WORKPLACE : HOME);

/** What an address search needs from outside. */
export interface AddressPorts {
  /** Is the field part of this university's form? */
  asked(id: FieldId): boolean;
  answer(id: FieldId): string;
  /** Writes an answer as if it had been typed. */
  write(id: FieldId, text: string): void;
  lookUp(postcode: string): Promise<AddressMatches>;
}

type Part = keyof AddressMatch;
/** From the widest to the narrowest. */
const PARTS: readonly Part[] = ['prefecture', 'city', 'street', 'building', 'office'];

/** What is said below a postcode. */
export type Said =
  | { kind: 'nothing' }
  | { kind: 'unknown' }
  | { kind: 'filled'; match: AddressMatch }
  | { kind: 'differs'; match: AddressMatch };

/** The seven digits of a complete postcode, as the core reads them. */
export function digitsOf(typed: string): string | null {
  const digits = typed.normalize('NFKC').replace(/[\s\-‐‑‒–—―−ー〒]/gu, '');
  return /^[0-9]{7}$/.test(digits) ? digits : null;
}

/** An address in one line, as it is written in Japan. */
export const addressLine = ({ prefecture, city, street, building }: AddressMatch): string =>
  [`${prefecture}${city}${street}`, building].filter(Boolean).join('　');

/** The same with the office that has this postcode for itself. */
export const placeLine = (match: AddressMatch): string =>
  [addressLine(match), match.office].filter(Boolean).join('　');

export class AddressSearch {
  /** Places to choose from, where a postcode has several. */
  choices = $state<AddressMatch[]>([]);
  chosen = $state(-1);
  said = $state<Said>({ kind: 'nothing' });
  /** The day of the data, once something was looked up. */
  date = $state('');
  private asked = '';
  private readonly filled = new Map<FieldId, string>();

  constructor(
    private readonly fields: AddressFields,
    private readonly ports: AddressPorts,
  ) {}

  /** The postcode is another one. Asks as soon as it is complete. */
  async changed(typed: string): Promise<void> {
    const digits = digitsOf(typed);
    if (digits === this.asked) return;
    this.asked = digits ?? '';
    this.choices = [];
    this.chosen = -1;
    this.said = { kind: 'nothing' };
    this.date = '';
    if (!digits) return;
    let found: AddressMatches;
    try {
      found = await this.ports.lookUp(digits);
    } catch {
      // A look-up only helps: the address can be typed.
      return;
    }
    // Typed on meanwhile: the next answer counts.
    if (this.asked !== digits) return;
    this.date = found.data_date;
    const [first, ...others] = found.matches;
    if (!first) this.said = { kind: 'unknown' };
    else if (others.length === 0) this.take(first);
    else {
      this.choices = found.matches;
      this.fill(common(first, others));
    }
  }

  /** One of several was chosen. */
  choose(index: number): void {
    const match = this.choices[index];
    if (!match || this.chosen === index) return;
    this.chosen = index;
    this.take(match);
  }

  /** The person agreed: what was typed makes way. */
  replace(): void {
    if (this.said.kind !== 'differs') return;
    const { match } = this.said;
    for (const part of PARTS) {
      const id = this.field(part);
      // A town of another place has to go even where nothing follows it. A flat and the name of an office stay.
      if (id && part !== 'office' && (match[part] !== '' || part === 'street')) this.put(id, match[part]);
    }
    this.said = { kind: 'filled', match };
  }

  /** The person declined. */
  keep(): void {
    this.said = { kind: 'nothing' };
  }

  private take(match: AddressMatch): void {
    const { wrote, differs } = this.fill(match);
    if (differs) this.said = { kind: 'differs', match };
    else this.said = wrote ? { kind: 'filled', match } : { kind: 'nothing' };
  }

  /** Fills from the widest part on, and stops where another text stands: what follows would belong elsewhere. */
  private fill(match: AddressMatch): { wrote: boolean; differs: boolean } {
    let wrote = false;
    for (const part of PARTS) {
      const id = this.field(part);
      if (!id) continue;
      const [present, text] = [this.ports.answer(id).trim(), match[part]];
      const own = present === '' || present === this.filled.get(id);
      if (own && present !== text) {
        this.put(id, text);
        wrote = true;
      } else if (!own && part !== 'office' && text !== '' && !present.startsWith(text)) {
        return { wrote, differs: true };
      }
    }
    return { wrote, differs: false };
  }

  private put(id: FieldId, text: string): void {
    this.filled.set(id, text);
    this.ports.write(id, text);
  }

  private field(part: Part): FieldId | null {
    const id = this.fields[part];
    return id && this.ports.asked(id) ? id : null;
  }
}

/** What all places have in common. */
function common(first: AddressMatch, others: AddressMatch[]): AddressMatch {
  const same = (part: Part): string => (others.every((other) => other[part] === first[part]) ? first[part] : '');
  const prefecture = same('prefecture');
  const city = prefecture && same('city');
  const street = city && same('street');
  return { prefecture, city, street, building: street && same('building'), office: '' };
}
