// Makes the compact files of Data from the upstream lists: node compact.mjs UPSTREAM DATA. Called by refresh.sh.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [upstream, data] = process.argv.slice(2);
const read = name => readFileSync(join(upstream, name), 'utf8');

// Columns are parted by tabs; an empty last column is left off, so that no line ends in white space.
const row = cells => {
  if (cells.some(cell => /[\t\r\n]/.test(cell))) throw new Error(`A tab or line break within: ${cells.join(' | ')}`);
  return cells.join('\t').replace(/\t+$/, '') + '\n';
};
const write = (name, rows) => writeFileSync(join(data, name), rows.join(''));

// Kept as upstream orders them: of two patterns that match equally much, the earlier one wins.
write('crawlers.tsv', JSON.parse(read('crawler-user-agents.json'))
  .map(entry => row([entry.pattern, (entry.tags ?? []).join(','), entry.url ?? ''])));

// The list is written by people, for people: "[OpenAI](https://openai.com)", "Unclear at this time.", "Kagi that fetches web content ...".
const plain = text => (text ?? '').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/\s+/g, ' ').trim();
const known = text => /^(unclear|unknown|no information)\b/i.test(text) ? '' : text;
const operator = text => {
  const name = known(plain(text)).replace(/^https?:\/\/([^/]+).*$/, '$1').replace(/^the \w+ company /, '').split(/, | that | to | \(/)[0].trim();
  return name.length > 60 ? '' : name;    // a sentence instead of a name
};

// Two spellings of one name are one agent; what one of them leaves open, the other may say.
const robots = new Map();
for (const [name, entry] of Object.entries(JSON.parse(read('ai-robots.json')))) {
  const cells = [name, operator(entry.operator), known(plain(entry.respect)), known(plain(entry.function))];
  const before = robots.get(name.toLowerCase());
  robots.set(name.toLowerCase(), before ? before.map((cell, i) => cell || cells[i]) : cells);
}
write('ai-robots.tsv', [...robots.values()].map(row));

// All publish IPv4; whoever lists no IPv6 has no such file.
const networks = name => read(name).split(/\r?\n/).filter(line => line !== '');
write('ranges.tsv', ['googlebot', 'bing', 'duckduckbot', 'openai', 'perplexity'].flatMap(key => {
  const v6 = `${key}-ipv6_merged.txt`;
  return [...networks(`${key}-ipv4_merged.txt`), ...existsSync(join(upstream, v6)) ? networks(v6) : []].map(line => row([key, line]));
}));
