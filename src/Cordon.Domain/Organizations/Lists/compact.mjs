// Makes the compact files of Data from the upstream lists of mail domains: node compact.mjs UPSTREAM DATA. Called by refresh.sh.
import { readFileSync, writeFileSync } from 'node:fs';
import { domainToASCII } from 'node:url';
import { join } from 'node:path';

const [upstream, data] = process.argv.slice(2);

// In the form that DNS has them in, and in the order of their bytes: they are looked up by halving.
const write = (name, source) => {
  const domains = JSON.parse(readFileSync(join(upstream, source), 'utf8')).map(domain => domainToASCII(domain.trim()));
  if (domains.some(domain => !/^[a-z0-9.-]+$/.test(domain))) throw new Error(`Not a domain in ${source}.`);
  writeFileSync(join(data, name), [...new Set(domains)].sort().map(domain => `${domain}\n`).join(''));
};

write('free-mail.txt', 'free-email-domains.json');
write('disposable-mail.txt', 'disposable-email-domains.json');
write('disposable-mail-wildcards.txt', 'disposable-email-wildcard.json');
