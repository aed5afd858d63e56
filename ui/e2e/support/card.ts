// An insurance card for tests of single screens: what must not be seen in it, and a drawing of one.
import type { DocumentType, MaskTemplate, PendingView } from '../../src/lib/generated/api';
import type { Answers } from './fixture';
import { info } from './university';
import { draft, start } from './views';

const field = (id: string, ja: string, en: string, need: MaskTemplate['fields'][number]['need'], area: [number, number, number, number]) => {
  const [x, y, width, height] = area;
  return { id, label: { ja, en }, need, area: { x, y, width, height } };
};

export const INSURANCE: MaskTemplate = {
  aspect: 1_586,
  number_side: false,
  fields: [
    field('symbol', '記号', 'Symbol', 'required', [800, 3_300, 2_400, 900]),
    field('number', '番号', 'Number', 'required', [3_600, 3_300, 2_400, 900]),
    field('branch', '枝番', 'Branch number', 'where_present', [6_400, 3_300, 1_200, 900]),
    field('insurer_number', '保険者番号', 'Insurer number', 'required', [2_600, 8_000, 3_600, 900]),
    field('qr', 'QRコード', 'QR code', 'where_present', [7_600, 5_400, 1_700, 2_700]),
  ],
};

const NUMBER_CARD: MaskTemplate = {
  aspect: 1_586,
  number_side: true,
  fields: [field('donor', '臓器提供の意思', 'Organ donation', 'optional', [500, 8_300, 6_000, 1_200])],
};

const kind = (id: string, ja: string, en: string, mask: MaskTemplate): DocumentType => ({
  id,
  label: { ja, en },
  advice: { ja: '', en: '' },
  mask,
});

const document_types = [
  ...info.document_types,
  kind('insurance_card', '健康保険証', 'Health insurance card', INSURANCE),
  kind('my_number_card', 'マイナンバーカード', 'My Number card', NUMBER_CARD),
];

export const picture = (change: Partial<PendingView> = {}): PendingView => ({
  id: 'picture',
  role: 'identity',
  name: 'IMG_0001.jpg',
  width: 1_600,
  height: 1_200,
  problems: [],
  warning: 0,
  cover: true,
  stored: false,
  answers: [],
  ...change,
});

/** The identity section with `pending` as what comes of choosing files. */
export const choosing = (pending: PendingView[], type = 'insurance_card', documents = draft().documents.slice(0, 0)): Answers => {
  const empty = draft({ section: 'identity', documents, answers: { ...draft().answers, document_type: type } });
  return {
    'app.start': start({}, { draft: true }),
    'university.current': { info: { ...info, document_types }, from_cache: false },
    'draft.get': empty,
    'documents.sources': { paste: false },
    'documents.choose': { cancelled: false, draft: empty, refused: [], pending },
    'documents.keep': { draft: draft({ section: 'identity' }), warned: null },
  };
};

/** A photo of a card on a table. */
export const CARD = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1600 1200" width="1600" height="1200">
<rect width="1600" height="1200" fill="#b59a7a"/><g transform="rotate(-2 800 600)"><rect x="140" y="180" width="1320" height="832" rx="36" fill="#f4f8ec" stroke="#9ab57f" stroke-width="5"/>
<rect x="140" y="180" width="1320" height="100" rx="36" fill="#cfe3b8"/><g fill="#3c4a30" font-family="sans-serif" font-size="40"><text x="200" y="248">健康保険被保険者証　本人（被保険者）</text>
<text x="230" y="400">氏名　髙﨑 一郎</text><text x="230" y="520">記号 1234　番号 567890　枝番 00</text><text x="230" y="640">生年月日　平成元年1月8日</text><text x="230" y="740">資格取得　平成23年4月1日</text>
<text x="230" y="900">保険者番号　01130012</text><text x="230" y="960">保険者名称　全国健康保険協会</text></g>
<g fill="#222"><path d="M1150 640h60v60h-60zm120 0h60v60h-60zm-120 120h60v60h-60zM1220 640h20v40h-20zm0 60h60v20h-60zm70 20h40v20h-40zm-60 40h20v60h-20zm50 10h50v20h-50zm0 40h20v20h-20z"/></g></g></svg>`;
