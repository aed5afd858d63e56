// The real thing for a journey: a university's server with its mail folder, and the core behind the dev host.
import { spawn, execFileSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const UI = fileURLToPath(new URL('../../', import.meta.url));
const BINARIES = process.env.AKASHI_BIN_DIR ?? resolve(UI, '../target/debug');
const PATIENCE = 60_000;

export const STAFF = { name: 'sato', password: 'correct horse staple' };

const binary = (name: string): string => join(BINARIES, name);

/** Everything a journey needs; `close` ends it and removes its files. */
export interface Real {
  /** Address of the university's server. */
  university: string;
  /** Opens another computer: a core of its own behind a dev host. Gives its address. */
  computer(keyring?: 'memory' | 'none'): Promise<string>;
  /** Waits for mail number `index` (from 0) to `address`. Gives its plain text. */
  mail(address: string, index: number): Promise<string>;
  /** Ends the university's server; its data stay. */
  stopUniversity(): Promise<void>;
  /** Opens it again at the same address. */
  startUniversity(): Promise<void>;
  /** A path for a file that goes with the journey. */
  file(name: string): string;
  close(): Promise<void>;
}

export async function real(): Promise<Real> {
  const folder = mkdtempSync(join(tmpdir(), 'akashi-e2e-'));
  const server = join(folder, 'server');
  execFileSync(binary('akashi-server'), ['init', '--dir', server], { stdio: 'ignore' });
  execFileSync(binary('akashi-server'), ['staff', 'add', '--dir', server, '--name', STAFF.name, '--password-stdin'], {
    input: `${STAFF.password}\n`,
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  const serve = (listen: string) =>
    started(binary('akashi-server'), ['serve', '--dir', server, '--listen', listen, '--least-free-percent', '0']);
  let running = await serve('127.0.0.1:0');
  const university = running.address;
  const computers: ChildProcess[] = [];
  return {
    university,
    async computer(keyring = 'memory') {
      const data = join(folder, `computer-${computers.length}`);
      const host = await started(binary('akashi-dev-host'), [
        '--university',
        university,
        '--data-dir',
        data,
        '--ui',
        join(UI, 'dist'),
        '--keyring',
        keyring,
      ]);
      computers.push(host.process);
      return host.address;
    },
    mail: (address, index) => mail(join(server, 'mail'), address, index),
    stopUniversity: () => ended(running.process),
    async startUniversity() {
      running = await serve(new URL(university).host);
    },
    file: (name) => join(folder, name),
    async close() {
      await Promise.all([...computers, running.process].map(ended));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Starts a program and waits for the address it prints. */
function started(program: string, args: string[]): Promise<{ process: ChildProcess; address: string }> {
  const process = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  return new Promise((fulfil, refuse) => {
    let said = '';
    const timer = setTimeout(() => refuse(new Error(`${program} printed no address:\n${said}`)), PATIENCE);
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(said)?.[0];
      if (!address) return;
      clearTimeout(timer);
      fulfil({ process, address });
    };
    process.stdout.on('data', hear);
    process.stderr.on('data', hear);
    process.once('exit', (code) => refuse(new Error(`${program} ended with ${code}:\n${said}`)));
  });
}

function ended(process: ChildProcess): Promise<void> {
  if (process.exitCode !== null || process.signalCode !== null) return Promise.resolve();
  return new Promise((done) => {
    process.once('exit', () => done());
    process.kill('SIGTERM');
  });
}

async function mail(folder: string, address: string, index: number): Promise<string> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const text = mails(folder, address)[index];
    if (text !== undefined) return text;
    if (Date.now() > end) throw new Error(`mail ${index} to ${address} did not arrive`);
    await new Promise((next) => setTimeout(next, 100));
  }
}

function mails(folder: string, address: string): string[] {
  let names: string[];
  try {
    names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.eml'));
  } catch {
    return [];
  }
  return names
    .map((name) => join(folder, name))
    .sort((one, other) => statSync(one).mtimeMs - statSync(other).mtimeMs)
    .map((path) => readFileSync(path, 'utf8'))
    .filter((raw) => new RegExp(`^To: .*${address.replaceAll('.', '\\.')}`, 'im').test(raw))
    .map(plainText);
}

/** The plain text part of a mail, decoded. */
function plainText(raw: string): string {
  const part = /Content-Type: text\/plain[\s\S]*?(?=\r?\n--|$(?![\s\S]))/i.exec(raw)?.[0] ?? raw;
  const start = /\r?\n\r?\n/.exec(part);
  const [head, body] = start ? [part.slice(0, start.index), part.slice(start.index + start[0].length)] : ['', part];
  const encoding = /Content-Transfer-Encoding: (\S+)/i.exec(raw.slice(0, raw.indexOf(part)) + head)?.[1]?.toLowerCase();
  const own = /Content-Transfer-Encoding: (\S+)/i.exec(head)?.[1]?.toLowerCase() ?? encoding;
  if (own === 'base64') return Buffer.from(body.replace(/\s/g, ''), 'base64').toString('utf8');
  if (own !== 'quoted-printable') return body;
  const bytes = body
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** The code of eight characters in a mail. */
export const codeIn = (text: string): string => /(?<![\w-])[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}(?![\w-])/.exec(text)?.[0] ?? '';

/** The initial password in a mail: the one word of sixteen letters and digits. */
export const initialPasswordIn = (text: string): string => /(?<![\w/=&?-])[A-Za-z0-9]{16}(?![\w/=&?-])/.exec(text)?.[0] ?? '';
